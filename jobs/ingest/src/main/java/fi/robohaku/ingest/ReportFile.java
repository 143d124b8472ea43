package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** Reads a report as tables and paragraphs; a table is named by the heading above it. */
final class ReportFile {
    private final List<RawGrid> grids = new ArrayList<>();
    private final List<RawDocument.Paragraph> paragraphs = new ArrayList<>();
    private final CellCount count = new CellCount();
    private String heading = "";
    private String headingKey = "";

    private ReportFile() {}

    static RawDocument read(byte[] content) throws IOException {
        ReportFile file = new ReportFile();
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(content))) {
            report.getBodyElements().forEach(file::add);
        }
        return new RawDocument(file.grids, file.paragraphs, List.of());
    }

    private void add(IBodyElement element) {
        count.add(1);
        if (element instanceof XWPFParagraph paragraph) {
            addParagraph(paragraph);
        } else if (element instanceof XWPFSDT control) {
            control.getContent().getText().lines().forEach(line -> addText(line.strip()));
        } else if (element instanceof XWPFTable table) {
            grids.add(grid(table, heading, "T" + (grids.size() + 1) + "!", count));
        }
    }

    private void addParagraph(XWPFParagraph paragraph) {
        String text = paragraph.getText().strip();
        if (text.isEmpty() || !isHeading(paragraph)) {
            addText(text);
            return;
        }
        heading = text;
        headingKey = Labels.key(text);
        paragraphs.add(new RawDocument.Paragraph(paragraphs.size() + 1, text, headingKey, "", ""));
    }

    private void addText(String text) {
        paragraphs.add(new RawDocument.Paragraph(paragraphs.size() + 1, text, "", heading, headingKey));
    }

    /** By its style, which offices name after their own language, or by its place in the outline. */
    private static boolean isHeading(XWPFParagraph paragraph) {
        String style = paragraph.getStyle() == null ? "" : paragraph.getStyle().toLowerCase(Locale.ROOT);
        return style.startsWith("heading")
                || style.startsWith("otsikko")
                || style.startsWith("rubrik")
                || style.startsWith("title")
                || (paragraph.getCTP().getPPr() != null
                        && paragraph.getCTP().getPPr().isSetOutlineLvl());
    }

    private static RawGrid grid(XWPFTable table, String heading, String prefix, CellCount count) {
        RawGrid grid = new RawGrid(heading, prefix);
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            XWPFTableRow cells = table.getRow(row);
            count.add(cells.getTableCells().size());
            for (int column = 0; column < cells.getTableCells().size(); column++) {
                grid.put(
                        row,
                        column,
                        RawCell.text(
                                grid.ref(row, column),
                                cells.getCell(column).getText().strip()));
            }
        }
        return grid;
    }
}
