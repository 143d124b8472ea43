package fi.robohaku.forms;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Finding;
import fi.robohaku.ingest.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the workbook of a form offers to whoever fills it in. */
class FormWorkbookTest {
    private static final DocumentReader READER = new DocumentReader(Given.SCHEMAS);
    private static final EmptyForm FORM = new EmptyForm(Given.SCHEMAS);

    static Stream<DocumentTemplate> workbooks() {
        return Given.SCHEMAS.documents().values().stream()
                .filter(template -> template.format() == DocumentTemplate.Format.XLSX
                        || template.format() == DocumentTemplate.Format.XLS);
    }

    private static Workbook open(DocumentTemplate template, Language language) {
        try {
            return WorkbookFactory.create(
                    new ByteArrayInputStream(FORM.write(template, language, FilledForm.FIRST_YEAR)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Cell> openCells(Workbook workbook) {
        List<Cell> open = new ArrayList<>();
        workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
            if (!cell.getCellStyle().getLocked()) {
                open.add(cell);
            }
        })));
        return open;
    }

    private static List<DataValidation> promptsOf(Cell cell, Map<Sheet, List<? extends DataValidation>> bySheet) {
        return bySheet.computeIfAbsent(cell.getSheet(), Sheet::getDataValidations).stream()
                .filter(validation -> Stream.of(validation.getRegions().getCellRangeAddresses())
                        .anyMatch(range -> range.isInRange(cell)))
                .map(DataValidation.class::cast)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void allButTheCellsForAnswersIsLockedAndEachOfTheseSaysWhatToWrite(DocumentTemplate template) throws IOException {
        try (Workbook workbook = open(template, Language.FI)) {
            assertThat(workbook)
                    .allSatisfy(sheet -> assertThat(sheet.getProtect()).isTrue());
            Map<Sheet, List<? extends DataValidation>> bySheet = new HashMap<>();
            assertThat(openCells(workbook)).hasSizeGreaterThan(50).allSatisfy(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.BLANK);
                assertThat(promptsOf(cell, bySheet))
                        .as(cell.getSheet().getSheetName() + "!" + cell.getAddress())
                        .singleElement()
                        .satisfies(
                                prompt -> assertThat(prompt.getPromptBoxText()).isNotBlank());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void eachSheetPrintsOnOnePage(DocumentTemplate template) throws IOException {
        try (Workbook workbook = open(template, Language.SV)) {
            assertThat(workbook).allSatisfy(sheet -> {
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void noAgencyIsAskedWhereItsFiguresComeFrom(DocumentTemplate template) throws IOException {
        List<String> words = Given.SCHEMAS.taxonomy("provenances").terms().stream()
                .map(term -> term.label().fi())
                .toList();
        try (Workbook workbook = open(template, Language.FI)) {
            List<String> said = new ArrayList<>();
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> said.add(cell.toString()))));
            assertThat(said).isNotEmpty().doesNotContainAnyElementsOf(words);
        }
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void closedListsOfferEveryWordOfTheirTaxonomy(DocumentTemplate template) throws IOException {
        List<Field> terms = template.blocks().stream()
                .filter(EmptyForm::isAsked)
                .flatMap(block -> block.fields().stream())
                .filter(field -> field.type() == Field.Type.TERM)
                .toList();
        try (Workbook workbook = open(template, Language.EN)) {
            for (Field field : terms) {
                Name name = workbook.getName("choices_" + field.taxonomy());
                assertThat(name).as(field.taxonomy()).isNotNull();
                AreaReference area = new AreaReference(name.getRefersToFormula(), workbook.getSpreadsheetVersion());
                Sheet sheet = workbook.getSheet(name.getSheetName());
                List<String> offered = Stream.of(area.getAllReferencedCells())
                        .map(ref ->
                                sheet.getRow(ref.getRow()).getCell(ref.getCol()).getStringCellValue())
                        .toList();
                assertThat(offered)
                        .isEqualTo(Given.SCHEMAS.taxonomy(field.taxonomy()).terms().stream()
                                .map(term -> term.label().en())
                                .toList());
            }
            List<DataValidation> lists = new ArrayList<>();
            workbook.forEach(sheet -> sheet.getDataValidations().stream()
                    .filter(validation -> validation.getValidationConstraint().getValidationType()
                            == DataValidationConstraint.ValidationType.LIST)
                    .forEach(lists::add));
            assertThat(lists).hasSizeGreaterThanOrEqualTo(terms.isEmpty() ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application-2020", "application-2019-ready"})
    void theMandatoryCriteriaStandThereAndAreNotAnswered(String id) throws IOException {
        DocumentTemplate template = Given.SCHEMAS.documents().get(id);
        try (Workbook workbook = open(template, Language.FI)) {
            Sheet sheet = workbook.getSheet("Pakolliset ehdot");
            Cell heading = Given.find(sheet, "Ehto *");
            List<String> mandatory = Given.SCHEMAS.taxonomy("criteria").terms().stream()
                    .filter(term -> term.parent().equals("mandatory"))
                    .map(term -> term.label().fi())
                    .toList();
            List<String> listed = IntStream.range(0, mandatory.size())
                    .mapToObj(row -> sheet.getRow(heading.getRowIndex() + 2 + row)
                            .getCell(0)
                            .getStringCellValue())
                    .toList();
            assertThat(listed).hasSize(5).isEqualTo(mandatory);
        }
        assertThat(READER.read("hakemus.xlsx", FORM.write(template, Language.FI, 2026))
                        .isEmptyForm())
                .isTrue();
    }

    /** Two years with 30 000 of staff benefit, 8 000 of own work and 1 000 of licences each: 2 × 21 000 = 42 000. */
    @ParameterizedTest
    @ValueSource(strings = {"application-2020", "final-calculation-2020", "joint-calculation-2020"})
    void totalsAreComputedWhereTheTemplateChecksThem(String id) throws IOException {
        DocumentTemplate template = Given.SCHEMAS.documents().get(id);
        byte[] filled;
        try (Workbook workbook = open(template, Language.FI)) {
            Map.of("Hyöty, henkilöstö", 30_000, "Kehittäminen, oma työ", 8_000, "Käytön lisenssit", 1_000)
                    .forEach((label, amount) -> {
                        Row row = Given.cell(workbook, label).getRow();
                        row.getCell(1).setCellValue(amount);
                        row.getCell(2).setCellValue(amount);
                    });
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(Given.rightOf(workbook, "Kumulatiivinen nettohyöty").getNumericCellValue())
                    .isEqualTo(42_000);
            assertThat(Given.rightOf(workbook, "Kehittäminen yhteensä").getNumericCellValue())
                    .isEqualTo(8_000);
            filled = Given.bytes(workbook);
        }
        DocumentReading reading = READER.read("hakemus.xlsx", filled);
        assertThat(reading.isEmptyForm()).isFalse();
        assertThat(reading.findings())
                .filteredOn(finding -> finding.rule().id().equals("document_total_disagrees"))
                .extracting(Finding::outcome, Finding::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Outcome.PASSED, "42000"));
    }

    /** 30 thousand in one year: the form asks for thousands, the tables hold euros. */
    @ParameterizedTest
    @ValueSource(strings = {"application-2018"})
    void totalsAreInTheUnitOfTheirField(String id) throws IOException {
        DocumentTemplate template = Given.SCHEMAS.documents().get(id);
        try (Workbook workbook = open(template, Language.FI)) {
            Cell benefit = Given.cell(workbook, "Hyöty, henkilöstö (1000 €)");
            benefit.getSheet()
                    .getRow(benefit.getRowIndex() + 1)
                    .getCell(benefit.getColumnIndex())
                    .setCellValue(30);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(Given.rightOf(workbook, "Hyöty kumulatiivisesti, 1000 €").getNumericCellValue())
                    .isEqualTo(30);
            assertThat(READER.read("hakemus.xls", Given.bytes(workbook)).findings())
                    .filteredOn(finding -> finding.rule().id().equals("document_total_disagrees"))
                    .extracting(Finding::found)
                    .containsExactly("30000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void theInstructionsTellTypeUnitAndExampleOfEachItem(String code) throws IOException {
        Language language = Language.of(code);
        DocumentTemplate template = Given.SCHEMAS.documents().get("application-2020");
        Texts applied = new Texts("Haettava rahoitus *", "Belopp som ansöks *", "Funding applied for *");
        Texts euros = new Texts("euroa", "euro", "euros");
        Texts dated = new Texts("Hakemuksen päiväys", "Ansökans datum", "Date of the application");
        try (Workbook workbook = open(template, language)) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(texts(Given.find(sheet, applied.in(language)).getRow()))
                    .hasSize(4)
                    .contains(euros.in(language), "120 000");
            assertThat(texts(Given.find(sheet, dated.in(language)).getRow())).contains("31.12.2027");
            assertThat(sheet.getMergedRegions())
                    .as("steps reach over the width of the page")
                    .hasSize(Given.SCHEMAS.forms().steps().size())
                    .extracting(CellRangeAddress::getLastColumn)
                    .containsOnly(3);
        }
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.toList());
    }

    /** An answer that begins with the word for example is an answer; one with the mark of the form is none. */
    @ParameterizedTest
    @ValueSource(strings = {"Esimerkki: robotti käsittelee hakemukset", "Esimerkiksi robotti"})
    void onlyWhatTheFormItselfMarksIsLeftOut(String answer) throws IOException {
        DocumentTemplate template = Given.SCHEMAS.documents().get("application-2020");
        try (Workbook workbook = open(template, Language.FI)) {
            Given.rightOf(workbook, "Tiivistelmä").setCellValue(answer);
            Given.rightOf(workbook, "Hakemuksen tunnus *").setCellValue("2020-VNK-1");
            DocumentReading reading = READER.read("hakemus.xlsx", Given.bytes(workbook));
            assertThat(reading.subject()).isEqualTo("2020-VNK-1");
            assertThat(reading.figures())
                    .filteredOn(figure -> figure.column().equals("summary"))
                    .singleElement()
                    .satisfies(figure -> assertThat(figure.value().text()).contains(answer));
            assertThat(reading.figures())
                    .filteredOn(figure -> figure.value().number().isPresent())
                    .extracting(figure -> figure.value().number().orElse(BigDecimal.ZERO))
                    .as("no example became a figure")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application-2020"})
    void aFormWithSomethingThatNobodyAskedForIsNoEmptyForm(String id) throws IOException {
        DocumentTemplate template = Given.SCHEMAS.documents().get(id);
        try (Workbook workbook = open(template, Language.FI)) {
            Sheet sheet = workbook.getSheet("Aikataulu");
            sheet.createRow(40).createCell(5).setCellValue(12_500);
            DocumentReading reading = READER.read("hakemus.xlsx", Given.bytes(workbook));
            assertThat(reading.isEmptyForm()).isFalse();
            assertThat(Given.rules(reading)).contains("subject_missing");
        }
    }
}
