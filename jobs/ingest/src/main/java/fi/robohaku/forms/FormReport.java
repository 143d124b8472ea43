package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * Writes the empty form of a report: a heading a block, forms as tables of two columns, lists as tables, texts as places to
 * write in. Each answer is a content control that says what to write until something is written.
 */
final class FormReport {
    /** Rows of a table that are there to be filled in. */
    private static final int LIST_ROWS = 5;

    /** An A4 page and its margins, in twentieths of a point. */
    private static final int PAGE_WIDTH = 11_906;

    private static final int PAGE_HEIGHT = 16_838;
    private static final int MARGIN = 1_134;
    private static final int TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN;
    private static final int LABEL_WIDTH = 3_600;
    private static final int ROW_HEIGHT = 340;
    private static final String HEADING_COLOUR = "D9D9D9";

    private final DocumentTemplate template;
    private final FieldWords words;

    FormReport(DocumentTemplate template, FieldWords words) {
        this.template = template;
        this.words = words;
    }

    byte[] write() throws IOException {
        try (XWPFDocument report = new XWPFDocument()) {
            addStyles(report);
            addHeading(report, "Title", words.say(template.title()), 18);
            List<Texts> steps = words.forms().reportSteps();
            for (int step = 0; step < steps.size(); step++) {
                report.createParagraph().createRun().setText((step + 1) + ". " + words.say(steps.get(step)));
            }
            template.blocks().stream().filter(EmptyForm::isAsked).forEach(block -> write(report, block));
            setPage(report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            report.write(out);
            return out.toByteArray();
        }
    }

    private void addStyles(XWPFDocument report) {
        report.createStyles().setSpellingLanguage(words.language().locale().toLanguageTag());
        addStyle(report, "Title", "title", STStyleType.PARAGRAPH, 0);
        addStyle(report, "Heading1", "heading 1", STStyleType.PARAGRAPH, 1);
        addStyle(report, AnswerControl.STYLE, "Placeholder Text", STStyleType.CHARACTER, 0);
    }

    private static void addStyle(XWPFDocument report, String id, String name, STStyleType.Enum type, int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.setType(type);
        if (level > 0) {
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        }
        if (type == STStyleType.CHARACTER) {
            style.addNewRPr().addNewColor().setVal(AnswerControl.GREY);
        }
        report.getStyles().addStyle(new XWPFStyle(style));
    }

    private static void setPage(XWPFDocument report) {
        CTSectPr section = report.getDocument().getBody().addNewSectPr();
        section.addNewPgSz().setW(BigInteger.valueOf(PAGE_WIDTH));
        section.getPgSz().setH(BigInteger.valueOf(PAGE_HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        margins.setLeft(margin);
        margins.setRight(margin);
        margins.setTop(margin);
        margins.setBottom(margin);
    }

    private static void addHeading(XWPFDocument report, String style, String text, int size) {
        XWPFParagraph paragraph = report.createParagraph();
        paragraph.setStyle(style);
        paragraph.setKeepNext(true);
        paragraph.setSpacingBefore(240);
        XWPFRun run = paragraph.createRun();
        run.setBold(true);
        run.setFontSize(size);
        run.setText(text);
    }

    private void write(XWPFDocument report, Block block) {
        switch (block.type()) {
            case FORM -> {
                addHeading(report, block);
                writeForm(report, block);
            }
            case LIST, EXPLANATIONS -> {
                addHeading(report, block);
                writeList(report, block);
            }
            case TEXT ->
                block.fields().forEach(field -> {
                    addHeading(report, "Heading1", words.label(field), 14);
                    AnswerControl.write(report.createParagraph(), field, words, words.prompt(field));
                });
            case ORIGIN -> {}
            case GRID -> throw new IllegalStateException("A report has no grid: " + block.id());
        }
    }

    private void addHeading(XWPFDocument report, Block block) {
        addHeading(report, "Heading1", words.say(block.sheet() == null ? template.title() : block.sheet()), 14);
    }

    private void writeForm(XWPFDocument report, Block block) {
        XWPFTable table = createTable(report, block.fields().size(), LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH);
        for (int row = 0; row < block.fields().size(); row++) {
            Field field = block.fields().get(row);
            label(table.getRow(row).getCell(0), words.label(field), false);
            answer(table.getRow(row).getCell(1), field, words.prompt(field));
        }
    }

    /** The first row shows an example in each place, until something is written there. */
    private void writeList(XWPFDocument report, Block block) {
        int columns = block.fields().size();
        int[] widths = new int[columns];
        Arrays.fill(widths, TEXT_WIDTH / columns);
        XWPFTable table = createTable(report, LIST_ROWS + 1, widths);
        table.getRow(0).setRepeatHeader(true);
        for (int column = 0; column < columns; column++) {
            Field field = block.fields().get(column);
            label(table.getRow(0).getCell(column), words.label(field), true);
            List<String> given = words.prefilled(block, field);
            for (int row = 1; row <= LIST_ROWS; row++) {
                XWPFTableCell cell = table.getRow(row).getCell(column);
                if (row <= given.size()) {
                    label(cell, given.get(row - 1), false);
                } else {
                    answer(
                            cell,
                            field,
                            row == 1
                                    ? words.markedExample(field)
                                    : words.say(words.forms().choose()));
                }
            }
        }
    }

    /** A table with its grid, which the standard demands and strict readers need. */
    private static XWPFTable createTable(XWPFDocument report, int rows, int... widths) {
        XWPFTable table = report.createTable(rows, widths.length);
        CTTblGrid grid = table.getCTTbl().addNewTblGrid();
        for (int width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        for (XWPFTableRow row : table.getRows()) {
            row.setCantSplitRow(true);
            row.setHeight(ROW_HEIGHT);
            row.setHeightRule(TableRowHeightRule.AT_LEAST);
            for (int column = 0; column < widths.length; column++) {
                row.getCell(column).setWidth(Integer.toString(widths[column]));
            }
        }
        return table;
    }

    private static void label(XWPFTableCell cell, String text, boolean isHeading) {
        XWPFRun run = cell.getParagraphs().get(0).createRun();
        run.setText(text);
        run.setBold(isHeading);
        if (isHeading) {
            cell.setColor(HEADING_COLOUR);
        }
    }

    private void answer(XWPFTableCell cell, Field field, String prompt) {
        AnswerControl.write(cell.getParagraphs().get(0), field, words, prompt);
    }
}
