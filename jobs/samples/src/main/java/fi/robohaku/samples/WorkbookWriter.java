package fi.robohaku.samples;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a workbook: the blocks of each sheet below each other, sums as formulas with their results. */
final class WorkbookWriter {
    private static final int LABEL_WIDTH = 44 * 256;
    private static final int VALUE_WIDTH = 16 * 256;
    private static final int LONGEST_CHOICE = 250;

    private final DocumentWriter documents;
    private final Content content;
    private final Map<String, Sheet> sheets = new HashMap<>();
    private final Map<Sheet, Integer> next = new HashMap<>();
    private Workbook workbook;
    private CellStyle heading;
    private CellStyle money;
    private CellStyle date;

    WorkbookWriter(DocumentWriter documents, Content content) {
        this.documents = documents;
        this.content = content;
    }

    byte[] writeXlsx() throws IOException {
        try (XSSFWorkbook modern = new XSSFWorkbook()) {
            DocumentWriter.sign(modern.getProperties());
            return write(modern);
        }
    }

    byte[] writeXls() throws IOException {
        try (HSSFWorkbook old = new HSSFWorkbook()) {
            return write(old);
        }
    }

    private byte[] write(Workbook target) throws IOException {
        workbook = target;
        createStyles();
        for (Block block : content.template().blocks()) {
            Texts named = block.sheet() == null ? content.template().title() : block.sheet();
            String name = content.sheetName(named.fi(), named.in(content.language()));
            if (!name.isEmpty() && isWanted(block)) {
                write(block, createSheet(name));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    /** Explanations and joint grids stand only where there is something in them. */
    private boolean isWanted(Block block) {
        return switch (block.type()) {
            case EXPLANATIONS -> !content.rows(block.id()).isEmpty();
            case FORM, LIST, GRID, TEXT, ORIGIN -> true;
        };
    }

    private void createStyles() {
        Font bold = workbook.createFont();
        bold.setBold(true);
        heading = workbook.createCellStyle();
        heading.setFont(bold);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        money = workbook.createCellStyle();
        money.setDataFormat(workbook.createDataFormat().getFormat("#,##0.###"));
        date = workbook.createCellStyle();
        date.setDataFormat(workbook.createDataFormat().getFormat("d.m.yyyy"));
    }

    private Sheet createSheet(String name) {
        return sheets.computeIfAbsent(name, key -> {
            Sheet sheet = workbook.createSheet(key);
            sheet.setColumnWidth(0, LABEL_WIDTH);
            for (int column = 1; column < 14; column++) {
                sheet.setColumnWidth(column, VALUE_WIDTH);
            }
            int row = 0;
            if (workbook.getNumberOfSheets() == 1) {
                put(sheet, row++, 0, content.template().title().in(content.language()))
                        .setCellStyle(heading);
            }
            next.put(sheet, row);
            return sheet;
        });
    }

    private void write(Block block, Sheet sheet) {
        int row = next.get(sheet) == 0 ? 0 : next.get(sheet) + 1;
        if (block.title() != null) {
            put(sheet, row++, 0, block.title().in(content.language())).setCellStyle(heading);
        }
        int end = switch (block.type()) {
            case FORM -> writeForm(block, sheet, row);
            case LIST, ORIGIN, EXPLANATIONS -> writeList(block, sheet, row);
            case GRID -> writeGrid(block, sheet, row);
            case TEXT -> row;
        };
        next.put(sheet, end);
    }

    private int writeForm(Block block, Sheet sheet, int start) {
        int row = start;
        Content.Layout layout = content.layout();
        int value = layout.merged() ? 2 : 1;
        for (Field field : block.fields()) {
            put(sheet, row, 0, field.label().in(content.language()));
            if (layout.merged()) {
                sheet.addMergedRegion(new CellRangeAddress(row, row, layout.right(), layout.right() + 1));
            }
            put(sheet, row, value, documents.format(field, content.value(field.name()), content.language()));
            put(sheet, row, value + 1, content.remark(field.name()));
            offerTerms(sheet, field, row, row, value);
            row += layout.gaps() ? 2 : 1;
        }
        return row;
    }

    private int writeList(Block block, Sheet sheet, int start) {
        for (int column = 0; column < block.fields().size(); column++) {
            put(sheet, start, column, block.fields().get(column).label().in(content.language()))
                    .setCellStyle(heading);
        }
        int row = start + 1;
        for (Map<String, Object> values : content.rows(block.id())) {
            for (int column = 0; column < block.fields().size(); column++) {
                Field field = block.fields().get(column);
                Object value = values.getOrDefault(field.name(), "");
                put(sheet, row, column, documents.format(field, value, content.language()));
            }
            row++;
        }
        for (int column = 0; column < block.fields().size(); column++) {
            offerTerms(sheet, block.fields().get(column), start + 1, Math.max(row, start + 20), column);
        }
        return row;
    }

    /** Lines against years; sums over years at the end and over lines below are formulas. */
    private int writeGrid(Block block, Sheet sheet, int start) {
        TreeSet<Integer> years = new TreeSet<>();
        block.fields().forEach(field -> years.addAll(content.line(field.name()).keySet()));
        if (years.isEmpty() && content.hasLines()) {
            return start;
        }
        List<Integer> axis = new ArrayList<>(years);
        for (int i = 0; i < axis.size(); i++) {
            putAt(block, sheet, start, 0, i + 1, axis.get(i)).setCellStyle(heading);
        }
        if (block.total() != null) {
            putAt(block, sheet, start, 0, axis.size() + 1, block.total().in(content.language()))
                    .setCellStyle(heading);
        }
        for (int line = 0; line < block.fields().size(); line++) {
            writeLine(block, sheet, start, line, axis);
        }
        return start + (block.across() ? block.fields().size() : axis.size() + 1) + 1;
    }

    private void writeLine(Block block, Sheet sheet, int start, int number, List<Integer> axis) {
        Field field = block.fields().get(number);
        putAt(block, sheet, start, number + 1, 0, field.label().in(content.language()));
        List<String> parts = block.sums().getOrDefault(field.name(), List.of());
        for (int i = 0; i < axis.size(); i++) {
            Object given = content.line(field.name()).get(axis.get(i));
            if (given != null) {
                putAt(block, sheet, start, number + 1, i + 1, documents.format(field, given, content.language()));
            } else if (!parts.isEmpty()) {
                Cell cell = putAt(block, sheet, start, number + 1, i + 1, sum(field, parts, axis.get(i)));
                setFormula(cell, refs(block, start, parts, i + 1));
            }
        }
        if (block.total() != null && !axis.isEmpty()) {
            boolean isBroken = content.line(field.name()).containsValue(FormulaError.DIV0);
            Object total = isBroken ? FormulaError.DIV0 : total(field, parts, axis);
            Cell cell = putAt(block, sheet, start, number + 1, axis.size() + 1, total);
            if (isBroken) {
                return;
            }
            String first = ref(block, start, number + 1, 1);
            setFormula(cell, "SUM(" + first + ":" + ref(block, start, number + 1, axis.size()) + ")");
        }
    }

    private BigDecimal total(Field field, List<String> parts, List<Integer> axis) {
        BigDecimal total = BigDecimal.ZERO;
        for (int year : axis) {
            Object given = content.line(field.name()).get(year);
            Object value = given != null ? documents.format(field, given, content.language()) : sum(field, parts, year);
            total = amount(value).add(total);
        }
        return total;
    }

    /** The amount of a cell that a person typed as a number or as text. */
    private static BigDecimal amount(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        String text = value.toString().replace('\u2212', '-').replaceAll("[\\s\u00a0]", "");
        return text.matches("-?\\d+") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    private BigDecimal sum(Field field, List<String> parts, int year) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : parts) {
            Object value = content.line(part).get(year);
            if (value != null) {
                sum = sum.add(amount(documents.format(field, value, content.language())));
            }
        }
        return sum;
    }

    private String refs(Block block, int start, List<String> parts, int position) {
        List<String> refs = new ArrayList<>();
        for (int line = 0; line < block.fields().size(); line++) {
            if (parts.contains(block.fields().get(line).name())) {
                refs.add(ref(block, start, line + 1, position));
            }
        }
        return String.join("+", refs);
    }

    /** Puts a formula into a cell; the number in it stays as the result. */
    private static void setFormula(Cell cell, String text) {
        double result = cell.getNumericCellValue();
        cell.setCellFormula(text);
        cell.setCellValue(result);
    }

    private String ref(Block block, int start, int line, int position) {
        int right = content.layout().right();
        return (block.across()
                        ? new CellReference(start + line, position + right)
                        : new CellReference(start + position, line + right))
                .formatAsString();
    }

    private Cell putAt(Block block, Sheet sheet, int start, int line, int position, Object value) {
        return block.across() ? put(sheet, start + line, position, value) : put(sheet, start + position, line, value);
    }

    private Cell put(Sheet sheet, int row, int column, Object value) {
        Row cells = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        Cell cell = cells.createCell(column + content.layout().right());
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(money);
        } else if (value instanceof Integer number) {
            cell.setCellValue(number);
        } else if (value instanceof FormulaError error) {
            cell.setCellErrorValue(error.getCode());
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(date);
        } else if (!value.toString().isEmpty()) {
            cell.setCellValue(value.toString());
        }
        return cell;
    }

    /** Offers the words of a taxonomy in a cell, where a workbook can hold as many. */
    private void offerTerms(Sheet sheet, Field field, int firstRow, int lastRow, int column) {
        if (field.type() != Field.Type.TERM) {
            return;
        }
        String[] words = documents.schemas().taxonomy(field.taxonomy()).terms().stream()
                .map(Taxonomy.Term::label)
                .map(label -> label.in(content.language()))
                .toArray(String[]::new);
        if (String.join(",", words).length() > LONGEST_CHOICE
                || java.util.Arrays.stream(words).anyMatch(word -> word.contains(","))) {
            return;
        }
        int right = content.layout().right();
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(words),
                new CellRangeAddressList(firstRow, lastRow, column + right, column + right));
        validation.setShowErrorBox(false);
        sheet.addValidationData(validation);
    }
}
