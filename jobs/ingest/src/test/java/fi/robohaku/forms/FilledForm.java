package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.ingest.Given;
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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtRun;

/**
 * Fills an empty form as a person would: finds each label by eye, on the sheet or under the heading where the template
 * puts it, and types a value beside it, where the form lets anybody type. Every field gets one, one row a list, and two
 * years a grid.
 */
public final class FilledForm {
    public static final int FIRST_YEAR = 2026;

    private final DocumentTemplate template;
    private final Language language;

    public FilledForm(DocumentTemplate template, Language language) {
        this.template = template;
        this.language = language;
    }

    public byte[] fill(byte[] empty) throws IOException {
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
        List<Taxonomy.Term> terms = Given.SCHEMAS.taxonomy(field.taxonomy()).terms();
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
                        case FORM -> type(right(label, 1), textFor(field));
                        case LIST -> type(below(label, 2), textFor(field));
                        case GRID -> {
                            for (int year = 1; year <= 2; year++) {
                                Cell cell = block.across() ? right(label, year) : below(label, year);
                                if (!cell.getCellStyle().getLocked()) {
                                    cell.setCellValue(1);
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
                        && cell.getStringCellValue()
                                .replaceFirst(" \\*$", "")
                                .equals(field.label().in(language));
                found = isLabel ? cell : found;
            }
        }
        if (found == null) {
            throw new AssertionError(
                    template.id() + " has no label " + field.label().in(language) + " of " + block.id());
        }
        return found;
    }

    private static void type(Cell cell, String text) {
        if (!cell.getCellStyle().getLocked()) {
            cell.setCellValue(text);
        }
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
                        boolean isForm = block.type() == Block.Type.FORM;
                        write(
                                table.getRow(isForm ? i : 1)
                                        .getCell(isForm ? 1 : i)
                                        .getParagraphs(),
                                textFor(field));
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
                write(paragraphs.subList(i + 1, i + 2), textFor(field));
            }
        }
    }

    /** Writes into the content control of a place, as Word does: what it showed before goes. */
    private static void write(List<XWPFParagraph> place, String text) {
        CTSdtRun control = place.get(0).getCTP().getSdtArray(0);
        control.getSdtPr().unsetShowingPlcHdr();
        CTR run = control.getSdtContent().getRArray(0);
        run.unsetRPr();
        run.getTArray(0).setStringValue(text);
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
