package fi.robohaku.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Element;

/** Reads a report saved as an open document (.odt): the same paragraphs and tables as {@link ReportFile}. */
final class OdtFile {
    private static final int MOST_REPEATS = 100;

    private final ReportBuilder report = new ReportBuilder();
    private final OdtRuns runs;
    private int changes;

    private OdtFile(OdtStyles styles) {
        this.runs = new OdtRuns(styles);
    }

    static RawDocument read(byte[] content) throws IOException {
        Map<String, byte[]> parts = parts(content);
        if (!parts.containsKey("content.xml")) {
            throw new IOException("no content.xml");
        }
        Element root = WordXml.parse(new ByteArrayInputStream(parts.get("content.xml")));
        OdtStyles styles = new OdtStyles();
        styles.add(root);
        if (parts.containsKey("styles.xml")) {
            styles.add(WordXml.parse(new ByteArrayInputStream(parts.get("styles.xml"))));
        }
        OdtFile file = new OdtFile(styles);
        styles.margins().forEach(file.report::addMargin);
        file.addBlocks(WordXml.find(root, "body", "text").orElseThrow(() -> new IOException("no text")));
        return ReportOutline.plain(file.report.build(file.changes));
    }

    private static Map<String, byte[]> parts(byte[] content) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (part.getName().equals("content.xml") || part.getName().equals("styles.xml")) {
                    parts.put(part.getName(), zip.readAllBytes());
                }
            }
        }
        return parts;
    }

    private void addBlocks(Element parent) {
        WordXml.children(parent).forEach(this::addBlock);
    }

    private void addBlock(Element block) {
        switch (WordXml.name(block)) {
            case "p" -> addParagraph(block, 0);
            case "h" -> addParagraph(block, Math.max(1, WordXml.number(WordXml.attribute(block, "outline-level"))));
            case "table" -> addTable(block);
            case "tracked-changes" -> changes += WordXml.children(block).size();
            case "list", "list-item", "list-header", "section", "numbered-paragraph", "frame", "text-box", "g" ->
                addBlocks(block);
            default -> {}
        }
    }

    private void addParagraph(Element paragraph, int level) {
        List<Element> boxes = new ArrayList<>();
        ReportText text = runs.read(paragraph, boxes);
        report.addParagraph(text, text.text().isEmpty() ? 0 : level);
        boxes.forEach(this::addBlocks);
    }

    /** A table of one cell is a frame round its text. */
    private void addTable(Element table) {
        List<Element> rows = rows(table);
        List<Element> first = rows.isEmpty() ? List.of() : WordXml.children(rows.get(0));
        if (rows.size() == 1 && first.size() == 1) {
            addBlocks(first.get(0));
            return;
        }
        List<Element> inner = new ArrayList<>();
        List<List<ReportBuilder.Cell>> read = new ArrayList<>();
        Map<Integer, Integer> spans = new HashMap<>();
        for (Element row : rows) {
            List<ReportBuilder.Cell> cells = readRow(row, spans, inner);
            int repeats =
                    cells.stream().allMatch(cell -> cell.text().isEmpty()) ? 1 : repeats(row, "number-rows-repeated");
            for (int i = 0; i < repeats; i++) {
                read.add(cells);
            }
        }
        report.addTable(read);
        inner.forEach(this::addTable);
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : WordXml.children(table)) {
            switch (WordXml.name(child)) {
                case "table-row" -> rows.add(child);
                case "table-header-rows", "table-rows", "table-row-group" -> rows.addAll(rows(child));
                default -> {}
            }
        }
        return rows;
    }

    /** @param spans how many rows the cell above reaches down, by column */
    private List<ReportBuilder.Cell> readRow(Element row, Map<Integer, Integer> spans, List<Element> inner) {
        List<ReportBuilder.Cell> cells = new ArrayList<>();
        int column = 0;
        for (Element cell : WordXml.children(row)) {
            List<ReportText> paragraphs = new ArrayList<>();
            readCell(cell, paragraphs, inner);
            boolean isCovered = "covered-table-cell".equals(WordXml.name(cell));
            int repeats = repeats(cell, "number-columns-repeated");
            for (int i = 0; i < repeats; i++) {
                boolean isContinued = isCovered && spans.getOrDefault(column, 0) > 0;
                if (!isCovered || isContinued) {
                    cells.add(new ReportBuilder.Cell(column, paragraphs, isContinued));
                } else if (!cells.isEmpty()) {
                    cells.get(cells.size() - 1).paragraphs().addAll(paragraphs);
                }
                int below = isContinued
                        ? spans.get(column) - 1
                        : WordXml.number(WordXml.attribute(cell, "number-rows-spanned")) - 1;
                spans.put(column, Math.max(0, below));
                column++;
            }
        }
        return cells;
    }

    private static int repeats(Element element, String attribute) {
        return Math.min(MOST_REPEATS, Math.max(1, WordXml.number(WordXml.attribute(element, attribute))));
    }

    private void readCell(Element parent, List<ReportText> paragraphs, List<Element> inner) {
        for (Element child : WordXml.children(parent)) {
            switch (WordXml.name(child)) {
                case "p", "h" -> {
                    List<Element> boxes = new ArrayList<>();
                    paragraphs.add(runs.read(child, boxes));
                    boxes.forEach(box -> readCell(box, paragraphs, inner));
                }
                case "table" -> readInnerTable(child, paragraphs, inner);
                case "list", "list-item", "list-header", "section", "frame", "text-box" ->
                    readCell(child, paragraphs, inner);
                default -> {}
            }
        }
    }

    /** A table in a cell is text of the cell where only one of its own cells says something. */
    private void readInnerTable(Element table, List<ReportText> paragraphs, List<Element> inner) {
        List<List<ReportText>> filled = new ArrayList<>();
        List<Element> deeper = new ArrayList<>();
        for (Element row : rows(table)) {
            for (Element cell : WordXml.children(row)) {
                List<ReportText> texts = new ArrayList<>();
                readCell(cell, texts, deeper);
                if (texts.stream().anyMatch(text -> !text.text().isEmpty())) {
                    filled.add(texts);
                }
            }
        }
        if (filled.size() == 1 && deeper.isEmpty()) {
            paragraphs.addAll(filled.get(0));
        } else {
            inner.add(table);
        }
    }
}
