package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.PublishedFigures;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the report says is what the published figures and the marts say. */
@SparkTest
class ReportTest {
    private static final Pattern CODE = Pattern.compile("[a-z]+(_[a-z0-9]+)+");
    private static final String NO_VALUE = "–ei tietoa";

    private final SampleRun samples = SampleRun.get();

    /** Whole euros as Finns write them. */
    private static String euros(String amount) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getIntegerInstance(Locale.forLanguageTag("fi-FI"));
        return amount.isEmpty() ? NO_VALUE : format.format(new BigDecimal(amount)) + "\u00a0€";
    }

    private static String worded(String amount, String precision) {
        String word = switch (precision) {
            case "approx", "rounded" -> "noin\u00a0";
            case "over" -> "yli\u00a0";
            case "under" -> "alle\u00a0";
            case "conditional" -> "ehdollisesti\u00a0";
            default -> "";
        };
        return amount.isEmpty() ? NO_VALUE : word + euros(amount);
    }

    private static String term(String project, List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.get(0).equals(project))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row of " + project))
                .get(column);
    }

    @Test
    void theAwardTableIsTheMinistrysOwn() throws Exception {
        List<List<String>> rows =
                SampleReports.rows(SampleReports.element(SampleReports.page(Language.FI), "table-awards"));
        List<Map<String, String>> published = PublishedFigures.rows("projects_2020");
        assertThat(rows).hasSameSizeAs(published);
        for (Map<String, String> project : published) {
            String id = project.get("project_id");
            assertThat(term(id, rows, 1)).isEqualTo(project.get("agency_name"));
            assertThat(term(id, rows, 4)).isEqualTo(project.get("project_name"));
            assertThat(term(id, rows, 5)).isEqualTo(euros(project.get("granted_eur")));
            assertThat(term(id, rows, 6)).as("provenance of the grant of " + id).isEqualTo("julkaistu");
        }
    }

    @Test
    void projectByProjectTheFiguresAreThoseOfTheSummaryWithItsWords() throws Exception {
        List<List<String>> rows =
                SampleReports.rows(SampleReports.element(SampleReports.page(Language.FI), "table-projects"));
        for (Map<String, String> project : PublishedFigures.rows("projects_2020")) {
            String id = project.get("project_id");
            assertThat(term(id, rows, 2))
                    .as("planned of " + id)
                    .isEqualTo(worded(project.get("target_benefit_eur"), project.get("target_precision")));
            assertThat(term(id, rows, 3)).as("granted of " + id).isEqualTo(euros(project.get("granted_eur")));
            if (Set.of("exact", "approx").contains(project.get("used_precision"))) {
                assertThat(term(id, rows, 4))
                        .as("used of " + id)
                        .isEqualTo(worded(project.get("used_eur"), project.get("used_precision")));
            }
            assertThat(term(id, rows, 6))
                    .as("updated of " + id)
                    .isEqualTo(worded(project.get("updated_benefit_eur"), project.get("updated_precision")));
        }
        Map<String, String> joint = PublishedFigures.row("benefit_groups_2020", "benefit_group", "POHA-SARA");
        assertThat(term("POHA-SARA", rows, 2)).endsWith(euros(joint.get("target_benefit_eur")));
        assertThat(term("POHA-SARA", rows, 6)).endsWith(euros(joint.get("updated_benefit_eur")));
    }

    @Test
    void theSummaryNamesItsSetAndItsBounds() throws Exception {
        String summary = sentences(SampleReports.page(Language.FI), "summary");
        assertThat(summary)
                .contains("Rajauksessa ”Hankkeet, joilla on sekä tavoite että päivitetty arvio” (23 hanketta)")
                .contains(
                        "noin\u00a047,43\u00a0milj.\u00a0€",
                        "noin\u00a027,82\u00a0milj.\u00a0€",
                        "Päivityssuhde on 0,587")
                .contains("noin\u00a028,3\u00a0milj.\u00a0€ / noin\u00a047,9\u00a0milj.\u00a0€")
                .contains("vähintään 0\u00a0€ ja enintään noin\u00a05,22\u00a0milj.\u00a0€: yhtä lukua ei voi antaa");
        assertThat(sentences(SampleReports.page(Language.EN), "summary"))
                .contains("The revision ratio is 0.587", "about\u00a0€47.43\u00a0million");
        assertThat(sentences(SampleReports.page(Language.SV), "summary"))
                .contains("Uppdateringskvoten är 0,587", "cirka\u00a047,43\u00a0mn\u00a0€");
    }

    private static String sentences(Document page, String section) {
        return SampleReports.all(page, "section").stream()
                .filter(one -> one.getAttribute("aria-labelledby").equals(section))
                .flatMap(one -> SampleReports.within(one, "p").stream())
                .map(Element::getTextContent)
                .reduce("", (all, text) -> all + text + "\n");
    }

    @Test
    void theCriteriaStandBesideThePublishedThirdAndTwoThirds() throws Exception {
        String said = sentences(SampleReports.page(Language.FI), "criteria");
        assertThat(said)
                .contains("julkaistu osuus on noin\u00a033,3\u00a0%", "julkaistu osuus on noin\u00a066,7\u00a0%");
        for (Row row :
                samples.rows("SELECT n_met, n_not_met, n_cannot_tell FROM gold.criteria_by_round WHERE round = '2020'"
                        + " AND stage = 'updated' AND investment_reading = 'grant' AND start_reading = 'grant'")) {
            assertThat(said)
                    .contains("täyttyy " + row.getInt(0) + " hankkeessa, ei täyty " + row.getInt(1) + " hankkeessa, "
                            + row.getInt(2) + " hankkeesta");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFigureOfASentenceLeadsToARowThatSaysIt(Language language) throws Exception {
        Document page = SampleReports.page(language);
        Set<String> ids = new HashSet<>();
        SampleReports.all(page, "*").stream()
                .map(one -> one.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .forEach(id ->
                        assertThat(ids.add(id)).as("only one is called " + id).isTrue());
        List<Element> figures = SampleReports.all(page, "a").stream()
                .filter(link -> link.getAttribute("class").equals("figure"))
                .toList();
        assertThat(figures).hasSizeGreaterThan(60);
        for (Element figure : figures) {
            Element row =
                    SampleReports.element(page, figure.getAttribute("href").substring(1));
            assertThat(row.getTagName()).isEqualTo("tr");
        }
        SampleReports.all(page, "a")
                .forEach(link ->
                        assertThat(ids).contains(link.getAttribute("href").substring(1)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsSyntheticSaysSo(Language language) throws Exception {
        Document page = SampleReports.page(language);
        String synthetic = Map.of(Language.FI, "synteettinen", Language.SV, "syntetiskt", Language.EN, "synthetic")
                .get(language);
        assertTablesSay(page, synthetic, synthetic.substring(0, 6));
        // The scores are made up, so what is said of them is marked; the summary rests on what is published.
        assertThat(marked(page, "evaluation")).isTrue();
        assertThat(marked(page, "summary")).isFalse();
    }

    /** A table that has rows of a provenance says so in its caption, and no other does. */
    private static void assertTablesSay(Document page, String provenance, String stem) {
        int tables = 0;
        for (Element table : SampleReports.all(page, "table")) {
            boolean hasRows = SampleReports.rows(table).stream()
                    .anyMatch(row -> row.get(row.size() - 1).equals(provenance));
            boolean isSaid = SampleReports.within(
                            SampleReports.within(table, "caption").get(0), "strong")
                    .stream()
                    .anyMatch(mark -> mark.getTextContent().contains(stem));
            assertThat(isSaid).as("caption of " + table.getAttribute("id")).isEqualTo(hasRows);
            tables += hasRows ? 1 : 0;
        }
        assertThat(tables).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsAssumedSaysSoAndIsNeverOneNumber(Language language) throws Exception {
        Document page = SampleReports.page(language);
        String assumed = Map.of(Language.FI, "oletettu", Language.SV, "antaget", Language.EN, "assumed")
                .get(language);
        assertTablesSay(
                page,
                assumed,
                Map.of(Language.FI, "oletettuja", Language.SV, "antagna", Language.EN, "assumed")
                        .get(language));
        for (String section : List.of("shortfall", "timeline")) {
            assertThat(marked(page, section)).as(section).isTrue();
        }
        Element notes = (Element) SampleReports.element(page, "assumptions").getParentNode();
        assertThat(SampleReports.within(notes, "li"))
                .as("assumptions")
                .hasSameSizeAs(Assumptions.read(TestWarehouse.home().resolve("schemas"))
                        .all());
    }

    @Test
    void theReportSaysThatTheSourceDoesNotTellWhatTheRangeSwallows() throws Exception {
        assertThat(sentences(SampleReports.page(Language.FI), "shortfall"))
                .contains("Lähde ei kerro, kumpi on suurempi.");
        assertThat(sentences(SampleReports.page(Language.EN), "shortfall"))
                .contains("The source does not tell which is the larger.");
    }

    /** The summary of round 2020 is Finnish, and so are the words of the sample documents. */
    @Test
    void aTextInAnotherLanguageThanThePageSaysWhichItIs() throws Exception {
        for (String table : List.of(
                "table-lessons",
                "table-lessons-general",
                "table-lineage",
                "table-codevelopment",
                "table-recommendations",
                "table-conflicts-within")) {
            assertThat(languages(Language.SV, table)).as(table).containsExactly("fi");
            assertThat(languages(Language.FI, table)).as(table).isEmpty();
        }
    }

    private static Set<String> languages(Language language, String table) throws Exception {
        Element shown = SampleReports.element(SampleReports.page(language), table);
        return SampleReports.within(shown, "td").stream()
                .map(cell -> cell.getAttribute("lang"))
                .filter(lang -> !lang.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean marked(Document page, String section) {
        return SampleReports.all(page, "section").stream()
                .filter(one -> one.getAttribute("aria-labelledby").equals(section))
                .flatMap(one -> SampleReports.within(one, "p").stream())
                .anyMatch(one -> !SampleReports.within(one, "strong").isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void wordsStandWhereTheTablesHaveCodes(Language language) throws Exception {
        for (Element table : SampleReports.all(SampleReports.page(language), "table")) {
            assertThat(SampleReports.rows(table).stream().flatMap(List::stream))
                    .as(table.getAttribute("id"))
                    .noneMatch(cell -> CODE.matcher(cell).matches());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageIsOneFileAndAllowsNothingButItsOwnStyle(Language language) throws Exception {
        String html = SampleReports.html(language);
        assertThat(html.replace("http://www.w3.org/", ""))
                .doesNotContain("http:", "https:", "<script", "<img", "<link", "javascript:", " style=\"");
        Matcher style = Pattern.compile("(?s)<style>(.*)</style>").matcher(html);
        assertThat(style.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(html)
                .contains("content=\"default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'; font-src data:;");
        assertThat(SampleReports.page(language).getDocumentElement().getAttribute("lang"))
                .isEqualTo(language.code());
    }

    @Test
    void aTableStandsBehindEveryChart() throws Exception {
        List<Element> charts = SampleReports.all(SampleReports.page(Language.FI), "figure");
        assertThat(charts).hasSize(9);
        for (Element chart : charts) {
            org.w3c.dom.Node next = chart.getNextSibling();
            while (!(next instanceof Element)) {
                next = next.getNextSibling();
            }
            assertThat(((Element) next).getTagName()).isEqualTo("details");
            assertThat(SampleReports.rows(
                            SampleReports.within((Element) next, "table").get(0)))
                    .isNotEmpty();
        }
    }
}
