package fi.robohaku.export.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.PublishedFigures;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.report.SampleReports;
import fi.robohaku.export.report.UnwordedCodes;
import fi.robohaku.export.text.Codes;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The explorer over the samples: every project and agency has its card, and every figure its place. */
@SparkTest
class ExplorerTest {
    private static String html(Language language) throws IOException {
        return Files.readString(SampleReports.folder(language).resolve("explorer.html"));
    }

    /** The page as XML; its script has no sign that XML would read. */
    private static Document page(Language language) throws Exception {
        return SampleReports.parsed(html(language).replaceAll("(?s)<script>.*</script>", ""));
    }

    private static List<Element> ofClass(Document page, String tag, String name) {
        return SampleReports.all(page, tag).stream()
                .filter(element -> element.getAttribute("class").equals(name))
                .toList();
    }

    /** Of a card's first section, what stands beside each label: the value, and the place below it. */
    private static Map<String, List<String>> facts(Element card) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (Element list : SampleReports.within(card, "dl")) {
            for (Element line : SampleReports.within(list, "div")) {
                Element value = SampleReports.within(line, "dd").get(0);
                List<Element> places = SampleReports.within(value, "small");
                String place = places.isEmpty() ? "" : places.get(0).getTextContent();
                facts.put(
                        SampleReports.within(line, "dt").get(0).getTextContent(),
                        List.of(
                                value.getTextContent()
                                        .replace(place, "")
                                        .strip()
                                        .replace('\u00a0', ' '),
                                place));
            }
        }
        return facts;
    }

    private static List<String> projects() {
        return PublishedFigures.rows("projects_2020").stream()
                .map(row -> row.get("project_id"))
                .toList();
    }

    @Test
    void everyFundedProjectOfTheRoundAndEveryAgencyHasACard() throws Exception {
        Document page = page(Language.FI);
        List<String> cards = ofClass(page, "article", "card").stream()
                .map(card -> card.getAttribute("id"))
                .toList();
        assertThat(cards).doesNotHaveDuplicates();
        List<String> projects =
                projects().stream().map(project -> "project-" + project).toList();
        assertThat(projects).hasSize(23);
        assertThat(cards).containsAll(projects);
        assertThat(cards).contains("project-POHA-SARA", "agency-POHA", "agency-VVV-UO");
        assertThat(cards.stream().filter(card -> card.startsWith("project-2018-")))
                .as("projects of other rounds")
                .isNotEmpty();
        List<String> rows = SampleReports.all(page, "tr").stream()
                .map(row -> row.getAttribute("data-card"))
                .filter(card -> !card.isEmpty())
                .toList();
        assertThat(rows).as("each row of a list has its card").containsExactlyElementsOf(cards);
    }

    @Test
    void aFigureStandsBesideItsDocumentSheetAndCell() throws Exception {
        Map<String, List<String>> facts = facts(SampleReports.element(page(Language.FI), "project-2020-VNK-1"));
        assertThat(facts.get("Tavoiteltu hyöty, €"))
                .containsExactly(
                        "noin 1 500 000 €",
                        "Lähde: 2020/applications/2020-VNK-1_hakemus.xlsx, Kustannus-hyötylaskelma, B2");
        assertThat(facts.get("Päivitetty hyötyarvio, €"))
                .containsExactly(
                        "noin 377 000 €", "Lähde: 2020/final-reports/2020-VNK-1_loppulaskelma.xlsx, Loppulaskelma, B7");
        assertThat(facts.get("Myönnetty, €")).containsExactly("237 000 €", "Lähde: 2020/registers/paatokset.csv, E2");
        assertThat(facts.get("Vajaus, €").get(1))
                .as("a computed figure has the places of those that it is made of")
                .contains("2020-VNK-1_hakemus.xlsx", "2020-VNK-1_loppulaskelma.xlsx");
    }

    @Test
    void aCodeStandsWhereItIsToldAndNotWhereTheAmountOfItsRecordIs() throws Exception {
        Document page = page(Language.FI);
        Element card = SampleReports.element(page, "project-2020-VNK-1");
        assertThat(facts(card).get("Tilanne lopussa").get(1))
                .isEqualTo("Lähde: 2020/final-reports/2020-VNK-1_loppuraportti.docx, Hanke, T1!B5");
        String technologies = SampleReports.within(card, "section").stream()
                .map(Element::getTextContent)
                .filter(text -> text.contains("Ohjelmistorobotiikka"))
                .findFirst()
                .orElseThrow();
        assertThat(technologies)
                .as("rows below the heading, which is row 1")
                .contains("T4!A2")
                .doesNotContain("T4!A1");
    }

    @Test
    void aSumTakenOverFromTheReportHasNoOtherPlaceAndAnEmptyOneHasNone() throws Exception {
        Document page = page(Language.FI);
        assertThat(facts(SampleReports.element(page, "project-2020-VNK-1")).get("Käytetty, €"))
                .containsExactly(
                        "75 000 €",
                        "Lähde: 2020/final-reports/2020-VNK-1_loppuraportti.docx, Rahoituksen käyttö, T2!B2");
        assertThat(facts(SampleReports.element(page, "project-2020-POHA-2"))
                        .get("Käytetty, €")
                        .get(1))
                .isEmpty();
    }

    @Test
    void aPublishedGrantOfAnAgencyIsNotMarkedForWhatItsApplicationMakesUp() throws Exception {
        Map<String, List<String>> facts = facts(SampleReports.element(page(Language.FI), "agency-POHA"));
        assertThat(facts.get("Myönnetty, €").get(0)).isEqualTo("929 000 €");
    }

    @Test
    void theCausesOfAJointFigureStandWhereItsProjectsTellThem() throws Exception {
        String joint =
                SampleReports.element(page(Language.FI), "project-POHA-SARA").getTextContent();
        assertThat(joint).contains("2020-POHA-1_loppuraportti.docx");
    }

    @Test
    void everyFieldThatAnAgencyMayLeaveOpenHasAName() {
        Codes codes = Codes.read(TestWarehouse.home().resolve("schemas"));
        List<String> fields =
                SampleRun.get()
                        .rows("SELECT DISTINCT field FROM gold.field_answer" + " WHERE agency_code IS NOT NULL")
                        .stream()
                        .map(row -> row.getString(0))
                        .toList();
        assertThat(fields).hasSizeGreaterThan(60);
        assertThat(fields)
                .allSatisfy(field ->
                        assertThat(codes.word("field", field)).as(field).isPresent());
    }

    @Test
    void everySumOfAPublishedProjectHasAPlaceWhereTheDocumentTellsIt() throws Exception {
        Document page = page(Language.FI);
        List<String> without = new ArrayList<>();
        for (String project : projects()) {
            facts(SampleReports.element(page, "project-" + project)).forEach((label, told) -> {
                boolean isTold = Stream.of(
                                "Tavoiteltu", "Päivitetty hyöty", "Myönnetty", "Käytetty raportin", "Oma rahoitus")
                        .anyMatch(label::startsWith);
                if (isTold && told.get(0).contains("€") && told.get(1).isEmpty()) {
                    without.add(project + ": " + label);
                }
            });
        }
        assertThat(without).isEmpty();
    }

    @Test
    void whatWasMadeForTheSamplesIsMarkedOnItsCardInItsListAndOnItsFigures() throws Exception {
        Document page = page(Language.FI);
        Element made = SampleReports.element(page, "project-2019-K01");
        assertThat(SampleReports.within(made, "h2").get(0).getTextContent()).contains("synteettinen aineisto");
        assertThat(facts(made).get("Tavoiteltu hyöty, €").get(0)).contains("(synt.)");
        Element row = SampleReports.all(page, "tr").stream()
                .filter(one -> one.getAttribute("data-card").equals("project-2019-K01"))
                .findFirst()
                .orElseThrow();
        assertThat(row.getTextContent()).contains("synteettinen");
        Element published = SampleReports.element(page, "project-2020-VNK-1");
        assertThat(facts(published).get("Tavoiteltu hyöty, €").get(0)).doesNotContain("synt.");
    }

    @Test
    void anAgencyIsToldWhatToSendBeforePublishing() throws Exception {
        Document page = page(Language.FI);
        List<Element> asked = SampleReports.all(page, "section").stream()
                .filter(section -> SampleReports.within(section, "h3").stream()
                        .anyMatch(heading -> heading.getAttribute("id").matches("agency-.*-requests")))
                .toList();
        assertThat(asked).isNotEmpty();
        assertThat(asked.stream().map(Element::getTextContent))
                .anyMatch(text -> text.contains("lähetettävä asiakirja"))
                .anyMatch(text -> text.contains("avoin kenttä") && text.contains("henkilötyövuodet"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noCellIsACodeThatTheLanguageHasAWordFor(Language language) throws Exception {
        Document page = page(language);
        List<String> texts = Stream.of("td", "th", "option", "dt", "h3")
                .flatMap(tag -> SampleReports.all(page, tag).stream())
                .map(Element::getTextContent)
                .toList();
        assertThat(texts).hasSizeGreaterThan(3_000);
        assertThat(new UnwordedCodes(TestWarehouse.home().resolve("schemas"), language).among(texts))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLinkLeadsToSomethingOnThePage(Language language) throws Exception {
        Document page = page(language);
        List<String> ids = SampleReports.all(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        List<String> links = SampleReports.all(page, "a").stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(links).allMatch(link -> link.startsWith("#"));
        assertThat(ids)
                .containsAll(links.stream().map(link -> link.substring(1)).toList());
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndScriptAndNothingElse() throws IOException {
        String html = html(Language.FI);
        for (String tag : List.of("style", "script")) {
            Matcher match =
                    Pattern.compile("(?s)<" + tag + ">(.*?)</" + tag + ">").matcher(html);
            assertThat(match.find()).as(tag).isTrue();
            assertThat(html).contains(tag + "-src 'sha256-" + PageTemplate.contentHash(match.group(1)) + "'");
            assertThat(match.find()).as("a second " + tag).isFalse();
        }
        assertThat(html).contains("default-src 'none'").doesNotContain("http://", "https://", "innerHTML");
    }
}
