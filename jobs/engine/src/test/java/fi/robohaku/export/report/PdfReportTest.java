package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.DataRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The report on paper. */
@SparkTest
class PdfReportTest {
    private static final DataRun RUN = new DataRun("20200101T000000Z-0000", Instant.parse("2020-01-01T00:00:00Z"));

    private final Path file = SampleReports.folder(Language.FI).resolve("report.pdf");

    @Test
    void itHasTitleLanguageTagsAndABookmarkForEachSection() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Automaatio- ja tekoälyhankkeiden haku");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fi");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem item :
                    pdf.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
            }
            assertThat(bookmarks).isEqualTo(titles());
        }
    }

    private static List<String> titles() throws Exception {
        return SampleReports.all(SampleReports.page(Language.FI), "section").stream()
                .flatMap(section -> SampleReports.within(section, "h2").stream())
                .map(heading -> heading.getFirstChild().getTextContent().strip())
                .toList();
    }

    @Test
    void itsFontsAreEmbeddedAndItSaysWhatThePageSays() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            int fonts = 0;
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("SourceSans3");
                    fonts++;
                }
            }
            assertThat(fonts).isPositive();
            String text = new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
            assertThat(text).contains("noin 47,43 milj. €", "noin 27,82 milj. €", "2020-VNK-1");
        }
    }

    @Test
    void theSamePageAndRunGiveTheSameBytes() throws IOException {
        String page =
                "<!DOCTYPE html><html lang=\"fi\"><head><title>Otsikko</title><style>body{font-family:'Source Sans 3'}"
                        + "</style></head><body><h1>Otsikko</h1><p>Teksti</p></body></html>";
        byte[] first = PdfReport.of(page, RUN);
        assertThat(PdfReport.of(page, RUN)).isEqualTo(first);
        assertThat(PdfReport.of(page, new DataRun("20200101T000000Z-0001", RUN.startedAt())))
                .as("another run is another document")
                .isNotEqualTo(first);
    }

    @Test
    void itIsNotMadeUnlessAskedFor() {
        assertThat(Files.exists(SampleReports.folder(Language.SV).resolve("report.pdf")))
                .isFalse();
        assertThat(Files.exists(file)).isTrue();
    }
}
