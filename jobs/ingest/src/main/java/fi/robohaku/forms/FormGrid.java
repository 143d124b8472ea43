package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;

/** Writes the grid of a form: lines against years, with the sums over lines and over years as formulas. */
final class FormGrid {
    /** How many years there are to fill in. */
    static final int YEARS = 10;

    private static final int YEAR_WIDTH = 13 * 256;
    private static final int LINE_WIDTH = 20 * 256;

    private final Block block;
    private final FieldWords words;
    private final FormStyles styles;
    private final Prompts prompts;
    private final FormSums sums;

    FormGrid(Block block, FieldWords words, FormStyles styles, Prompts prompts, FormSums sums) {
        this.block = block;
        this.words = words;
        this.styles = styles;
        this.prompts = prompts;
        this.sums = sums;
    }

    /** Writes it from a row on; gives the row below. */
    int write(Sheet sheet, int start, List<Integer> years) {
        for (int i = 0; i < years.size(); i++) {
            Cell year = put(sheet, start, 0, i + 1, "");
            year.setCellValue(years.get(i));
            year.setCellStyle(styles.heading());
        }
        if (block.total() != null) {
            put(sheet, start, 0, years.size() + 1, words.say(block.total())).setCellStyle(styles.heading());
        }
        for (int line = 1; line <= block.fields().size(); line++) {
            writeLine(sheet, start, line, years.size());
        }
        int columns = block.across() ? years.size() + 1 : block.fields().size();
        for (int column = 1; column <= columns; column++) {
            FormWorkbook.widen(sheet, column, block.across() ? YEAR_WIDTH : LINE_WIDTH);
        }
        return start + 1 + (block.across() ? block.fields().size() : years.size() + 1);
    }

    private void writeLine(Sheet sheet, int start, int line, int years) {
        Field field = block.fields().get(line - 1);
        List<String> parts = block.sums().getOrDefault(field.name(), List.of());
        put(sheet, start, line, 0, words.label(field)).setCellStyle(block.across() ? styles.label() : styles.heading());
        for (int position = 1; position <= years; position++) {
            Cell cell = put(sheet, start, line, position, "");
            cell.setCellStyle(parts.isEmpty() ? styles.answer(field) : styles.sum(field));
            if (!parts.isEmpty()) {
                String refs = refs(start, parts, position);
                FormSums.set(cell, FormSums.ifGiven(refs, "SUM(" + refs + ")"));
            }
        }
        String first = ref(start, line, 1);
        String last = ref(start, line, years);
        if (parts.isEmpty()) {
            CellReference from = new CellReference(first);
            CellReference to = new CellReference(last);
            prompts.add(sheet, field, from.getRow(), to.getRow(), from.getCol(), to.getCol());
        }
        sums.putYears(field, "'" + sheet.getSheetName().replace("'", "''") + "'!" + first + ":" + last);
        if (block.total() != null) {
            Cell total = put(sheet, start, line, years + 1, "");
            total.setCellStyle(styles.sum(field));
            FormSums.set(total, FormSums.ifGiven(first + ":" + last, "SUM(" + first + ":" + last + ")"));
        }
    }

    private String refs(int start, List<String> parts, int position) {
        List<String> refs = new ArrayList<>();
        for (int line = 1; line <= block.fields().size(); line++) {
            if (parts.contains(block.fields().get(line - 1).name())) {
                refs.add(ref(start, line, position));
            }
        }
        return String.join(",", refs);
    }

    private String ref(int start, int line, int position) {
        return (block.across() ? new CellReference(start + line, position) : new CellReference(start + position, line))
                .formatAsString();
    }

    private Cell put(Sheet sheet, int start, int line, int position, String text) {
        return block.across()
                ? FormWorkbook.put(sheet, start + line, position, text)
                : FormWorkbook.put(sheet, start + position, line, text);
    }
}
