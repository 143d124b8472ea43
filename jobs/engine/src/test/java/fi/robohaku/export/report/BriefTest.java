package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.BrowserScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The report on one sheet. */
@SparkTest
class BriefTest {
    private static String html(Language language) throws IOException {
        return Files.readString(SampleReports.folder(language).resolve("brief.html"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void itHasFiveFiguresThreeChartsAndFiveSentencesAndEachFigureLeadsToItsRowInTheReport(Language language)
            throws Exception {
        Document page = SampleReports.parsed(html(language));
        assertThat(SampleReports.all(page, "dt")).hasSize(5);
        assertThat(SampleReports.all(page, "figure")).hasSize(3);
        assertThat(SampleReports.all(page, "li")).hasSize(5);
        List<Element> figures = SampleReports.all(page, "a").stream()
                .filter(link -> link.getAttribute("class").equals("figure"))
                .toList();
        assertThat(figures).hasSizeGreaterThan(15);
        Document report = SampleReports.page(language);
        for (Element figure : figures) {
            String address = figure.getAttribute("href");
            assertThat(address).startsWith("report.html#");
            assertThat(SampleReports.element(report, address.substring("report.html#".length()))
                            .getTagName())
                    .isEqualTo("tr");
        }
    }

    @Test
    void onPaperItIsOnePageThatSaysWhatTheScreenSays() throws Exception {
        Path file = SampleReports.folder(Language.FI).resolve("brief.pdf");
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(pdf).replace('\u00a0', ' '))
                    .contains(
                            "noin 47,9 milj. €",
                            "noin 28,3 milj. €",
                            "14,85 milj. €",
                            "Osa aineistosta on synteettistä");
        }
    }

    @Test
    void aBrowserShowsItWideAndNarrowWithoutViolationsOfWcag() throws Exception {
        Map<String, String> pages = new TreeMap<>();
        for (Language language : Language.values()) {
            pages.put("brief_" + language.code(), html(language));
        }
        JsonNode looked = BrowserScript.run("files.cjs", "brief", pages);
        assertThat(looked).hasSize(Language.values().length);
        for (JsonNode found : looked) {
            for (String width : List.of("wide", "narrow")) {
                JsonNode seen = found.get(width);
                assertThat(seen.get("violations")).as(width).isEmpty();
                assertThat(seen.get("passes")).hasSizeGreaterThan(10);
                assertThat(seen.get("overflows").asBoolean()).as(width).isFalse();
                assertThat(seen.get("complaints")).as(width).isEmpty();
            }
        }
    }
}
