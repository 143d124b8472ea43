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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Writes a report: a heading a block, forms as tables of two columns, lists as tables, texts as paragraphs. */
final class ReportWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);

    private final DocumentWriter documents;
    private final Content content;

    ReportWriter(DocumentWriter documents, Content content) {
        this.documents = documents;
        this.content = content;
    }

    byte[] docx() throws IOException {
        try (XWPFDocument report = new XWPFDocument()) {
            DocumentWriter.sign(report.getProperties());
            style(report, "Title", "title", 0);
            style(report, "Heading1", "heading 1", 1);
            heading(report, "Title", content.contract().title().in(content.language()), 18);
            for (Block block : content.contract().blocks()) {
                write(report, block);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            report.write(out);
            return out.toByteArray();
        }
    }

    private static void style(XWPFDocument report, String id, String name, int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.setType(STStyleType.PARAGRAPH);
        if (level > 0) {
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        }
        report.createStyles().addStyle(new XWPFStyle(style));
    }

    private static void heading(XWPFDocument report, String style, String text, int size) {
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
                under(report, block);
                form(report, block);
            }
            case LIST, ORIGIN, EXPLANATIONS -> {
                under(report, block);
                list(report, block);
            }
            case TEXT -> block.fields().forEach(field -> text(report, field));
            case GRID -> throw new IllegalStateException("A report has no grid: " + block.id());
        }
    }

    private void under(XWPFDocument report, Block block) {
        Texts sheet = block.sheet() == null ? content.contract().title() : block.sheet();
        heading(report, "Heading1", sheet.in(content.language()), 14);
    }

    private void form(XWPFDocument report, Block block) {
        XWPFTable table = report.createTable(block.fields().size(), 2);
        for (int row = 0; row < block.fields().size(); row++) {
            Field field = block.fields().get(row);
            table.getRow(row).getCell(0).setText(field.label().in(content.language()));
            table.getRow(row).getCell(1).setText(shown(field, content.answer(field.name())));
        }
    }

    private void list(XWPFDocument report, Block block) {
        List<Map<String, Object>> rows = content.rows(block.id());
        XWPFTable table = report.createTable(rows.size() + 1, block.fields().size());
        for (int column = 0; column < block.fields().size(); column++) {
            Field field = block.fields().get(column);
            table.getRow(0).getCell(column).setText(field.label().in(content.language()));
            for (int row = 0; row < rows.size(); row++) {
                table.getRow(row + 1)
                        .getCell(column)
                        .setText(shown(field, rows.get(row).getOrDefault(field.name(), "")));
            }
        }
    }

    private void text(XWPFDocument report, Field field) {
        heading(report, "Heading1", field.label().in(content.language()), 14);
        List<String> paragraphs = content.paragraphs(field.name());
        for (String text : paragraphs.isEmpty() ? List.of("–") : paragraphs) {
            report.createParagraph().createRun().setText(text);
        }
    }

    private String shown(Field field, Object value) {
        Object shown = documents.shown(field, value, content.language());
        if (shown instanceof LocalDate day) {
            return DATE.format(day);
        }
        return shown instanceof BigDecimal number ? Wording.grouped(number) : shown.toString();
    }
}
