package fi.robohaku.export.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.export.charts.Charts;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of messages: whole in every language, and no message too few or too many for the code. */
class MessageCatalogueTest {
    private static final Path HOME = TestWarehouse.home();
    private static final MessageCatalogue CATALOGUE = MessageCatalogue.read(HOME.resolve("schemas"));

    /** Messages that are found by a code, with the codes there can be. */
    private static final Map<String, Set<String>> BY_CODE = Map.of(
            "precision", Set.of("approx", "over", "under", "conditional"),
            "provenance", Set.of("assumed", "derived", "synthetic"),
            "reason", Set.of("reported", "joint"),
            "wording", Set.of("approx", "over", "under", "conditional"),
            "diff", Set.of("new", "changed", "vanished", "reread", "judged"),
            "files",
                    Set.of(
                            "reports",
                            "reports_for",
                            "workbook",
                            "workbook_for",
                            "charts",
                            "charts_for",
                            "tables",
                            "tables_for",
                            "cubes",
                            "cubes_for",
                            "machines",
                            "machines_for",
                            "report_html",
                            "report_pdf",
                            "brief_html",
                            "brief_pdf",
                            "explorer_html",
                            "robohaku_xlsx",
                            "datapackage_json",
                            "csvw_metadata_json",
                            "dcat_jsonld"));

    private static final Pattern KEY_IN_JAVA = Pattern.compile("\"([a-z]+\\.[a-z_0-9]+)\"");
    private static final Pattern WORD_IN_PAGE = Pattern.compile("\\bwords\\.([a-z_]+)");
    private static final Pattern SHARED_WORD_IN_PAGE = Pattern.compile("\\bshared\\.([a-z_]+)");

    @Test
    void everyMessageHasThreeLanguagesWithTheSamePlaces() {
        assertThat(CATALOGUE.keys()).hasSizeGreaterThan(150);
        for (String key : CATALOGUE.keys()) {
            Set<String> places = TextTemplate.parse(CATALOGUE.texts(key).fi()).names();
            for (Language language : Language.values()) {
                String text = CATALOGUE.texts(key).in(language);
                assertThat(text).as(key + " in " + language).isNotBlank();
                assertThat(TextTemplate.parse(text).names())
                        .as(key + " in " + language)
                        .isEqualTo(places);
            }
        }
    }

