package fi.robohaku.samples;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Taxonomy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/**
 * Fills an empty document as a person would: finds each label by eye, on the sheet or under the heading where the
 * template puts it, and types a value beside it. Every field gets one, one row a list, and two years a grid.
 */
final class FilledTemplate {
    static final int FIRST_YEAR = 2026;

    private final DocumentTemplate template;
    private final Language language;

    FilledTemplate(DocumentTemplate template, Language language) {
        this.template = template;
        this.language = language;
    }

    byte[] fill(byte[] empty) throws IOException {
        return switch (template.format()) {
            case XLSX, XLS -> workbook(empty);
            case DOCX -> report(empty);
            case CSV -> table(empty);
        };
    }

    /** What is typed: always the same for a field, so that a test knows what to look for. */
    String textFor(Field field) {
        return switch (field.type()) {
            case TEXT -> textOf(field);
            case MONEY -> "12 000 €";
            case NUMBER, INTEGER -> "3";
            case RANGE -> "5–8";
            case SHARE ->
                "0,5"
                        .replace(
                                ",",
                                template.format() == DocumentTemplate.Format.CSV
                                        ? template.csv().decimal()
                                        : ",");
            case YEAR -> "2029";
            case DATE -> "31.12.2027";
            case BOOLEAN -> language == Language.SV ? "ja" : language == Language.EN ? "yes" : "kyllä";
            case TERM -> term(field).label().in(language);
        };
    }

    private static String textOf(Field field) {
        if (field.pattern() != null) {
            return "2020-X01-1";
        }
        return field.name().equals("round") ? "2020" : "Teksti " + field.name();
    }

    static Taxonomy.Term term(Field field) {
        List<Taxonomy.Term> terms =
                ReadSamples.SCHEMAS.taxonomy(field.taxonomy()).terms();
        return terms.get(terms.size() - 1);
    }

    private boolean isFilled(Block block) {
        return block.type() != Block.Type.EXPLANATIONS && block.type() != Block.Type.ORIGIN;
    }

    private byte[] workbook(byte[] empty) throws IOException {
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(empty))) {
            for (Block block : template.blocks()) {
                if (!isFilled(block)) {
                    continue;
                }
                Sheet sheet = workbook.getSheet(block.sheet().in(language));
                for (Field field : block.fields()) {
                    Cell label = find(sheet, block, field);
                    switch (block.type()) {
                        case FORM -> right(label, 1).setCellValue(textFor(field));
                        case LIST -> below(label, 1).setCellValue(textFor(field));
                        case GRID -> {
                            if (!block.sums().containsKey(field.name())) {
                                for (int year = 1; year <= 2; year++) {
                                    (block.across() ? right(label, year) : below(label, year)).setCellValue(1);
                                }
                            }
                        }
                        case TEXT, ORIGIN, EXPLANATIONS -> {}
                    }
                }
            }
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** The last cell with the label: the first row of a sheet may hold the title of the document. */
    private Cell find(Sheet sheet, Block block, Field field) {
        Cell found = null;
        for (Row row : sheet) {
            for (Cell cell : row) {
                boolean isLabel = cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(field.label().in(language));
                found = isLabel ? cell : found;
            }
        }
        if (found == null) {
            throw new AssertionError(
                    template.id() + " has no label " + field.label().in(language) + " of " + block.id());
        }
        return found;
    }

    private static Cell right(Cell label, int by) {
        return label.getRow().getCell(label.getColumnIndex() + by, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static Cell below(Cell label, int by) {
        Sheet sheet = label.getSheet();
        int row = label.getRowIndex() + by;
        return (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row))
                .getCell(label.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private byte[] report(byte[] empty) throws IOException {
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(empty))) {
            for (Block block : template.blocks()) {
                if (!isFilled(block)) {
                    continue;
                }
                if (block.type() == Block.Type.TEXT) {
                    block.fields().forEach(field -> text(report, field));
                } else {
                    XWPFTable table = tableUnder(report, block.sheet().in(language));
                    for (int i = 0; i < block.fields().size(); i++) {
                        Field field = block.fields().get(i);
                        (block.type() == Block.Type.FORM
                                        ? table.getRow(i).getCell(1)
                                        : table.getRow(1).getCell(i))
                                .setText(textFor(field));
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            report.write(out);
            return out.toByteArray();
        }
    }

    private void text(XWPFDocument report, Field field) {
        List<XWPFParagraph> paragraphs = report.getParagraphs();
        for (int i = 0; i < paragraphs.size(); i++) {
            if (paragraphs.get(i).getText().equals(field.label().in(language))) {
                paragraphs.get(i + 1).getRuns().get(0).setText(textFor(field), 0);
            }
        }
    }

    private static XWPFTable tableUnder(XWPFDocument report, String heading) {
        boolean isUnder = false;
        for (IBodyElement element : report.getBodyElements()) {
            if (element instanceof XWPFParagraph paragraph
                    && paragraph.getText().equals(heading)) {
                isUnder = true;
            } else if (isUnder && element instanceof XWPFTable table) {
                return table;
            }
        }
        throw new AssertionError("No table under " + heading);
    }

    private byte[] table(byte[] empty) {
        Charset charset = Charset.forName(template.csv().charset());
        String row = template.blocks().get(0).fields().stream()
                .map(field -> '"' + textFor(field) + '"')
                .collect(Collectors.joining(template.csv().delimiter()));
        return (new String(empty, charset) + row + "\n").getBytes(charset);
    }
}
