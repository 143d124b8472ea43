package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.BrowserScript;
import fi.robohaku.export.DataRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The report on paper. */
@SparkTest
class PdfReportTest {
    private static final DataRun RUN = new DataRun("20200101T000000Z-0000", Instant.parse("2020-01-01T00:00:00Z"));

    /** 10 mm in points; the page has 14. */
    private static final float MARGIN = 28;

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

    /** Every word of every table stands on the pages as often as on the screen, and none of it outside their margins. */
    @Test
    void nothingOfATableIsCutOffOrLost() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            List<String> outside = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) throws IOException {
                    for (TextPosition position : positions) {
                        float end = position.getXDirAdj() + position.getWidthDirAdj();
                        if (position.getXDirAdj() < MARGIN || end > position.getPageWidth() - MARGIN) {
                            outside.add("page " + getCurrentPageNo() + ": " + text);
                        }
                    }
                    super.writeString(text, positions);
                }
            };
            Map<String, Long> printed = words(stripper.getText(pdf));
            assertThat(outside).as("text outside the margins").isEmpty();
            for (Element table : SampleReports.all(SampleReports.page(Language.FI), "table")) {
                Map<String, Long> shown = words(SampleReports.rows(table).stream()
                        .flatMap(List::stream)
                        .map(cell -> cell.replace("–ei tietoa", "–"))
                        .collect(Collectors.joining(" ")));
                shown.forEach((word, times) -> assertThat(printed.getOrDefault(word, 0L))
                        .as("'%s' of %s", word, table.getAttribute("id"))
                        .isGreaterThanOrEqualTo(times));
            }
        }
    }

    private static Map<String, Long> words(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    }

    /** A heading or the head of a table at the foot of a page would be parted from what it is of. */
    @Test
    void noPageEndsWithTheHeadOfATable() throws Exception {
        Set<String> captions = SampleReports.all(SampleReports.page(Language.FI), "caption").stream()
                .map(caption -> caption.getFirstChild().getTextContent())
                .map(PdfReportTest::squeezed)
                .collect(Collectors.toSet());
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            Path pictures = Files.createDirectories(BrowserScript.pictures("report-pages"));
            PDFRenderer renderer = new PDFRenderer(pdf);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                List<String> lines = stripper.getText(pdf).lines().toList();
                // The last line is the number of the page.
                List<String> last = lines.subList(Math.max(0, lines.size() - 3), lines.size());
                assertThat(last.stream().map(PdfReportTest::squeezed))
                        .as("last lines of page %d", page)
                        .noneMatch(captions::contains);
                ImageIO.write(
                        renderer.renderImageWithDPI(page - 1, 50),
                        "png",
                        pictures.resolve("page_" + page + ".png").toFile());
            }
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00a0]+", " ").strip();
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
