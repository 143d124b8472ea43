package fi.robohaku.export.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.CsvCells;
import fi.robohaku.export.SampleExport;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.ProjectMarts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFGraphicFrame;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook holds what the CSV files hold, in a form for people, and other programs open it. */
@SparkTest
class WorkbookTest {
    private final Path export = SampleExport.get().folder();
    private final Path file = export.resolve(WorkbookPart.FILE);
    private final List<MartDefinition> marts = ProjectMarts.get().all().stream()
            .filter(mart -> mart.contract().isExported())
            .toList();

    private final WorkbookPlan plan = WorkbookPlan.read(TestWarehouse.home().resolve("schemas"));
    private final Map<String, String> names = plan.names(marts, Language.FI);
    private final MartText words =
            Vocabulary.read(TestWarehouse.home().resolve("schemas")).in(Language.FI);

    private static List<List<String>> csv(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private void open(Consumer<XSSFWorkbook> look) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            look.accept(workbook);
        }
    }

    @Test
    void libreOfficeReadsEveryCellOfEveryMartAsTheCsvFileHasIt(@TempDir Path folder) throws Exception {
        LibreOffice.sheetsAsCsv(file, folder);
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (MartDefinition mart : marts) {
            List<List<String>> told = csv(export.resolve(mart.name() + ".csv"));
            List<List<String>> read = csv(folder.resolve("robohaku-" + names.get(mart.name()) + ".csv"));
            for (int row = 1; row < told.size(); row++) {
                for (int column = 0; column < told.get(0).size(); column++) {
                    compared++;
                    MartColumn described = mart.contract().columns().get(column);
                    String expected = told.get(row).get(column);
                    String found = read.get(row + MartSheet.HEADINGS).get(column);
                    if (!isSame(described, expected, found)) {
                        wrong.add(mart.name() + "." + described.name() + " row " + row + ": " + expected
                                + " is read as " + found);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).as("cells compared").isGreaterThan(100_000);
    }

    /** LibreOffice writes what is shown as per cent with its sign, and all its digits. */
    private static BigDecimal number(String found) {
        return found.endsWith("%")
                ? new BigDecimal(found.substring(0, found.length() - 1)).movePointLeft(2)
                : new BigDecimal(found);
    }

    private boolean isSame(MartColumn column, String expected, String found) {
        if (column.isNumber() && !expected.isEmpty()) {
            return !found.isEmpty() && new BigDecimal(expected).compareTo(number(found)) == 0;
        }
        if (column.type().equals("BOOLEAN") && !expected.isEmpty()) {
            return found.equals(words.values().truth(expected.equals("true")));
        }
        if (column.type().equals("DATE") && !expected.isEmpty()) {
            LocalDate date = LocalDate.parse(expected);
            return Stream.of("yyyy-MM-dd", "d.M.yyyy", "MM/dd/yyyy", "MM/dd/yy")
                    .map(pattern ->
                            DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date))
                    .anyMatch(found::equals);
        }
        // A text that a spreadsheet could take for a formula has its guard before it, also where it is a word for a
        // code.
        String word = expected.isEmpty() ? "" : words.inWords(column, expected).toString();
        return Stream.of(word, CsvCells.guarded(word))
                .map(text -> text.replace("\r\n", "\n"))
                .anyMatch(found::equals);
    }

    @Test
    void libreOfficeDrawsIt(@TempDir Path folder) throws Exception {
        assertThat(LibreOffice.asPdf(file, folder)).isNotEmptyFile();
    }

    @Test
    void eachMartHasASheetWithItsTitleFrozenHeadingsAndAFilter() throws IOException {
        open(workbook -> {
            for (MartDefinition mart : marts) {
                XSSFSheet sheet = workbook.getSheet(names.get(mart.name()));
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
                        .isEqualTo(mart.contract().title().fi());
                List<String> headings = new ArrayList<>();
                sheet.getRow(MartSheet.HEADINGS).forEach(cell -> headings.add(cell.getStringCellValue()));
                assertThat(headings)
                        .as(mart.name())
                        .isEqualTo(mart.contract().columns().stream()
                                .map(column -> column.label().fi())
                                .toList());
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .as(mart.name())
                        .isEqualTo((short) (MartSheet.HEADINGS + 1));
                assertThat(sheet.getCTWorksheet().getAutoFilter().getRef())
                        .as(mart.name())
                        .startsWith("A4:");
            }
        });
    }

    @Test
    void numbersAreShownByTheirUnit() throws IOException {
        open(workbook -> {
            Row row = workbook.getSheet("Päivityssuhde kierroksittain").getRow(MartSheet.HEADINGS + 1);
            assertThat(format(row, "realisation_by_round", "planned_benefit_eur"))
                    .isEqualTo("#,##0\\ \"€\"");
            assertThat(format(row, "realisation_by_round", "realisation_ratio")).isEqualTo("0.000");
            assertThat(format(row, "realisation_by_round", "planned_covered_share"))
                    .isEqualTo("0.0\\ %");
            assertThat(format(row, "realisation_by_round", "n_projects")).isEqualTo("#,##0");
        });
    }

    private String format(Row row, String mart, String column) {
        MartDefinition definition = marts.stream()
                .filter(one -> one.name().equals(mart))
                .findFirst()
                .orElseThrow();
        List<String> names =
                definition.contract().columns().stream().map(MartColumn::name).toList();
        return row.getCell(names.indexOf(column)).getCellStyle().getDataFormatString();
    }

    @Test
    void syntheticRowsAreShadedAndOthersAreNotAndTheCoverSaysSo() throws IOException {
        open(workbook -> {
            XSSFSheet sheet = workbook.getSheet("Päivityssuhde kierroksittain");
            Set<String> shades = new HashSet<>();
            for (int i = MartSheet.HEADINGS + 1; i <= sheet.getLastRowNum(); i++) {
                Row row = sheet.getRow(i);
                boolean isShaded = row.getCell(0).getCellStyle().getFillForegroundColor() != 64;
                shades.add(row.getCell(0).getStringCellValue() + (isShaded ? " shaded" : ""));
            }
            assertThat(shades).containsExactlyInAnyOrder("2018 shaded", "2019 shaded", "2020");
            List<String> cover = new ArrayList<>();
            workbook.getSheet("Kansi").forEach(row -> row.forEach(cell -> cover.add(cell.toString())));
            assertThat(cover)
                    .anyMatch(text -> text.startsWith("Sisältää synteettisiä lukuja"))
                    .contains("Ajo", "Käyttölupa", "Lähteet", "Näin varjostetun rivin luvut ovat synteettisiä.");
        });
    }

    /** 47 430 000 planned and 27 820 000 expected by the 23 projects of 2020, as published: 0.586549, within its bounds. */
    @Test
    void theCoverShowsTheFiguresOfEachRoundWithTheirBoundsAndWhereTheyComeFrom() throws IOException {
        open(workbook -> {
            Sheet cover = workbook.getSheet("Kansi");
            Row published = rowWith(cover, 1, "2020");
            assertThat(published.getCell(3).getNumericCellValue()).isEqualTo(47_430_000.0);
            assertThat(published.getCell(4).getNumericCellValue()).isEqualTo(27_820_000.0);
            double ratio = published.getCell(5).getNumericCellValue();
            assertThat(ratio).isEqualTo(0.586549);
            assertThat(published.getCell(6).getNumericCellValue()).isLessThan(ratio);
            assertThat(published.getCell(7).getNumericCellValue()).isGreaterThan(ratio);
            Row made = rowWith(cover, 1, "2018");
            assertThat(made.getCell(8).getStringCellValue()).isEqualToIgnoringCase("synteettinen");
            assertThat(made.getCell(3).getCellStyle().getFillForegroundColor())
                    .as("shade of a synthetic figure")
                    .isNotEqualTo(published.getCell(3).getCellStyle().getFillForegroundColor());
            assertThat(rowWith(cover, 0, "Ajo alkoi (UTC)").getCell(1).getStringCellValue())
                    .matches("\\d{1,2}\\.\\d{1,2}\\.\\d{4} \\d{1,2}\\.\\d{2}");
        });
    }

    private static Row rowWith(Sheet sheet, int column, String text) {
        for (Row row : sheet) {
            Cell cell = row.getCell(column);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(text)) {
                return row;
            }
        }
        throw new AssertionError(sheet.getSheetName() + " has no " + text);
    }

    @Test
    void sheetsStandThemeByThemeWithTheLongTimelineLastAndPrintWithTheirHeadings() throws IOException {
        open(workbook -> {
            List<String> sheets = new ArrayList<>();
            workbook.forEach(sheet -> sheets.add(sheet.getSheetName()));
            List<String> planned = plan.themes().stream()
                    .flatMap(theme -> theme.sheets().stream())
                    .map(sheet -> names.get(sheet.mart()))
                    .toList();
            assertThat(sheets).containsSubsequence(planned);
            assertThat(sheets.get(sheets.size() - 3)).as("before the guides").isEqualTo("Hyödyt ajassa");
            for (String name : planned) {
                XSSFSheet sheet = workbook.getSheet(name);
                assertThat(sheet.getPrintSetup().getLandscape()).as(name).isTrue();
                assertThat(sheet.getPrintSetup().getFitWidth()).as(name).isEqualTo((short) 1);
                assertThat(sheet.getRepeatingRows().getFirstRow()).as(name).isEqualTo(MartSheet.HEADINGS);
                assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
                        .as(name)
                        .startsWith("Yksi rivi on: yksi ");
            }
        });
    }

    /** What a heading needs at 6 points a character of its width, the arrow of the filter taken off, in lines of 15 points. */
    @Test
    void headingsAreAsHighAsTheirTexts() throws IOException {
        open(workbook -> {
            for (String name : names.values()) {
                XSSFSheet sheet = workbook.getSheet(name);
                Row headings = sheet.getRow(MartSheet.HEADINGS);
                headings.forEach(cell -> {
                    int width = sheet.getColumnWidth(cell.getColumnIndex()) / 256;
                    int lines = (int) Math.ceil(cell.getStringCellValue().length() / (double) width);
                    assertThat(headings.getHeightInPoints())
                            .as(name + ": " + cell.getStringCellValue())
                            .isGreaterThanOrEqualTo(lines * 15f);
                });
            }
        });
    }

    @Test
    void theContentsLinkToEveryMartAndTheGuideTellsOfEveryColumn() throws IOException {
        open(workbook -> {
            Set<String> linked = new HashSet<>();
            workbook.getSheet("Sisällys").getHyperlinkList().forEach(link -> linked.add(link.getAddress()));
            Set<String> guided = new HashSet<>();
            workbook.getSheet("Sarakkeet")
                    .forEach(row -> guided.add(row.getCell(0).getStringCellValue() + "."
                            + row.getCell(1).getStringCellValue()));
            for (MartDefinition mart : marts) {
                assertThat(linked).contains("'" + names.get(mart.name()) + "'!A1");
                mart.contract()
                        .columns()
                        .forEach(column -> assertThat(guided).contains(names.get(mart.name()) + "." + column.name()));
            }
        });
    }

    @Test
    void chartsAreNativeTellWhatTheyShowAndDrawFiguresOfTheMarts() throws IOException {
        open(workbook -> {
            XSSFSheet sheet = workbook.getSheet("Kuviot");
            List<XSSFChart> charts = sheet.getDrawingPatriarch().getCharts();
            assertThat(charts).hasSize(ChartBlock.ALL.size());
            for (XSSFChart chart : charts) {
                assertThat(chart.getTitleText().getString()).isNotBlank();
                assertThat(chart.getChartSeries()).isNotEmpty();
            }
            assertThat(sheet.getDrawingPatriarch().getShapes())
                    .filteredOn(XSSFGraphicFrame.class::isInstance)
                    .extracting(shape -> ((XSSFGraphicFrame) shape)
                            .getCTGraphicalObjectFrame()
                            .getNvGraphicFramePr()
                            .getCNvPr()
                            .getDescr())
                    .as("what a screen reader says of a chart is its title")
                    .containsExactlyInAnyOrderElementsOf(charts.stream()
                            .map(chart -> chart.getTitleText().getString())
                            .toList());
            Row last = rowOf(sheet, "2020");
            assertThat(last.getCell(1).getNumericCellValue()).isEqualTo(47_430_000.0);
            assertThat(last.getCell(2).getNumericCellValue()).isEqualTo(27_820_000.0);
            assertThat(rowOf(sheet, "2018 (synteettinen)").getCell(3).getStringCellValue())
                    .isEqualTo("synteettinen");
        });
    }

    private static Row rowOf(Sheet sheet, String category) {
        for (Row row : sheet) {
            Cell first = row.getCell(0);
            if (first != null && first.getStringCellValue().equals(category)) {
                return row;
            }
        }
        throw new AssertionError("No row of " + category);
    }

    @Test
    void noCellIsAFormulaOrCouldBecomeOne() throws IOException {
        open(workbook -> workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
            assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
            if (cell.getCellType() == CellType.STRING) {
                assertThat(cell.getStringCellValue())
                        .as(sheet.getSheetName() + cell.getAddress())
                        .doesNotStartWith("=")
                        .doesNotStartWith("@");
            }
        }))));
    }

    @Test
    void noClockIsInTheFileButThatOfTheRun() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo("1980-01-01T00:00:00");
            }
        }
        open(workbook -> {
            var core = workbook.getProperties().getCoreProperties();
            assertThat(core.getModified()).isEqualTo(core.getCreated());
            assertThat(core.getDescription())
                    .isEqualTo(workbook.getSheet("Kansi").getRow(4).getCell(1).getStringCellValue());
        });
    }
}