    private static Stream<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("jobs"))) {
            return files
                    .filter(file -> file.toString().contains("/src/main/")
                            && file.toString().endsWith(ending))
                    .toList()
                    .stream();
        }
    }

    private static Set<String> found(Pattern pattern, String ending) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files(ending).toList()) {
            for (Matcher match = pattern.matcher(Files.readString(file)); match.find(); ) {
                found.add(match.group(1));
            }
        }
        return found;
    }

    /** The report's words, and those of the explorer, the page of files and the web page, which have some of the report's. */
    private static Set<String> saidByPages() throws IOException {
        Set<String> said = new TreeSet<>();
        found(WORD_IN_PAGE, "report.html").forEach(word -> said.add("report." + word));
        found(WORD_IN_PAGE, "brief.html").forEach(word -> said.add("report." + word));
        found(WORD_IN_PAGE, "explorer.html").forEach(word -> said.add("explorer." + word));
        found(SHARED_WORD_IN_PAGE, "explorer.html").forEach(word -> said.add("report." + word));
        found(WORD_IN_PAGE, "files.html").forEach(word -> said.add("files." + word));
        found(SHARED_WORD_IN_PAGE, "files.html").forEach(word -> said.add("report." + word));
        for (String page : List.of("layout", "login", "refusal", "front", "table", "query", "figure")) {
            found(WORD_IN_PAGE, "serve/web/" + page + ".html").forEach(word -> said.add("web." + word));
            found(SHARED_WORD_IN_PAGE, "serve/web/" + page + ".html").forEach(word -> said.add("report." + word));
        }
        return said;
    }

    @Test
    void everyMessageIsUsed() throws IOException {
        Set<String> used = found(KEY_IN_JAVA, ".java");
        used.addAll(saidByPages());
        Charts.ALL.stream()
                .flatMap(chart ->
                        Stream.of("_title", "_title_plain", "_about").map(part -> "chart." + chart.name() + part))
                .forEach(used::add);
        BY_CODE.forEach((group, codes) -> codes.forEach(code -> used.add(group + "." + code)));
        Set<String> unused = new TreeSet<>(CATALOGUE.keys());
        unused.removeAll(used);
        assertThat(unused).as("messages that nothing says").isEmpty();
    }

    @Test
    void everyMessageThatIsSaidIsThere() throws IOException {
        Set<String> groups = CATALOGUE.keys().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        Set<String> said = found(
                Pattern.compile("(?:say|texts|sayInTwoLanguages|refused)\\(\\s*\"([a-z]+\\.[a-z_0-9]+)\""), ".java");
        assertThat(said).hasSizeGreaterThan(100);
        assertThat(CATALOGUE.keys()).containsAll(said);
        assertThat(said.stream().map(key -> key.substring(0, key.indexOf('.')))).allMatch(groups::contains);
        assertThat(CATALOGUE.keys()).containsAll(saidByPages());
    }

    @Test
    void codesThatMessagesExplainAreThoseOfTheTaxonomies() {
        Schemas schemas = Schemas.read(HOME.resolve("schemas"));
        Map<String, String> taxonomies = Map.of(
                "precision", "precisions", "wording", "precisions", "provenance", "provenances", "reason", "statuses");
        taxonomies.forEach((group, taxonomy) -> {
            Set<String> codes = schemas.taxonomy(taxonomy).terms().stream()
                    .map(term -> term.code())
                    .collect(Collectors.toCollection(HashSet::new));
            assertThat(codes).as(taxonomy).containsAll(BY_CODE.get(group));
            assertThat(CATALOGUE.group(group).keySet()).as(group).isEqualTo(BY_CODE.get(group));
        });
    }

    private static MessageCatalogue read(Path folder, String yaml) throws IOException {
        Files.writeString(folder.resolve("messages.yml"), yaml);
        return MessageCatalogue.read(folder);
    }

    @Test
    void aMessageWithoutALanguageOrWithOtherPlacesInOneIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> read(folder, "a: {b: {fi: x, en: x}}"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("a.b has the languages [fi, en]")
                .hasMessageContaining("[en, fi, sv]");
        assertThatThrownBy(() -> read(folder, "a: {b: {fi: \"{n} x\", sv: \"{n} x\", en: \"{m} x\"}}"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("a.b names [n] in Finnish and [m] in en");
    }

    @Test
    void aMessageIsSaidWithItsValuesInTheMannerOfTheLanguage() {
        Map<String, Object> one = Map.of("table", "gold.a", "n", 1);
        Map<String, Object> many = Map.of("table", "gold.a", "n", 1234);
        assertThat(CATALOGUE.in(Language.FI).say("trace.rows", one)).isEqualTo("gold.a: 1 rivi");
        assertThat(CATALOGUE.in(Language.FI).say("trace.rows", many)).isEqualTo("gold.a: 1\u00a0234 riviä");
        assertThat(CATALOGUE.in(Language.SV).say("trace.rows", one)).isEqualTo("gold.a: 1 rad");
        assertThat(CATALOGUE.in(Language.EN).say("trace.rows", many)).isEqualTo("gold.a: 1,234 rows");
        assertThatThrownBy(() -> CATALOGUE.in(Language.EN).say("trace.rows", Map.of("n", 1)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("Nothing is given for {table}");
        assertThatThrownBy(() -> CATALOGUE.in(Language.EN).say("trace.nothing"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("has no message 'trace.nothing'");
    }

    /**
     * Sentences of a language stand in the catalogue: what is left in Java chooses none by the language, and
     * none stands there in two languages with a slash between.
     */
    @Test
    void noClassAroundFiguresChoosesWordsByLanguage() throws IOException {
        Pattern texts =
                Pattern.compile("new Texts\\(\\s*\"|Language\\.(?:FI|SV|EN)\\s*\\?\\s*\"|\"[^\"\\n]* / [A-Z][a-z]");
        List<Path> wrong = new java.util.ArrayList<>();
        for (Path file : files(".java").toList()) {
            String path = file.toString();
            boolean isAroundFigures =
                    path.contains("/export/") || path.contains("/figures/") || path.contains("/notebook/");
            if (isAroundFigures
                    && texts.matcher(Files.readString(file).replace("new Texts(\"\", \"\", \"\")", ""))
                            .find()) {
                wrong.add(file);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
