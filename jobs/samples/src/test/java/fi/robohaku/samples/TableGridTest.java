package fi.robohaku.samples;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.forms.EmptyForm;
import fi.robohaku.forms.FilledForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every table of a report that is written here has its grid: other readers fail on one without, or lose its columns. */
class TableGridTest {
    private static void assertGrids(String name, byte[] content) throws IOException {
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(content))) {
            assertThat(report.getTables())
                    .as("tables of %s", name)
                    .isNotEmpty()
                    .allSatisfy(
                            table -> assertThat(table.getCTTbl().getTblGrid().sizeOfGridColArray())
                                    .as("columns of the grid")
                                    .isEqualTo(columns(table)));
        }
    }

    private static int columns(XWPFTable table) {
        return table.getRows().stream()
                .mapToInt(row -> row.getTableCells().size())
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void emptyReportsHaveThem(Language language) throws IOException {
        EmptyForm empty = new EmptyForm(ReadSamples.SCHEMAS);
        for (DocumentTemplate template : ReadSamples.SCHEMAS.documents().values()) {
            if (template.format() == DocumentTemplate.Format.DOCX) {
                assertGrids(template.id(), empty.write(template, language, FilledForm.FIRST_YEAR));
            }
        }
    }

    @Test
    @SampleSetTest
    void sampleReportsHaveThem() throws IOException {
        try (Stream<Path> files = Files.walk(ReadSamples.FOLDER)) {
            List<Path> reports = files.filter(file -> file.toString().endsWith("_loppuraportti.docx"))
                    .toList();
            assertThat(reports).as("sample reports").isNotEmpty();
            for (Path report : reports) {
                assertGrids(report.toString(), Files.readAllBytes(report));
            }
        }
    }
}
