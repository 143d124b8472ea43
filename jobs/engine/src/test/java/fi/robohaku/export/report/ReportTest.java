package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.PublishedFigures;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.charts.Charts;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.ProjectMarts;
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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the report says is what the published figures and the marts say. */
@SparkTest
class ReportTest {
    private static final Pattern CODE = Pattern.compile("[a-z]+(_[a-z0-9]+)+");
    private static final String NO_VALUE = "–ei tietoa";

    private final SampleRun samples = SampleRun.get();

    /** Whole euros as Finns write them, below a heading that names the unit. */
    private static String euros(String amount) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getIntegerInstance(Locale.forLanguageTag("fi-FI"));
        return amount.isEmpty() ? NO_VALUE : format.format(new BigDecimal(amount));
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

    private static final String PROJECT = heading("project_summary", "project_id");

    private static String heading(String mart, String column) {
        return ProjectMarts.get().find(mart).orElseThrow().contract().columns().stream()
                .filter(one -> one.name().equals(column))
                .map(one -> one.label().fi())
                .findFirst()
                .orElseThrow();
    }

    private static String term(String project, List<Map<String, String>> rows, String column) {
        return rows.stream()
                .filter(row -> row.get(PROJECT).equals(project))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row of " + project))
                .get(heading("project_summary", column));
    }

    @Test
    void theAwardTableIsTheMinistrysOwn() throws Exception {
        List<Map<String, String>> rows =
                SampleReports.records(SampleReports.element(SampleReports.page(Language.FI), "table-awards"));
        List<Map<String, String>> published = PublishedFigures.rows("projects_2020");
        assertThat(rows).hasSameSizeAs(published);
        for (Map<String, String> project : published) {
            String id = project.get("project_id");
            assertThat(term(id, rows, "agency_code")).isEqualTo(project.get("agency_name"));
            assertThat(term(id, rows, "project_name")).isEqualTo(project.get("project_name"));
            assertThat(term(id, rows, "granted_eur")).isEqualTo(euros(project.get("granted_eur")));
            assertThat(term(id, rows, "granted_provenance"))
                    .as("provenance of the grant of " + id)
                    .isEqualTo("julkaistu");
        }
    }

    @Test
    void projectByProjectTheFiguresAreThoseOfTheSummaryWithItsWords() throws Exception {
        List<Map<String, String>> rows =
                SampleReports.records(SampleReports.element(SampleReports.page(Language.FI), "table-projects"));
        for (Map<String, String> project : PublishedFigures.rows("projects_2020")) {
            String id = project.get("project_id");
            assertThat(term(id, rows, "planned_benefit_eur"))
                    .as("planned of " + id)
                    .isEqualTo(worded(project.get("target_benefit_eur"), project.get("target_precision")));
            assertThat(term(id, rows, "granted_eur"))
                    .as("granted of " + id)
                    .isEqualTo(euros(project.get("granted_eur")));
            if (Set.of("exact", "approx").contains(project.get("used_precision"))) {
                assertThat(term(id, rows, "used_eur"))
                        .as("used of " + id)
                        .isEqualTo(worded(project.get("used_eur"), project.get("used_precision")));
            }
            assertThat(term(id, rows, "updated_benefit_eur"))
                    .as("updated of " + id)
                    .isEqualTo(worded(project.get("updated_benefit_eur"), project.get("updated_precision")));
        }
        Map<String, String> joint = PublishedFigures.row("benefit_groups_2020", "benefit_group", "POHA-SARA");
        assertThat(term("POHA-SARA", rows, "planned_benefit_eur")).endsWith(euros(joint.get("target_benefit_eur")));
        assertThat(term("POHA-SARA", rows, "updated_benefit_eur")).endsWith(euros(joint.get("updated_benefit_eur")));
    }

    @Test
    void theFirstScreenHasFiveFiguresWithTheirBoundsOneChartAndThreeFindings() throws Exception {
        Element lead = lead(Language.FI);
        assertThat(SampleReports.within(lead, "dt")).hasSize(5);
        assertThat(SampleReports.within(lead, "figure")).hasSize(1);
        assertThat(SampleReports.within(lead, "li")).hasSize(3);
        Map<String, String> told = PublishedFigures.row("headline_figures", "key", "target_benefit_eur");
        assertThat(told.get("value")).as("promised in all, as published").isEqualTo("47900000");
        assertThat(lead.getTextContent().replace('\u00a0', ' '))
                .contains(
                        "noin 47,9 milj. €", "noin 28,3 milj. €", "0,587", "0,561–0,641", "14,85 milj. €–22,05 milj. €")
                .contains("vähintään 0 € ja enintään noin 5,22 milj. €: yhtä lukua ei voi antaa")
                .contains("Lähde ei kerro, kumpi on suurempi.");
        assertThat(lead(Language.EN).getTextContent()).contains("The source does not tell which is the larger.");
    }

