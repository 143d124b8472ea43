package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.io.FileUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts are refused, with file and place, where they are not as they must be. */
class SchemasTest {
    private static final Path HOME = Path.of(System.getProperty("robohaku.home"));
    private static final Path FOLDER = HOME.resolve("schemas");
    private static final String FILE = "documents/application-2020.yml";

    private static SortedMap<String, String> changed(String old, String text) {
        SortedMap<String, String> files = new TreeMap<>(Schemas.files(FOLDER));
        assertThat(files.get(FILE)).as("the contract as it stands").contains(old);
        files.put(FILE, files.get(FILE).replace(old, text));
        return files;
    }

    @Test
    void theContractsOfTheProjectAreWhole() {
        assertThat(Schemas.read(FOLDER).documents()).as("templates").hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject: project_id|subjekt: project_id|Unrecognized field \"subjekt\"",
                "required: true|requierd: true|Unrecognized field \"requierd\"",
                "id: application-2020|id: application-2021|the file name says 'application-2020'",
                "subject: project_id|subject: project|subject 'project' is no field",
                "taxonomy: technologies|taxonomy: techs|field 'technology': no taxonomy 'techs'",
                "field: ends_on|field: ended_on|check end_before_start: no field 'ended_on'",
                "starts_on <= ends_on|starts_on <= end_on|check end_before_start: nothing is called 'end_on'",
                "rule: end_before_start|rule: end_before|check: no rule 'end_before' in rules.yml",
                "running_sum: [running_maintenance|running_sum: [maintenance|no line 'maintenance'",
                "not_applicable: [|not_applied: [|none_words: no status 'not_applied'",
                "personal: true}|personal: true, column: summary}|is personal and must have no column",
                "type: grid|type: gird|gird",
                "haku 2020\",|haku 2020,|documents/application-2020.yml",
            })
    void aMistakeInAContractIsToldWithItsFile(String old, String text, String told) {
        assertThatThrownBy(() -> Schemas.parse(changed(old, text)))
                .as("'%s' in place of '%s'", text, old)
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(FILE)
                .hasMessageContaining(told);
    }

    @Test
    void anUnknownKeyIsToldWithItsLine() {
        assertThatThrownBy(() -> Schemas.parse(changed("kind: application", "kind: application\nkid: goat")))
                .as("an unknown key in the third line")
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("line 3:");
    }

    @Test
    void everyProblemOfTheContractsIsToldAtOnce() {
        SortedMap<String, String> files = changed("field: ends_on", "field: ended_on");
        files.put("documents/calls.yml", files.get("documents/calls.yml").replace("decimal: \"", "decimal: \";"));
        assertThatThrownBy(() -> Schemas.parse(files))
                .as("two mistakes in two files")
                .hasMessageContaining("ended_on")
                .hasMessageContaining("documents/calls.yml: csv: the decimal sign");
    }

    @Test
    void twoTemplatesWithOneTitleAreRefused() {
        SortedMap<String, String> files = new TreeMap<>(Schemas.files(FOLDER));
        files.put(
                "documents/application-2021.yml",
                files.get(FILE).replace("id: application-2020", "id: application-2021"));
        assertThatThrownBy(() -> Schemas.parse(files))
                .as("a copy under another name")
                .hasMessageContaining("documents/application-2020.yml has the same title");
    }

    @Test
    void aColumnThatItsTableDoesNotHaveIsTold(@org.junit.jupiter.api.io.TempDir Path folder) throws IOException {
        FileUtils.copyDirectory(FOLDER.toFile(), folder.toFile());
        Path file = folder.resolve(FILE);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("column: acronym", "column: akronym")
                        .replace("table: milestone", "table: milestones"));
        assertThatThrownBy(() -> Schemas.read(folder))
                .as("an unknown column and an unknown table")
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(FILE + ": field 'acronym': table application has no column 'akronym'")
                .hasMessageContaining("no table tables/silver/milestones.sql");
    }

    @Test
    void aFolderWithoutContractsIsToldHowToNameOne(@org.junit.jupiter.api.io.TempDir Path empty) {
        assertThatThrownBy(() -> Schemas.read(empty))
                .as("no contracts there")
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("set ROBOHAKU_HOME");
    }

    @Test
    void everyRuleSpeaksThreeLanguages() throws IOException {
        String text = Files.readString(FOLDER.resolve("rules.yml"));
        for (Rule rule : Schemas.read(FOLDER).rules().values()) {
            for (Texts texts : new Texts[] {rule.message(), rule.remedy()}) {
                assertThat(texts.all()).as("texts of %s", rule.id()).hasSize(3).noneMatch(String::isBlank);
            }
            for (String parameter : new String[] {"{field}", "{found}", "{expected}"}) {
                assertThat(Stream.of(Language.values())
                                .map(language -> rule.message().in(language).contains(parameter))
                                .distinct())
                        .as("%s in the message of %s: in all languages or in none", parameter, rule.id())
                        .hasSize(1);
            }
            boolean isValidity = rule.tier() == Rule.Tier.VALIDITY;
            assertThat(rule.scope() != Rule.Scope.NONE)
                    .as("only validity withholds: %s", rule.id())
                    .isEqualTo(isValidity);
        }
        assertThat(text).as("the catalogue has an example for each").contains("example:");
    }

    @Test
    void everyRuleOfTheCatalogueIsAppliedByAProgramOrByACheck() {
        Schemas schemas = Schemas.read(FOLDER);
        Set<String> applied = new TreeSet<>(Rule.BUILT_IN);
        schemas.documents().values().forEach(template -> template.checks().forEach(check -> applied.add(check.rule())));
        assertThat(schemas.rules().keySet()).as("rules of the catalogue").hasSameElementsAs(applied);
    }

    @Test
    void theBuiltInRulesAreThoseThatProgramsName() throws IOException {
        Set<String> rules = Schemas.read(FOLDER).rules().keySet();
        Pattern quoted = Pattern.compile("[\"']([a-z_]+)[\"']");
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(HOME.resolve("jobs"))) {
            for (Path file : files.filter(SchemasTest::mayNameRules).toList()) {
                Matcher word = quoted.matcher(Files.readString(file));
                while (word.find()) {
                    if (rules.contains(word.group(1)) || Rule.BUILT_IN.contains(word.group(1))) {
                        named.add(word.group(1));
                    }
                }
            }
        }
        assertThat(named).as("rules named in Java and SQL").hasSameElementsAs(Rule.BUILT_IN);
    }

    /** Sources of what reads and resolves documents; the class that lists the rules and the samples name any of them. */
    private static boolean mayNameRules(Path file) {
        String path = HOME.relativize(file).toString().replace('\\', '/');
        return path.matches("jobs/[^/]+/src/main/.*\\.(java|sql)")
                && !path.startsWith("jobs/samples/")
                && !path.endsWith("contracts/Rule.java");
    }
}
