package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.FormWords;
import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** Writes the sheets of a form that nobody fills in: how to fill it in, item by item, and the words to choose from. */
final class GuidanceSheets {
    private static final int[] WIDTHS = {42, 70, 20, 44};

    /** Characters in a line over all columns. */
    private static final int LINE = 150;

    /** Characters in a line of what to write. */
    private static final int ANSWER_LINE = 85;

    private static final float LINE_HEIGHT = 15;
    private static final int CHOICE_WIDTH = 40 * 256;

    private final DocumentTemplate template;
    private final FieldWords words;
    private final FormStyles styles;

    GuidanceSheets(DocumentTemplate template, FieldWords words, FormStyles styles) {
        this.template = template;
        this.words = words;
        this.styles = styles;
    }

    void writeInstructions(Workbook workbook) {
        FormWords forms = words.forms();
        Sheet sheet = create(workbook, forms.instructions());
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        int row = 2;
        for (int step = 0; step < forms.steps().size(); step++, row++) {
            String text = (step + 1) + ". " + words.say(forms.steps().get(step));
            FormWorkbook.put(sheet, row, 0, text).setCellStyle(styles.text());
            sheet.addMergedRegion(new CellRangeAddress(row, row, 0, WIDTHS.length - 1));
            sheet.getRow(row).setHeightInPoints(LINE_HEIGHT * (1 + text.length() / LINE));
        }
        FormWords.Columns columns = forms.columns();
        row++;
        put(sheet, row++, styles.heading(), columns.field(), columns.answer(), columns.unit(), columns.example());
        String last = "";
        for (Block block : template.blocks()) {
            if (EmptyForm.isAsked(block) && block.type() != Block.Type.TEXT) {
                String name = words.say(block.sheet() == null ? template.title() : block.sheet());
                if (!name.equals(last)) {
                    FormWorkbook.put(sheet, row++, 0, name).setCellStyle(styles.title());
                    last = name;
                }
                row = explain(sheet, row, block);
            }
        }
    }

    private int explain(Sheet sheet, int start, Block block) {
        int row = start;
        for (Field field : block.fields()) {
            if (block.sums().containsKey(field.name())) {
                continue;
            }
            String answer = words.answer(field);
            FormWorkbook.put(sheet, row, 0, words.label(field)).setCellStyle(styles.label());
            FormWorkbook.put(sheet, row, 1, answer).setCellStyle(styles.text());
            FormWorkbook.put(sheet, row, 2, words.unit(field)).setCellStyle(styles.text());
            FormWorkbook.put(sheet, row, 3, words.example(field)).setCellStyle(styles.example());
            sheet.getRow(row).setHeightInPoints(LINE_HEIGHT * (1 + answer.length() / ANSWER_LINE));
            row++;
        }
        return row;
    }

    private void put(Sheet sheet, int row, CellStyle style, Texts... texts) {
        for (int column = 0; column < texts.length; column++) {
            FormWorkbook.put(sheet, row, column, words.say(texts[column])).setCellStyle(style);
        }
    }

    /**
     * Writes each closed list below its title and names its words for the cells that choose from them.
     *
     * @param lists by the name of a list, a field that chooses from it
     */
    void writeChoices(Workbook workbook, Map<String, Field> lists) {
        if (lists.isEmpty()) {
            return;
        }
        Sheet sheet = create(workbook, words.forms().choices());
        int column = 0;
        for (Map.Entry<String, Field> list : lists.entrySet()) {
            Field field = list.getValue();
            List<String> choices = words.choices(field);
            sheet.setColumnWidth(column, CHOICE_WIDTH);
            String title = field.taxonomy() == null ? String.join(" / ", choices) : words.titleOf(field.taxonomy());
            FormWorkbook.put(sheet, 2, column, title).setCellStyle(styles.heading());
            for (int i = 0; i < choices.size(); i++) {
                FormWorkbook.put(sheet, 3 + i, column, choices.get(i)).setCellStyle(styles.text());
            }
            Name name = workbook.createName();
            name.setNameName(list.getKey());
            name.setRefersToFormula("'" + sheet.getSheetName().replace("'", "''") + "'!"
                    + new CellReference(3, column, true, true).formatAsString() + ":"
                    + new CellReference(2 + choices.size(), column, true, true).formatAsString());
            column++;
        }
    }

    private Sheet create(Workbook workbook, FormWords.Sheet words) {
        Sheet sheet = workbook.createSheet(this.words.say(words.sheet()));
        FormWorkbook.put(sheet, 0, 0, this.words.say(words.title())).setCellStyle(styles.title());
        return sheet;
    }
}