    private static Element lead(Language language) throws Exception {
        return SampleReports.all(SampleReports.page(language), "section").stream()
                .filter(section -> section.getAttribute("class").equals("lead"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMainTextHasAtMostTwelveTablesAndNoColumnThatSaysOneThing() throws Exception {
        Document page = SampleReports.page(Language.FI);
        List<Element> shown = SampleReports.all(page, "table").stream()
                .filter(table -> !isWithin(table, "details") && !isWithin(table, "annexes"))
                .toList();
        assertThat(shown).hasSizeBetween(8, 12);
        for (Element table : SampleReports.all(page, "table")) {
            List<List<String>> rows = SampleReports.rows(table);
            for (int i = 1; i < rows.get(0).size() && rows.size() > 1; i++) {
                int column = i;
                assertThat(rows.stream().map(row -> row.get(column)).distinct())
                        .as("column %d of %s", column + 1, table.getAttribute("id"))
                        .hasSizeGreaterThan(1);
            }
        }
    }

    /** Whether an element stands within one of a name or class. */
    private static boolean isWithin(Element element, String name) {
        for (Node above = element; above instanceof Element one; above = above.getParentNode()) {
            if (one.getTagName().equals(name) || one.getAttribute("class").equals(name)) {
                return true;
            }
        }
        return false;
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
                .contains("noin\u00a028,3\u00a0milj.\u00a0€ / noin\u00a047,9\u00a0milj.\u00a0€");
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
        for (Element link : SampleReports.all(page, "a")) {
            String address = link.getAttribute("href");
            if (address.startsWith("#")) {
                assertThat(ids).contains(address.substring(1));
            } else {
                assertThat(SampleReports.folder(language).resolve(address))
                        .as("beside the report")
                        .exists();
            }
        }
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
            String column = provenanceOf(table, page);
            boolean hasRows = SampleReports.records(table).stream()
                    .anyMatch(row -> row.getOrDefault(column, "").equals(provenance));
            boolean isSaid = SampleReports.within(
                            SampleReports.within(table, "caption").get(0), "strong")
                    .stream()
                    .anyMatch(mark -> mark.getTextContent().contains(stem));
            assertThat(isSaid).as("caption of " + table.getAttribute("id")).isEqualTo(hasRows);
            tables += hasRows ? 1 : 0;
        }
        assertThat(tables).isPositive();
    }

    /** Heading of the column that says where the figures of a table come from. */
    private static String provenanceOf(Element table, Document page) {
        ReportPlan.TablePlan plan = ReportPlan.read(TestWarehouse.home().resolve("schemas")).sections().stream()
                .flatMap(section -> Stream.concat(
                        section.tables().stream(), section.charts().stream().map(ReportPlan.ChartPlan::table)))
                .filter(one -> table.getAttribute("id").equals("table-" + one.id()))
                .findFirst()
                .orElseThrow();
        String language = page.getDocumentElement().getAttribute("lang");
        return ProjectMarts.get().find(plan.mart()).orElseThrow().contract().columns().stream()
                .filter(column -> column.name().equals(plan.provenance()))
                .map(column -> column.label().in(Language.of(language)))
                .findFirst()
                .orElse("");
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
    void thePageIsOneFileAndAllowsNothingButItsOwnStyleAndScript(Language language) throws Exception {
        String html = SampleReports.html(language);
        assertThat(html.replace("http://www.w3.org/", ""))
                .doesNotContain("http:", "https:", "<img", "<link", "javascript:", " style=\"");
        assertThat(html)
                .contains("content=\"default-src 'none'; style-src 'sha256-" + hash("style", html)
                        + "'; script-src 'sha256-" + hash("script", html) + "'; font-src data:;");
        assertThat(SampleReports.page(language).getDocumentElement().getAttribute("lang"))
                .isEqualTo(language.code());
    }

    /** SHA-256 of the one element of a name, as a security policy writes it. */
    private static String hash(String element, String html) throws Exception {
        Matcher found =
                Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(html);
        assertThat(found.find()).isTrue();
        String content = found.group(1);
        assertThat(found.find()).as("only one " + element).isFalse();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTableStandsBehindEveryChart() throws Exception {
        List<Element> charts = SampleReports.all(SampleReports.page(Language.FI), "figure");
        assertThat(charts).hasSize(Charts.ALL.size());
        for (Element chart : charts) {
            if (isWithin(chart, "lead")) {
                assertThat(SampleReports.all(SampleReports.page(Language.FI), "a"))
                        .as("what leads from its table to the chart that stands first")
                        .anyMatch(link -> link.getAttribute("href").equals("#" + chart.getAttribute("id"))
                                && !link.hasAttribute("aria-label"));
                continue;
            }
            Node next = chart.getNextSibling();
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
