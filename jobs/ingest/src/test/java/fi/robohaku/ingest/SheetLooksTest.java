package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a sheet looks, and what it says beside its cells, may make another figure of a number: that is never silent. */
class SheetLooksTest {
    private static final String APPLIED = "Haettava rahoitus";
    private static final String IN_THOUSANDS = "Luvut tuhansina euroina";
    private static final DocumentReading ORIGINAL = Given.read(Given.APPLICATION);

    private static CellStyle style(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static DocumentReading shown(String format) {
        return Given.edited(
                Given.APPLICATION, workbook -> Given.rightOf(workbook, APPLIED).setCellStyle(style(workbook, format)));
    }

    private static void assertIsReadAsTheOriginal(DocumentReading reading) {
        assertThat(Given.rules(reading)).isEqualTo(Given.rules(ORIGINAL));
        assertThat(Given.meanings(reading)).isEqualTo(Given.meanings(ORIGINAL));
    }

    /** The application with each cell changed that holds one of the years. */
    private static DocumentReading years(int first, int last, CellEdit edit) {
        return Given.edited(Given.APPLICATION, workbook -> {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.NUMERIC
                                && cell.getNumericCellValue() >= first
                                && cell.getNumericCellValue() <= last) {
                            edit.of(workbook, cell);
                        }
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "0",
                "#,##0.00",
                "[Red]0",
                "# ##0",
                "0.00E+00",
                "@",
                "0\" €\"",
                "[$€-40B] #,##0.00",
                "_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-"
            })
    void aNumberThatIsShownAsItIsStoredIsNoFinding(String format) {
        DocumentReading reading = shown(format);
        assertIsReadAsTheOriginal(reading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";;;",
                "\"ei tiedossa\"",
                "\"noin \"0",
                "0\" htv\"",
                "0\"000\"",
                "\"<\"0",
                "-0",
                "#,##0,",
                "0.0,,\" M€\"",
                "0\" t€\""
            })
    void aNumberThatIsShownOtherwiseIsTold(String format) {
        assertThat(Given.rules(shown(format))).contains("number_shown_otherwise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\" $\"", "[$$-409]#,##0", "[$SEK] #,##0", "#,##0\" kr\"", "[$£-809]#,##0.00"})
    void aFormatWithAnotherCurrencyMakesNoEuros(String format) {
        DocumentReading reading = shown(format);
        assertThat(Given.rules(reading)).contains("currency_differs");
        assertThat(reading.figures())
                .filteredOn(figure -> figure.rawText().startsWith("173000"))
                .allSatisfy(figure -> assertThat(figure.value().number()).isEmpty());
    }

    static Stream<Arguments> unseen() {
        return Stream.of(
                Arguments.of(
                        "struck",
                        "text_left_out",
                        edit((workbook, cell) -> cell.setCellStyle(font(workbook, font -> font.setStrikeout(true))))),
                Arguments.of(
                        "white on white",
                        "text_left_out",
                        edit((workbook, cell) -> cell.setCellStyle(
                                font(workbook, font -> font.setColor(IndexedColors.WHITE.getIndex()))))),
                Arguments.of(
                        "a row of no height",
                        "hidden_cell",
                        edit((workbook, cell) -> cell.getRow().setHeight((short) 0))),
                Arguments.of(
                        "a column of no width",
                        "hidden_cell",
                        edit((workbook, cell) -> cell.getSheet().setColumnWidth(cell.getColumnIndex(), 0))));
    }

    private interface CellEdit {
        void of(Workbook workbook, Cell cell);
    }

    private interface FontEdit {
        void of(Font font);
    }

    private static Given.Edit edit(CellEdit edit) {
        return workbook -> edit.of(workbook, Given.rightOf(workbook, APPLIED));
    }

    private static CellStyle font(Workbook workbook, FontEdit edit) {
        Font font = workbook.createFont();
        edit.of(font);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void aNumberThatAReaderDoesNotSeeIsNotReadAndTold(String how, String rule, Given.Edit edit) {
        DocumentReading reading = Given.edited(Given.APPLICATION, edit);
        assertThat(Given.rules(reading)).as(how).contains(rule);
        assertThat(reading.findings())
                .filteredOn(finding -> finding.rule().id().equals(rule))
                .extracting(Finding::found)
                .contains("173000");
    }

    @Test
    void aWhiteNumberOnADarkGroundIsRead() {
        DocumentReading reading = Given.edited(Given.APPLICATION, edit((workbook, cell) -> {
            CellStyle style = font(workbook, font -> font.setColor(IndexedColors.WHITE.getIndex()));
            style.setFillForegroundColor(IndexedColors.DARK_BLUE.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            cell.setCellStyle(style);
        }));
        assertIsReadAsTheOriginal(reading);
    }

    static Stream<Arguments> notes() {
        return Stream.of(Given.APPLICATION, Given.APPLICATION_2018)
                .flatMap(sample -> Stream.of(
                        Arguments.of(sample, "a comment", (Given.Edit) workbook -> comment(workbook, IN_THOUSANDS)),
                        Arguments.of(sample, "a text box", (Given.Edit) workbook -> textBox(workbook, IN_THOUSANDS)),
                        Arguments.of(sample, "the header of the page", (Given.Edit)
                                workbook -> workbook.getSheetAt(0).getHeader().setCenter(IN_THOUSANDS)),
                        Arguments.of(sample, "the footer of the page", (Given.Edit)
                                workbook -> workbook.getSheetAt(0).getFooter().setLeft("1 000 €"))));
    }

    private static void comment(Workbook workbook, String text) {
        Cell cell = workbook.getSheetAt(0).getRow(0).getCell(0);
        Comment comment = cell.getSheet()
                .createDrawingPatriarch()
                .createCellComment(workbook.getCreationHelper().createClientAnchor());
        comment.setString(workbook.getCreationHelper().createRichTextString(text));
        cell.setCellComment(comment);
    }

    private static void textBox(Workbook workbook, String text) {
        Sheet sheet = workbook.getSheetAt(0);
        if (sheet instanceof XSSFSheet modern) {
            modern.createDrawingPatriarch()
                    .createTextbox(new XSSFClientAnchor(0, 0, 0, 0, 5, 5, 8, 8))
                    .setText(new XSSFRichTextString(text));
        } else {
            ((HSSFSheet) sheet)
                    .createDrawingPatriarch()
                    .createTextbox(new HSSFClientAnchor(0, 0, 0, 0, (short) 5, 5, (short) 8, 8))
                    .setString(new HSSFRichTextString(text));
        }
    }

    @ParameterizedTest
    @MethodSource("notes")
    void aUnitNamedBesideTheCellsWithholdsTheDocument(String sample, String where, Given.Edit edit) {
        DocumentReading reading = Given.edited(sample, edit);
        assertThat(Given.rules(reading)).as(where).contains("unit_note_not_applied");
        assertThat(reading.figures()).as(where).isEmpty();
    }

    @Test
    void aCommentThatNamesNoUnitIsNoFinding() {
        DocumentReading reading =
                Given.edited(Given.APPLICATION, workbook -> comment(workbook, "Tarkista vielä 12.11."));
        assertIsReadAsTheOriginal(reading);
    }

    @Test
    void aUnitInTheHeadingOfAYearWithholdsTheDocument() {
        DocumentReading reading = years(2021, 2021, (workbook, cell) -> cell.setCellValue("2021 (t€)"));
        assertThat(Given.rules(reading)).contains("unit_note_not_applied");
        assertThat(reading.figures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Haettava rahoitus (vuodessa)", "Haettava rahoitus (htv)", "Haettava rahoitus (%)"})
    void aLabelWithAnotherMeasureInBracketsWithholdsTheDocument(String label) {
        DocumentReading reading = labelled(label);
        assertThat(Given.rules(reading)).contains("unit_note_not_applied");
        assertThat(reading.figures()).isEmpty();
    }

    @Test
    void aLabelWithAnotherCurrencyMakesNoEuros() {
        assertThat(Given.rules(labelled("Haettava rahoitus ($)"))).contains("currency_differs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Haettava rahoitus (alv 0 %)",
                "Haettava rahoitus (€)",
                "Haettava rahoitus (vuoden 2020 hinnoin)",
                "Haettava rahoitus (max 36)"
            })
    void aLabelWithAnotherRemarkIsTheLabel(String label) {
        DocumentReading reading = labelled(label);
        assertIsReadAsTheOriginal(reading);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\" TA\"", "\"Vuosi \"0", "0"})
    void aYearIsAYearWhateverWordsItsFormatShowsBesideIt(String format) {
        DocumentReading reading = years(2021, 2029, (workbook, cell) -> cell.setCellStyle(style(workbook, format)));
        assertThat(Given.meanings(reading)).isEqualTo(Given.meanings(ORIGINAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[<0]-#,##0 \"€\";#,##0 \"€\"", "-#,##0 \"€\"", "#,##0\\ _€", "_-* #,##0\\ _€_-"})
    void aSignOfAFormatChangesNoNumber(String format) {
        assertThat(Given.meanings(shown(format))).isEqualTo(Given.meanings(ORIGINAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Miljöministeriet", "Alle 1 000 € hankinnat eivät kuulu", "Budjetti 2 milj. €"})
    void aNoteThatNamesAnAgencyOrAnAmountIsNoUnit(String text) {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> comment(workbook, text));
        assertThat(Given.rules(reading)).isEqualTo(Given.rules(ORIGINAL));
    }

    private static DocumentReading labelled(String label) {
        return Given.edited(Given.APPLICATION, workbook -> {
            Cell value = Given.rightOf(workbook, APPLIED);
            value.getRow().getCell(value.getColumnIndex() - 1).setCellValue(label);
        });
    }
}
