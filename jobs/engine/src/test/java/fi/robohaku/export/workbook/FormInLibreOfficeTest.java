package fi.robohaku.export.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.forms.EmptyForm;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Finding;
import fi.robohaku.ingest.Given;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A form that is filled in, computed and saved by LibreOffice gives the figures that were typed. */
@ProcessTest
class FormInLibreOfficeTest {
    /** Staff benefit of 90 000 in two years, own work of 25 000 in the first: 2 × 90 000 − 25 000 = 155 000. */
    @Test
    void whatWasTypedIsReadAndTheTotalsAreLibreOfficesOwn(@TempDir Path folder) throws Exception {
        DocumentTemplate template = Given.SCHEMAS.documents().get("application-2020");
        byte[] empty = new EmptyForm(Given.SCHEMAS).write(template, Language.FI, 2026);
        Path typed = Files.createDirectories(folder.resolve("typed")).resolve("hakemus.xlsx");
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(empty))) {
            Map.of("Hakemuksen tunnus *", "2020-VNK-1", "Hankkeen nimi *", "Koe", "Hakija *", "Valtioneuvoston kanslia")
                    .forEach((label, text) -> Given.rightOf(workbook, label).setCellValue(text));
            Given.rightOf(workbook, "Haettava rahoitus *").setCellValue(70_000);
            Row benefits = Given.cell(workbook, "Hyöty, henkilöstö").getRow();
            benefits.getCell(1).setCellValue(90_000);
            benefits.getCell(2).setCellValue(90_000);
            Given.cell(workbook, "Kehittäminen, oma työ").getRow().getCell(1).setCellValue(25_000);
            workbook.setForceFormulaRecalculation(true);
            Files.write(typed, Given.bytes(workbook));
        }
        DocumentReading reading = new DocumentReader(Given.SCHEMAS)
                .read("hakemus.xlsx", Files.readAllBytes(LibreOffice.saved(typed, folder)));
        assertThat(reading.subject()).isEqualTo("2020-VNK-1");
        assertThat(number(reading, "net_benefit_eur")).isEqualTo(List.of("155000"));
        assertThat(number(reading, "amount_eur"))
                .as("grant, then by year what was typed")
                .containsExactly("70000", "25000", "90000", "90000");
        assertThat(reading.findings())
                .filteredOn(finding -> finding.outcome() == Finding.Outcome.REJECTED)
                .isEmpty();
    }

    private static List<String> number(DocumentReading reading, String column) {
        return reading.figures().stream()
                .filter(figure -> figure.column().equals(column))
                .map(figure -> figure.value().number())
                .flatMap(Optional::stream)
                .map(number -> number.stripTrailingZeros().toPlainString())
                .toList();
    }
}
