package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Schemas;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;

/** Documents are read by their template: where things stand may change, what they are called tells what they are. */
class DocumentReaderTest {
    private static final String CALCULATION = "Kustannus-hyötylaskelma";
    private static final List<String> WHOLE = Given.meanings(Given.read(Given.APPLICATION));

    private static void assertReadsTheSame(DocumentReading reading, String change) {
        assertThat(Given.breaches(reading)).as("breaches after: %s", change).isEmpty();
        assertThat(Given.meanings(reading)).as("figures after: %s", change).isEqualTo(WHOLE);
    }

    @Test
    void theApplicationAsSentIsWhole() {
        DocumentReading reading = Given.read(Given.APPLICATION);
        assertThat(reading.template()).as("template").isEqualTo("application-2020");
        assertThat(reading.subject()).as("subject").isEqualTo("2020-H30");
        assertThat(reading.round()).as("round").isEqualTo("2020");
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .as("applied for")
                .contains(new BigDecimal("173000"));
        assertThat(Given.number(reading, "benefit", "net_benefit_eur"))
                .as("benefit")
                .contains(new BigDecimal("865000"));
    }

    @Test
    void sheetsMayBeRenamed() {
        assertReadsTheSame(
                Given.edited(Given.APPLICATION, workbook -> {
                    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                        workbook.setSheetName(i, "Taul" + (i + 1));
                    }
                }),
                "all sheets renamed");
    }

    @Test
    void sheetsMayStandInAnotherOrder() {
        assertReadsTheSame(
                Given.edited(Given.APPLICATION, workbook -> workbook.setSheetOrder(CALCULATION, 0)),
                "the calculation first");
    }

    @Test
    void rowsMayMoveDown() {
        assertReadsTheSame(
                Given.edited(Given.APPLICATION, workbook -> {
                    for (Sheet sheet : workbook) {
                        if (sheet.getLastRowNum() > 0) {
                            sheet.shiftRows(1, sheet.getLastRowNum(), 4);
                        }
                    }
                    for (String list : List.of("Pakolliset ehdot", "Teknologiat", "Aikataulu", "Tietojen alkuperä")) {
                        Sheet sheet = workbook.getSheet(list);
                        sheet.shiftRows(5, sheet.getLastRowNum(), -4);
                    }
                }),
                "four empty rows below the first");
    }

    @Test
    void labelsMayStandInAnotherOrder() {
        assertReadsTheSame(
                Given.edited(Given.APPLICATION, workbook -> {
                    Sheet form = workbook.getSheet("Hakemuslomake");
                    for (int i = 0; i < 4; i++) {
                        swap(form.getRow(3 + i), form.getRow(14 - i));
                    }
                    Sheet calculation = workbook.getSheet(CALCULATION);
                    swap(calculation.getRow(1), calculation.getRow(2));
                }),
                "labels from the bottom to the top");
    }

    private static void swap(Row one, Row other) {
        for (int column = 0; column < 2; column++) {
            Cell first = one.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            Cell second = other.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            Object value = value(first);
            var style = first.getCellStyle();
            set(first, value(second));
            first.setCellStyle(second.getCellStyle());
            set(second, value);
            second.setCellStyle(style);
        }
    }

    private static Object value(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> cell.getNumericCellValue();
            case BLANK, BOOLEAN, ERROR, FORMULA, _NONE -> "";
        };
    }

    private static void set(Cell cell, Object value) {
        if (value instanceof Double number) {
            cell.setCellValue(number);
        } else {
            cell.setCellValue(value.toString());
        }
    }

    @Test
    void columnsMayMove() {
        assertReadsTheSame(
                Given.edited(Given.APPLICATION, workbook -> {
                    Sheet list = workbook.getSheet("Aikataulu");
                    for (Row row : list) {
                        set(row.createCell(5), value(row.getCell(0)));
                        row.removeCell(row.getCell(0));
                    }
                }),
                "the first column of a list behind the others");
    }

    @Test
    void labelsMayBeNumberedAndMarked() {
        assertReadsTheSame(
                Given.edited(Given.APPLICATION, workbook -> {
                    Given.cell(workbook, "Haettava rahoitus").setCellValue("4.1  HAETTAVA\u00a0rahoitus (euroa): *");
                    Given.cell(workbook, "Hakija").setCellValue("Hakijavirasto");
                }),
                "numbering, case, brackets, an alias");
    }

    @Test
    void aGridMayBeTurned() {
        DocumentReading down = Given.edited(Given.APPLICATION, workbook -> {
            Sheet sheet = workbook.getSheet(CALCULATION);
            Object[][] values = new Object[13][11];
            for (int row = 5; row < 18; row++) {
                for (int column = 0; column < 10; column++) {
                    Cell cell = sheet.getRow(row).getCell(column);
                    values[row - 5][column] = cell == null ? "" : number(cell);
                }
                sheet.removeRow(sheet.getRow(row));
            }
            for (int row = 0; row < 13; row++) {
                for (int column = 0; column < 10; column++) {
                    Row turned =
                            sheet.getRow(5 + column) == null ? sheet.createRow(5 + column) : sheet.getRow(5 + column);
                    if (!"".equals(values[row][column])) {
                        set(turned.createCell(row), values[row][column]);
                    }
                }
            }
        });
        assertReadsTheSame(down, "years down the sheet, lines across");
    }

    private static Object number(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC, FORMULA -> cell.getNumericCellValue();
            case BLANK, BOOLEAN, ERROR, _NONE -> "";
        };
    }

    @Test
    void theOldWorkbookIsReadInThousandsDownTheSheet() {
        DocumentReading reading = Given.read(Given.APPLICATION_2018);
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(Given.number(reading, "benefit", "net_benefit_eur"))
                .as("3 287 thousand euros")
                .contains(new BigDecimal("3287000"));
        assertThat(reading.figures().stream()
                        .filter(figure -> figure.table().equals("benefit_year")
                                && figure.place().cell().equals("J8")
                                && figure.column().equals("amount_eur"))
                        .map(figure -> figure.value()
                                .number()
                                .orElseThrow()
                                .stripTrailingZeros()
                                .toPlainString()))
                .as("199.296 thousand euros of staff in 2019")
                .containsExactly("199296");
    }

    @Test
    void aSumThatNearlyAgreesIsOddAndItsBlockIsKept() {
        DocumentReading reading = Given.edited(
                Given.APPLICATION,
                workbook -> Given.rightOf(workbook, "Hyöty yhteensä")
                        .getRow()
                        .getCell(2)
                        .setCellValue(52_723 + 100));
        assertThat(Given.breaches(reading))
                .as("a sum 0.2 per cent off, and the total of its row, which the office had stored before")
                .contains("sums_nearly_agree " + CALCULATION + "!C18");
        assertThat(reading.figures())
                .as("figures")
                .anyMatch(figure -> figure.block().equals("calculation"));
    }

    @Test
    void aSumThatDoesNotAgreeWithholdsItsBlockAndNothingElse() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Row sum = Given.cell(workbook, "Hyöty yhteensä").getRow();
            sum.getCell(2).setCellValue(99_000);
            sum.getCell(10).setBlank();
        });
        assertThat(reading.findings())
                .as("the sum of 42 178, 7 909 and 2 636 as it is told")
                .anyMatch(finding -> finding.rule().id().equals("sum_disagrees")
                        && finding.place().cell().equals("C18")
                        && finding.found().equals("99000")
                        && finding.expected().equals("52723"));
        assertThat(reading.figures())
                .as("the block")
                .noneMatch(figure -> figure.block().equals("calculation"));
        assertThat(Given.number(reading, "benefit", "net_benefit_eur"))
                .as("the rest")
                .isPresent();
    }

    @Test
    void aTotalOfARowThatDoesNotAgreeIsTold() {
        DocumentReading reading = Given.edited(
                Given.APPLICATION,
                workbook ->
                        Given.cell(workbook, "Ylläpito").getRow().getCell(10).setCellValue(1));
        assertThat(Given.breaches(reading))
                .as("breaches")
                .containsExactly(
                        "row_total_disagrees " + CALCULATION + "!K11", "formula_result_stale " + CALCULATION + "!K11");
    }

    @Test
    void allProblemsAreToldAtOnceAndEachWithholdsItsOwn() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Haettava rahoitus").setCellValue("tarkentuu");
            Given.rightOf(workbook, "Hanke alkaa").setCellValue("keväällä");
            Given.rightOf(workbook, "Hankkeen nimi").setBlank();
            Given.rightOf(workbook, "Ylläpito").setCellValue(-5);
            Given.cell(workbook, "Teknologia").getSheet().getRow(1).getCell(0).setCellValue("kvanttirobotti");
            Given.cell(workbook, "Ehto").getSheet().getRow(1).getCell(1).setCellValue("ehkä");
        });
        assertThat(Given.breaches(reading))
                .as("breaches")
                .containsExactlyInAnyOrder(
                        "number_expected Hakemuslomake!B18",
                        "date_expected Hakemuslomake!B14",
                        "field_missing Hakemuslomake!B11",
                        "value_negative " + CALCULATION + "!B11",
                        "term_unknown Teknologiat!A2",
                        "boolean_expected Pakolliset ehdot!B2",
                        "no_technology_named Teknologiat!A2",
                        "formula_result_stale " + CALCULATION + "!K11",
                        "formula_result_stale " + CALCULATION + "!B13",
                        "formula_result_stale " + CALCULATION + "!K13");
        assertThat(reading.readable()).as("taken in all the same").isTrue();
        assertThat(Given.number(reading, "benefit", "net_benefit_eur"))
                .as("the rest")
                .isPresent();
        assertThat(reading.figures())
                .as("a number that could not be read says so")
                .anyMatch(figure -> figure.table().equals("funding")
                        && figure.value().status().equals("cannot_tell"));
    }

    @Test
    void withoutItsSubjectOrASheetNothingIsTaken() {
        DocumentReading nameless = Given.edited(
                Given.APPLICATION,
                workbook -> Given.rightOf(workbook, "Hakemuksen tunnus").setBlank());
        assertThat(Given.breaches(nameless)).as("breaches").containsExactly("subject_missing Hakemuslomake!B4");
        assertThat(nameless.figures()).as("figures").isEmpty();
        DocumentReading half = Given.edited(
                Given.APPLICATION, workbook -> workbook.removeSheetAt(workbook.getSheetIndex(CALCULATION)));
        assertThat(Given.rules(half)).as("rules").containsExactly("sheet_missing");
        assertThat(half.figures()).as("figures").isEmpty();
    }

    @Test
    void whatLooksWrongIsToldWithItsCellAndTaken() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Haettava rahoitus").setCellValue(500);
            Given.rightOf(workbook, "Hanke päättyy").setCellValue("1.1.2020");
            Given.rightOf(workbook, "Laskentajakson viimeinen vuosi").setBlank();
            Sheet technologies = workbook.getSheet("Teknologiat");
            technologies.removeRow(technologies.getRow(1));
        });
        assertThat(Given.breaches(reading))
                .as("breaches")
                .containsExactlyInAnyOrder(
                        "benefits_far_above_grant " + CALCULATION + "!B2",
                        "end_before_start Hakemuslomake!B15",
                        "no_horizon_named " + CALCULATION + "!B3",
                        "no_technology_named Teknologiat!A2");
        assertThat(reading.figures()).as("figures").isNotEmpty();
    }

    @Test
    void aCalculationWithoutYearsIsToldAsLessUseful() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Sheet sheet = workbook.getSheet(CALCULATION);
            for (int row = 5; row < 18; row++) {
                sheet.removeRow(sheet.getRow(row));
            }
        });
        assertThat(Given.breaches(reading)).as("breaches").containsExactly("no_yearly_rows " + CALCULATION + "!B2");
    }

    @Test
    void anExplanationStandsBesideAWarning() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Hanke päättyy").setCellValue("1.1.2020");
            Given.rightOf(workbook, "Haettava rahoitus").setCellValue(1_200_000);
            Sheet explanations = workbook.createSheet("Selitykset");
            row(explanations, 0, "Solu", "Selitys");
            row(explanations, 1, "Hakemuslomake!B15", "Päätetty jo keväällä");
            row(explanations, 2, "Haettava rahoitus", "Sovittu erikseen");
        });
        assertThat(reading.findings().stream()
                        .filter(finding -> finding.outcome() == Finding.Outcome.WARNED)
                        .map(finding -> finding.rule().id() + ": " + finding.explanation()))
                .as("warnings with what the agency says")
                .containsExactlyInAnyOrder(
                        "end_before_start: Päätetty jo keväällä", "grant_above_maximum: Sovittu erikseen");
    }

    private static void row(Sheet sheet, int number, String... texts) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < texts.length; column++) {
            row.createCell(column).setCellValue(texts[column]);
        }
    }

    @Test
    void whatIsPersonalIsNeitherStoredNorShown() {
        String person = "Esimerkki Henkilö";
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Yhteyshenkilö").setCellValue(person);
            Given.rightOf(workbook, "Yhteyshenkilön sähköposti").setCellValue(person + "x".repeat(20_000));
        });
        assertThat(Given.rules(reading)).as("rules").containsExactly("text_too_long");
        assertThat(reading.toString())
                .as("everything that is known of the document")
                .doesNotContain(person);
    }

    @Test
    void aSwedishFormIsReadAndToldOfInSwedish() {
        assertThat(Given.read(Given.APPLICATION).language())
                .as("the form as sent")
                .isEqualTo("fi");
        DocumentReading translated = Given.edited(Given.APPLICATION, DocumentReaderTest::inSwedish);
        assertThat(translated.language()).as("language").isEqualTo("sv");
        assertThat(Given.meanings(translated)).as("figures").isEqualTo(WHOLE);
        DocumentReading broken = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Haettava rahoitus").setCellValue("senare");
            inSwedish(workbook);
        });
        assertThat(broken.findings())
                .as("a finding in the words of the form")
                .anyMatch(finding -> finding.rule().id().equals("number_expected")
                        && finding.field().equals("Belopp som ansöks")
                        && finding.found().equals("senare"));
    }

    /** Every label and heading of the form in its other language. */
    private static void inSwedish(Workbook workbook) {
        var template = Given.SCHEMAS.documents().get("application-2020");
        SortedMap<String, String> words = new TreeMap<>();
        words.put(template.title().fi(), template.title().sv());
        template.blocks().forEach(block -> {
            block.fields()
                    .forEach(
                            field -> words.put(field.label().fi(), field.label().sv()));
            for (var texts : new fi.robohaku.contracts.Texts[] {block.title(), block.total()}) {
                if (texts != null) {
                    words.put(texts.fi(), texts.sv());
                }
            }
            int sheet = workbook.getSheetIndex(block.sheet().fi());
            if (sheet >= 0) {
                workbook.setSheetName(sheet, block.sheet().sv());
            }
        });
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (words.containsKey(cell.toString())) {
                        cell.setCellValue(words.get(cell.toString()));
                    }
                }
            }
        }
    }

    @Test
    void hiddenSheetsAreNotReadAndTold() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            workbook.createSheet("Piilo");
            workbook.setSheetVisibility(workbook.getSheetIndex("Piilo"), SheetVisibility.VERY_HIDDEN);
        });
        assertThat(Given.breaches(reading)).as("breaches").containsExactly("hidden_sheet Piilo!");
    }

    @Test
    void anotherProgrammesTableIsReadByOneMoreTemplate() {
        SortedMap<String, String> files = new TreeMap<>(Schemas.files(Given.HOME.resolve("schemas")));
        files.put("documents/bidrag.yml", """
                id: bidrag
                kind: decisions
                format: csv
                title: {fi: "Toisen ohjelman päätökset"}
                csv: {delimiter: "|", charset: "windows-1252", decimal: ","}
                none_words: {not_reported: ["puuttuu"], not_applicable: ["ej aktuellt"]}
                blocks:
                  - id: rows
                    type: list
                    required: true
                    table: decision
                    fields:
                      - {name: application, label: {fi: "Dnr"}, column: project_id, required: true}
                      - {name: granted, label: {fi: "Beviljat tkr"}, table: funding, column: amount_eur, set: {funding_kind: granted, subject_id: "{application}"}, type: money, unit: keur, minimum: 0}
                      - {name: decided_on, label: {fi: "Beslutat den"}, column: decided_on, type: date}
                """);
        byte[] table =
                "Dnr|Beviljat tkr|Beslutat den\nA/1|1.234,5|1.9.2021\nB/2|puuttuu|ej aktuellt\nÅ/3|70|2021-10-02\n"
                        .getBytes(Charset.forName("windows-1252"));
        DocumentReading reading = new DocumentReader(Schemas.parse(files)).read("register.csv", table);
        assertThat(reading.template()).as("template").isEqualTo("bidrag");
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(reading.figures().stream()
                        .filter(figure -> figure.column().equals("amount_eur"))
                        .map(figure -> figure.value().status() + " "
                                + figure.value()
                                        .number()
                                        .map(ExtractionContext::format)
                                        .orElse("")))
                .as("amounts in euros")
                .containsExactly("reported 1234500", "reported 70000");
        assertThat(reading.figures())
                .as("letters of its charset")
                .anyMatch(figure -> figure.rawText().equals("Å/3"));
    }

    @Test
    void aNewVersionOfATemplateIsOneMoreFile() {
        SortedMap<String, String> files = new TreeMap<>(Schemas.files(Given.HOME.resolve("schemas")));
        String old = files.get("documents/application-2020.yml");
        files.put(
                "documents/application-2022.yml",
                old.replace("id: application-2020", "id: application-2022")
                        .replace("rounds: [\"2020\"]", "rounds: [\"2022\"]")
                        .replace("haku 2020\"", "haku 2022\"")
                        .replace("utlysning 2020\"", "utlysning 2022\"")
                        .replace("call of 2020\"", "call of 2022\"")
                        .replace("  - extends: application_funding\n", """
                                - extends: application_funding
                                  fields:
                                    - {name: applied, label: {fi: "Paljonko haetaan (1 000 €)"}, unit: keur}
                              """));
        byte[] document = Given.edit(Given.APPLICATION, workbook -> {
            Cell title = workbook.getSheetAt(0).getRow(0).getCell(0);
            title.setCellValue(title.getStringCellValue().replace("2020", "2022"));
            Given.rightOf(workbook, "Haettava rahoitus").setCellValue(173);
            Given.cell(workbook, "Haettava rahoitus").setCellValue("Paljonko haetaan");
        });
        DocumentReading reading = new DocumentReader(Schemas.parse(files)).read("hakemus.xlsx", document);
        assertThat(reading.template()).as("template").isEqualTo("application-2022");
        assertThat(reading.round()).as("round").isEqualTo("2022");
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(Given.number(reading, "funding", "amount_eur").map(ExtractionContext::format))
                .as("173 thousand euros")
                .contains("173000");
    }

    @Test
    void aRegisterIsReadInEveryCharset() {
        String text = new String(Given.sample("2020/registers/paatokset.csv"), UTF_8);
        List<String> whole = Given.meanings(Given.read("2020/registers/paatokset.csv"));
        assertThat(whole).as("decisions").hasSizeGreaterThan(100);
        for (String charset : List.of("windows-1252", "UTF-8", "UTF-16")) {
            byte[] content = text.getBytes(Charset.forName(charset));
            DocumentReading reading = Given.READER.read("paatokset.csv", content);
            assertThat(Given.breaches(reading)).as("breaches in %s", charset).isEmpty();
            assertThat(Given.meanings(reading)).as("figures in %s", charset).isEqualTo(whole);
        }
    }

    @Test
    void aTableWithABrokenLineIsToldWithItsLine() {
        String head = "hanke,päivä,vaihe,valmiusaste,ennustettu päättyminen,alkuperä\n";
        String row = "2020-VNK-1,2021-06-30,,50,,synthetic\n";
        DocumentReading whole = Given.READER.read(
                "t.csv", (head + row + "\n" + row.replace("2021-06-30", "2021-12-31")).getBytes(UTF_8));
        assertThat(Given.breaches(whole)).as("an empty line does no harm").isEmpty();
        for (String broken :
                List.of("2020-VNK-1,2021-06-30,,50,,synthetic,7\n", "2020-VNK-1,2021-06-30,,50,,\"synthetic\n")) {
            DocumentReading reading = Given.READER.read("t.csv", (head + row + broken + row).getBytes(UTF_8));
            assertThat(Given.rules(reading)).as(broken).containsExactly("csv_malformed");
            assertThat(reading.findings().get(0).found())
                    .as("line of %s", broken)
                    .isIn("3", "4");
        }
    }
}
