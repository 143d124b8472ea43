package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes the empty form of a workbook: instructions first, then the sheets of the template, last the words to choose from. A
 * sheet holds its blocks one below the other and prints on one page.
 */
final class FormWorkbook {
    /** Rows of a list that are there to be filled in. */
    private static final int LIST_ROWS = 15;

    private static final int LABEL_WIDTH = 44 * 256;
    /** How many characters of a label stand in one line. */
    private static final int LABEL_CHARACTERS = 38;

    private static final float LINE_HEIGHT = 15;
    private static final int TEXT_WIDTH = 34 * 256;
    private static final int VALUE_WIDTH = 16 * 256;

    private final DocumentTemplate template;
    private final FieldWords words;
    private final int firstYear;
    private final Prompts prompts;
    private final FormSums sums;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final Map<Sheet, Integer> next = new LinkedHashMap<>();

    FormWorkbook(DocumentTemplate template, FieldWords words, int firstYear) {
        this.template = template;
        this.words = words;
        this.firstYear = firstYear;
        this.prompts = new Prompts(words);
        this.sums = new FormSums(template);
    }

    byte[] write() throws IOException {
        boolean isOld = template.format() == DocumentTemplate.Format.XLS;
        try (Workbook workbook = isOld ? new HSSFWorkbook() : new XSSFWorkbook()) {
            FormStyles styles = new FormStyles(workbook, template);
            GuidanceSheets guidance = new GuidanceSheets(template, words, styles);
            guidance.writeInstructions(workbook);
            template.blocks().stream()
                    .filter(EmptyForm::isAsked)
                    .forEach(block -> write(block, sheetOf(workbook, styles, block), styles));
            sums.write();
            guidance.writeChoices(workbook, prompts.lists());
            prompts.write();
            workbook.forEach(SheetSetup::apply);
            workbook.setActiveSheet(0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private Sheet sheetOf(Workbook workbook, FormStyles styles, Block block) {
        Texts named = block.sheet() == null ? template.title() : block.sheet();
        return sheets.computeIfAbsent(words.say(named), name -> {
            Sheet sheet = workbook.createSheet(name);
            sheet.setColumnWidth(0, LABEL_WIDTH);
            put(sheet, 0, 0, words.say(template.title())).setCellStyle(styles.title());
            next.put(sheet, 2);
            return sheet;
        });
    }

    private void write(Block block, Sheet sheet, FormStyles styles) {
        int row = next.get(sheet);
        if (block.title() != null) {
            put(sheet, row++, 0, words.title(block)).setCellStyle(styles.heading());
        }
        int end = switch (block.type()) {
            case FORM -> writeForm(block, sheet, styles, row);
            case LIST, EXPLANATIONS -> writeList(block, sheet, styles, row);
            case GRID -> new FormGrid(block, words, styles, prompts, sums).write(sheet, row, years());
            case TEXT, ORIGIN -> row;
        };
        next.put(sheet, end + 1);
    }

    private List<Integer> years() {
        return IntStream.range(firstYear, firstYear + FormGrid.YEARS).boxed().toList();
    }

    /** A label, the cell for its answer, an example. */
    private int writeForm(Block block, Sheet sheet, FormStyles styles, int start) {
        widen(sheet, 1, TEXT_WIDTH);
        int row = start;
        for (Field field : block.fields()) {
            put(sheet, row, 0, words.label(field)).setCellStyle(styles.label());
            Cell answer = put(sheet, row, 1, "");
            if (sums.isComputed(field)) {
                answer.setCellStyle(styles.sum(field));
                sums.put(field, answer);
            } else {
                answer.setCellStyle(styles.answer(field));
                prompts.add(sheet, field, row, row, 1, 1);
                put(sheet, row, 2, words.markedExample(field)).setCellStyle(styles.example());
            }
            row++;
        }
        return row;
    }

    /** A row of headings, one that shows an example, and rows to fill in. */
    private int writeList(Block block, Sheet sheet, FormStyles styles, int start) {
        int rows = LIST_ROWS;
        for (int column = 0; column < block.fields().size(); column++) {
            Field field = block.fields().get(column);
            boolean isWide = field.type() == Field.Type.TEXT || field.type() == Field.Type.TERM;
            widen(sheet, column, isWide ? TEXT_WIDTH : VALUE_WIDTH);
            put(sheet, start, column, words.label(field)).setCellStyle(styles.heading());
            List<String> given = words.prefilled(block, field);
            String example = column == 0 ? words.markedExample(field) : words.example(field);
            put(sheet, start + 1, column, example).setCellStyle(styles.example());
            int first = start + 2;
            for (int i = 0; i < given.size(); i++) {
                put(sheet, first + i, column, given.get(i)).setCellStyle(styles.label());
                sheet.getRow(first + i)
                        .setHeightInPoints(LINE_HEIGHT * (1 + given.get(i).length() / LABEL_CHARACTERS));
            }
            rows = Math.max(rows, given.size());
            int open = first + given.size();
            for (int row = open; row < first + LIST_ROWS; row++) {
                put(sheet, row, column, "").setCellStyle(styles.answer(field));
            }
            if (open < first + LIST_ROWS) {
                prompts.add(sheet, field, open, first + LIST_ROWS - 1, column, column);
            }
        }
        return start + 2 + rows;
    }

    static Cell put(Sheet sheet, int row, int column, String text) {
        Row cells = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        Cell cell = cells.createCell(column);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
        return cell;
    }

    static void widen(Sheet sheet, int column, int width) {
        boolean isDefault = sheet.getColumnWidth(column) == sheet.getDefaultColumnWidth() * 256;
        if (isDefault || sheet.getColumnWidth(column) < width) {
            sheet.setColumnWidth(column, width);
        }
    }
}
