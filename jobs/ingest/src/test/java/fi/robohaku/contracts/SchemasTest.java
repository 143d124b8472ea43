package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts are refused, with file and place, where they are not as they must be. */
class SchemasTest {
    private static final Path HOME = Path.of(System.getProperty("robohaku.home"));
    private static final Path FOLDER = HOME.resolve("schemas");
    private static final String FILE = "documents/application-2020.yml";
    private static final String REPORT = "documents/deviation-report.yml";
    private static final String SHARED = "shared.yml";

    private static SortedMap<String, String> changed(String file, String old, String text) {
        SortedMap<String, String> files = new TreeMap<>(Schemas.files(FOLDER));
        assertThat(files.get(file)).as("%s as it stands", file).contains(old);
        files.put(file, files.get(file).replace(old, text));
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
                "subject: project_id|subjekt: project_id|line 6: unknown key 'subjekt'; known here are blocks, checks",
                "required: true|requierd: true|line 15: unknown key 'requierd'",
                "id: deviation-report|id: deviation|the file name says 'deviation-report'",
                "subject: project_id|subject: project|subject 'project' is no field",
                "taxonomy: delay_causes|taxonomy: causes|field 'delay_cause': no taxonomy 'causes'",
                "type: date|type: dat|line 25: 'dat' is no value of 'type'; write one of text, money, number",
                "column: delay_months|personal: true, column: delay_months|is personal and must have no column",
                "table: deviation|at: A1|field 'reported_on' has a column and no table",
                "folder: deviation|folder: x\\nfolder: deviation|line 9: the key 'folder' stands there twice",
                "- id: deviation|- id: form|block 'form' stands there twice",
                "name: what_changed|label: {fi: Muutos}, name: what_changed|the key 'label' stands there twice",
                "sv: \"Orsak\"|sv: \"Vad ändrades\"|the fields 'what_changed' and 'delay_cause' are both called 'vad ändrades'",
            })
    void aMistakeInATemplateIsToldWithItsFile(String old, String text, String told) {
        assertRefused(changed(REPORT, old, text.replace("\\n", "\n")), REPORT, told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "field: ends_on|field: ended_on|check end_before_start: no field 'ended_on'",
                "starts_on <= ends_on|starts_on <= end_on|check end_before_start: nothing is called 'end_on'",
                "starts_on <= ends_on|starts_on <= (ends_on|check end_before_start: 'starts_on <= (ends_on' is no",
                "when: net_benefit_given|when: applied_total|check no_yearly_rows: nothing is called 'applied_total'",
                "rule: end_before_start|rule: end_before|check: no rule 'end_before' in rules.yml",
                "running_sum: [running_maintenance|running_sum: [maintenance|no line 'maintenance'",
                "not_applicable: [|not_applied: [|none_words: no status 'not_applied'",
                "joint: [|joint: [\"ei tietoa\", |none_words: 'ei tietoa' stands for 'joint' and for 'not_reported'",
                "column: summary}|column: summary, personal: true}|is personal and must have no column",
            })
    void aMistakeInASharedPartIsToldOfEachTemplateThatTakesIt(String old, String text, String told) {
        assertRefused(changed(SHARED, old, text), FILE, told);
    }

    @Test
    void aTaxonomyInWhichAWordMeansTwoThingsIsRefused() {
        assertRefused(
                changed("taxonomies/goals_met.yml", "fi: \"Osittain\"", "fi: \"Kyllä\""),
                "taxonomies/goals_met.yml",
                "'kyllä' means 'yes' and 'partly'");
    }

    private static void assertRefused(SortedMap<String, String> files, String file, String told) {
        assertThatThrownBy(() -> Schemas.parse(files))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(told);
    }

    @Test
    void anUnknownKeyIsToldWithItsLine() {
        assertThatThrownBy(() -> Schemas.parse(changed(FILE, "kind: application", "kind: application\nkid: goat")))
                .as("an unknown key in the third line")
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("line 3:");
    }

    @Test
    void everyProblemOfTheContractsIsToldAtOnce() {
        SortedMap<String, String> files = changed(SHARED, "field: ends_on", "field: ended_on");
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
    void aColumnThatItsTableDoesNotHaveIsTold(@TempDir Path folder) throws IOException {
        FileUtils.copyDirectory(FOLDER.toFile(), folder.toFile());
        Path file = folder.resolve(SHARED);
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
    void aFolderWithoutContractsIsToldHowToNameOne(@TempDir Path empty) {
        assertThatThrownBy(() -> Schemas.read(empty))
                .as("no contracts there")
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("set ROBOHAKU_HOME");
    }

    @Test
    void templatesWithoutSharedPartsNeedNoFileOfThem(@TempDir Path folder) throws IOException {
        Files.copy(FOLDER.resolve("rules.yml"), folder.resolve("rules.yml"));
        Files.createDirectories(folder.resolve("documents"));
        Files.writeString(
                folder.resolve("documents/note.yml"),
                "{id: note, kind: note, format: xlsx, title: {fi: Muistio}, none_words: {joint: [yhdessä]}, blocks: []}");
        assertThat(Schemas.read(folder).documents().get("note").noneWords())
                .as("words for none, its own alone")
                .isEqualTo(Map.of("joint", List.of("yhdessä")));
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
