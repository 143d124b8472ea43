package fi.robohaku.samples;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Writes a report: a heading a block, forms as tables of two columns, lists as tables, texts as paragraphs. */
final class ReportWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);

    /** Width of the text on an A4 page, in twentieths of a point. */
    private static final int TEXT_WIDTH = 9_026;

    private final DocumentWriter documents;
    private final Content content;

    ReportWriter(DocumentWriter documents, Content content) {
        this.documents = documents;
        this.content = content;
    }

    byte[] writeDocx() throws IOException {
        try (XWPFDocument report = new XWPFDocument()) {
            DocumentWriter.sign(report.getProperties());
            addStyle(report, "Title", "title", 0);
            addStyle(report, "Heading1", "heading 1", 1);
            addHeading(report, "Title", content.template().title().in(content.language()), 18);
            for (Block block : content.template().blocks()) {
                write(report, block);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            report.write(out);
            return out.toByteArray();
        }
    }

    private static void addStyle(XWPFDocument report, String id, String name, int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.setType(STStyleType.PARAGRAPH);
        if (level > 0) {
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        }
        report.createStyles().addStyle(new XWPFStyle(style));
    }

    private static void addHeading(XWPFDocument report, String style, String text, int size) {
        XWPFParagraph paragraph = report.createParagraph();
        paragraph.setStyle(style);
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
            case LIST, ORIGIN, EXPLANATIONS -> {
                addHeading(report, block);
                writeList(report, block);
            }
            case TEXT -> block.fields().forEach(field -> writeText(report, field));
            case GRID -> throw new IllegalStateException("A report has no grid: " + block.id());
        }
    }

    private void addHeading(XWPFDocument report, Block block) {
        Texts sheet = block.sheet() == null ? content.template().title() : block.sheet();
        addHeading(report, "Heading1", sheet.in(content.language()), 14);
    }

    /** A table with its grid, which the standard demands and strict readers need. */
    private static XWPFTable createTable(XWPFDocument report, int rows, int columns) {
        XWPFTable table = report.createTable(rows, columns);
        CTTblGrid grid = table.getCTTbl().addNewTblGrid();
        for (int column = 0; column < columns; column++) {
            grid.addNewGridCol().setW(BigInteger.valueOf(TEXT_WIDTH / columns));
        }
        return table;
    }

    private void writeForm(XWPFDocument report, Block block) {
        XWPFTable table = createTable(report, block.fields().size(), 2);
        for (int row = 0; row < block.fields().size(); row++) {
            Field field = block.fields().get(row);
            table.getRow(row).getCell(0).setText(field.label().in(content.language()));
            table.getRow(row).getCell(1).setText(format(field, content.value(field.name())));
        }
    }

    private void writeList(XWPFDocument report, Block block) {
        List<Map<String, Object>> rows = content.rows(block.id());
        XWPFTable table = createTable(report, rows.size() + 1, block.fields().size());
        for (int column = 0; column < block.fields().size(); column++) {
            Field field = block.fields().get(column);
            table.getRow(0).getCell(column).setText(field.label().in(content.language()));
            for (int row = 0; row < rows.size(); row++) {
                table.getRow(row + 1)
                        .getCell(column)
                        .setText(format(field, rows.get(row).getOrDefault(field.name(), "")));
            }
        }
    }

    private void writeText(XWPFDocument report, Field field) {
        addHeading(report, "Heading1", field.label().in(content.language()), 14);
        List<String> paragraphs = content.paragraphs(field.name());
        for (String text : paragraphs.isEmpty() ? List.of("–") : paragraphs) {
            report.createParagraph().createRun().setText(text);
        }
    }

    private String format(Field field, Object value) {
        Object formatted = documents.format(field, value, content.language());
        if (formatted instanceof LocalDate day) {
            return DATE.format(day);
        }
        return formatted instanceof BigDecimal number ? Wording.grouped(number) : formatted.toString();
    }
}
