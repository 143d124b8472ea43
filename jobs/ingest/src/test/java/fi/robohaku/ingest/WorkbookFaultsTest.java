package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as people change them, and as programs write them. */
class WorkbookFaultsTest {
    private static final DocumentReading ORIGINAL = FaultFiles.read("originals/2020-VNK-1_hakemus.xlsx");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "J01_sheetjs_called_macros.xlsx",
                "J03a_strict.xlsx",
                "J10a_year_headings_are_dates.xlsx",
                "J10b_year_heading_nbsp.xlsx",
                "J11_label_as_heading_row.xlsx",
                "S03a_label_comma_eur_netbenefit_lost.xlsx",
                "S03b_label_soft_hyphen_netbenefit_lost.xlsx",
                "S05_label_merged_5cols_netbenefit_lost.xlsx",
                "S06a_blank_row_in_list_technology_lost.xlsx",
                "S06b_blank_row_in_list_criteria_lost.xlsx"
            })
    void aWorkbookIsReadAsItsOriginal(String name) {
        DocumentReading reading = FaultFiles.read(name);
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(Given.meanings(reading)).as("figures").isEqualTo(Given.meanings(ORIGINAL));
    }

    @ParameterizedTest
    @CsvSource({
        "J12_guidance_line_with_colon.xlsx, cell_not_read",
        "S07a_hidden_row_wins.xlsx, hidden_cell",
        "S07c_covered_merged_cell_wins.xlsx, hidden_cell",
        "S08a_sheet_copy_2_wins.xlsx, sheet_not_read"
    })
    void whatCompetesWithTheVisibleValueIsTold(String name, String rule) {
        DocumentReading reading = FaultFiles.read(name);
        assertThat(Given.rules(reading)).as("rules").containsExactly(rule);
        assertThat(Given.meanings(reading)).as("figures").isEqualTo(Given.meanings(ORIGINAL));
    }

    @ParameterizedTest
    @CsvSource({
        "J05_xlsb_called_macros.xlsb, format_not_read",
        "J08_ods.ods, format_not_read",
        "J06_openpyxl_empty_v_called_formula_error.xlsx, formulas_not_calculated",
        "S09_xlsxwriter_zero_results_fullCalcOnLoad.xlsx, formulas_not_calculated",
        "S11h_two_amounts_in_cell_glued.xlsx, ambiguous_number",
        "S02a_numfmt_milj.xlsx, number_shown_otherwise",
        "S01a_label_says_1000eur_on_eur_form.xlsx, unit_differs"
    })
    void theTrueCauseIsTold(String name, String rule) {
        assertThat(Given.rules(FaultFiles.read(name)))
                .as("rules")
                .contains(rule)
                .doesNotContain("formula_error");
    }

    @Test
    void aProjectOfMacrosWithoutCodeIsNoMacro() {
        DocumentReading reading = FaultFiles.read("J04_empty_vba_project.xls");
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(reading.figures()).as("figures").hasSizeGreaterThan(100);
    }

    @Test
    void figuresAreTakenInTheUnitThatIsSeen() {
        for (String name : List.of("S01a_label_says_1000eur_on_eur_form.xlsx", "S02a_numfmt_milj.xlsx")) {
            assertThat(Given.number(FaultFiles.read(name), "benefit", "net_benefit_eur"))
                    .as(name)
                    .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("1500000"));
        }
    }

    @Test
    void aNoteOfAUnitThatMayHoldForAnyFigureWithholdsTheDocument() {
        DocumentReading reading = Given.edited(
                Given.APPLICATION,
                workbook -> workbook.getSheet("Kustannus-hyötylaskelma")
                        .getRow(0)
                        .createCell(6)
                        .setCellValue("Luvut tuhansina euroina"));
        assertThat(Given.rules(reading)).as("rules").contains("unit_note_not_applied");
        assertThat(reading.readable()).as("taken").isFalse();
    }

    @Test
    void aDayCountedFrom1904IsThatDayAlsoWhereTheCellShowsANumber() {
        LocalDate day = LocalDate.of(2021, 3, 1);
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            ((XSSFWorkbook) workbook).getCTWorkbook().getWorkbookPr().setDate1904(true);
            Cell start = Given.rightOf(workbook, "Hanke alkaa");
            start.setCellStyle(workbook.createCellStyle());
            start.setCellValue((double) ChronoUnit.DAYS.between(LocalDate.of(1904, 1, 1), day));
            Given.rightOf(workbook, "Hanke päättyy").setBlank();
        });
        assertThat(Given.meanings(reading))
                .as("figures")
                .anyMatch(meaning -> meaning.contains("starts_on") && meaning.contains(day.toString()));
    }

    @Test
    void noFormulaThatWasNeverCalculatedIsZero() {
        DocumentReading reading = FaultFiles.read("S09_xlsxwriter_zero_results_fullCalcOnLoad.xlsx");
        assertThat(reading.figures())
                .as("benefits and costs by year")
                .noneMatch(figure -> figure.table().equals("benefit_year")
                        && figure.value()
                                .number()
                                .filter(number -> number.signum() == 0)
                                .isPresent());
    }

    @Test
    void theLastYearWithAStarIsAYear() {
        DocumentReading reading = FaultFiles.read("S19_year_header_star_column_lost.xlsx");
        List<String> years = yearly(ORIGINAL);
        assertThat(years).as("yearly figures").hasSizeGreaterThan(20);
        assertThat(yearly(reading)).as("yearly figures").isEqualTo(years);
    }

    private static List<String> yearly(DocumentReading reading) {
        return Given.meanings(reading).stream()
                .filter(meaning -> meaning.startsWith("benefit_year."))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#,##0, | 237 | 237000",
                "#,##0,\" t€\" | 237 t€ | 237000",
                "0.000,,\" milj. €\" | 0.237 milj. €| 237000",
                "#,##0\" keur\" | 237000 keur | 237000000"
            })
    void aNumberFormatIsReadAsItIsSeen(String format, String shown, BigDecimal expected) {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Cell cell = amount(workbook);
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            cell.setCellValue(237_000);
            cell.setCellStyle(style);
        });
        assertThat(reading.findings())
                .as("finding of what is shown")
                .anyMatch(finding -> finding.rule().id().equals("number_shown_otherwise")
                        && finding.found().equals(shown));
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .as("figure")
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo(expected));
    }

    @Test
    void aHiddenColumnIsNotReadAndTold() {
        DocumentReading reading = Given.edited(
                Given.APPLICATION, workbook -> amount(workbook).getSheet().setColumnHidden(1, true));
        assertThat(Given.rules(reading)).as("rules").contains("hidden_cell");
    }

    @Test
    void aNumberBesideAFormIsTold() {
        DocumentReading reading = Given.edited(
                Given.APPLICATION,
                workbook -> amount(workbook).getRow().createCell(9).setCellValue(999_000));
        assertThat(Given.rules(reading)).as("rules").containsExactly("number_not_read");
        assertThat(Given.meanings(reading)).as("figures").isEqualTo(Given.meanings(Given.read(Given.APPLICATION)));
    }

    @Test
    void aSumThatWasNotCalculatedAnewIsTold() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Cell cell = amount(workbook).getRow().createCell(9);
            amount(workbook).setCellValue(237_000);
            cell.setCellFormula("SUM(B1:B40)");
            cell.setCellValue(12);
        });
        assertThat(Given.rules(reading)).as("rules").contains("formula_result_stale");
    }

    @Test
    void aLabelMergedOverManyColumnsKeepsItsValue() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Cell cell = amount(workbook);
            double value = cell.getNumericCellValue();
            int row = cell.getRowIndex();
            cell.setBlank();
            cell.getRow().createCell(9).setCellValue(value);
            cell.getSheet().addMergedRegion(new CellRangeAddress(row, row, 0, 8));
        });
        assertThat(Given.meanings(reading)).as("figures").isEqualTo(Given.meanings(Given.read(Given.APPLICATION)));
    }

    @Test
    void headingsThatDifferInBracketsAreTakenByTheLetter() {
        String head = "hakemus;virta;virasto;päätös;myönnetty (prosenttia);myönnetty euroa;alkuperä\n";
        String row = "2020-VNK-1;all;VNK;funded;84;237000;published\n";
        DocumentReading reading = Given.READER.read("t.csv", (head + row).getBytes(StandardCharsets.UTF_8));
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .as("grant")
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("237000"));
        assertThat(Given.rules(reading)).as("rules").contains("column_not_read");
    }

    private static Cell amount(Workbook workbook) {
        return Given.rightOf(workbook, "Haettava rahoitus");
    }
}
