package fi.robohaku.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Reads a report of Word as paragraphs and tables, in whatever controls and wrappers these stand. A table of one cell is a
 * frame round its text. A table inside a cell is text of that cell where only one of its own cells says something;
 * otherwise it is a table of its own.
 */
final class ReportFile {
    private static final List<String> CHANGES = List.of("ins", "del", "moveTo", "cellIns", "cellDel", "cellMerge");

    private final ReportBuilder report = new ReportBuilder();
    private final WordStyles styles;
    private final WordRuns runs;
    /** A paragraph whose end is deleted, so that the next one goes on with it. */
    private Optional<ReportText> open = Optional.empty();

    private ReportFile(WordParts parts) {
        this.styles = new WordStyles(parts.styles());
        this.runs = new WordRuns(styles, parts.notes());
    }

    static RawDocument read(byte[] content) throws IOException {
        WordParts parts = WordParts.read(content);
        ReportFile file = new ReportFile(parts);
        file.addBlocks(WordXml.children(parts.body()));
        file.closeParagraph();
        parts.margins().forEach(file.report::addMargin);
        return ReportOutline.plain(file.report.build(countChanges(parts.body())));
    }

    private static int countChanges(Element body) {
        return CHANGES.stream()
                .mapToInt(change -> body.getElementsByTagNameNS("*", change).getLength())
                .sum();
    }

    private void addBlocks(List<Element> blocks) {
        blocks.forEach(this::addBlock);
    }

    private void addBlock(Element block) {
        switch (WordXml.name(block)) {
            case "p" -> addParagraph(block);
            case "tbl" -> addTable(block);
            case "sdt" -> {
                if (!isContents(block)) {
                    addBlocks(WordXml.children(block));
                }
            }
            case "sdtContent", "customXml", "ins", "moveTo" -> addBlocks(WordXml.children(block));
            case "AlternateContent" -> addBlocks(WordXml.shownBranch(block));
            case "altChunk", "subDoc" -> report.addForeignPart();
            default -> {}
        }
    }

    private static boolean isContents(Element control) {
        return WordXml.find(control, "sdtPr", "docPartObj", "docPartGallery")
                .filter(gallery -> "Table of Contents".equals(WordXml.value(gallery)))
                .isPresent();
    }

    private void addParagraph(Element paragraph) {
        if (styles.isContents(paragraph)) {
            return;
        }
        List<Element> boxes = new ArrayList<>();
        ReportText text = open.orElseGet(ReportText::new);
        runs.read(paragraph, text, boxes);
        open = Optional.empty();
        if (isEndDeleted(paragraph)) {
            text.cut();
            open = Optional.of(text);
            report.addParagraph(new ReportText(), 0);
        } else {
            report.addParagraph(text, text.text().isEmpty() ? 0 : styles.headingLevel(paragraph));
        }
        boxes.forEach(box -> addBlocks(WordXml.children(box)));
    }

    private static boolean isEndDeleted(Element paragraph) {
        return WordXml.find(paragraph, "pPr", "rPr", "del")
                .or(() -> WordXml.find(paragraph, "pPr", "rPr", "moveFrom"))
                .isPresent();
    }

    /** Nothing that could go on with the last paragraph follows. */
    private void closeParagraph() {
        open.filter(text -> !text.text().isEmpty() || !text.leftOut().isEmpty())
                .ifPresent(text -> report.addParagraph(text, 0));
        open = Optional.empty();
    }

    private void addTable(Element table) {
        closeParagraph();
        List<Element> rows = WordTables.rows(table);
        if (rows.size() == 1 && WordTables.cells(rows.get(0)).size() == 1) {
            addFrame(WordTables.cells(rows.get(0)).get(0));
            return;
        }
        List<Element> inner = new ArrayList<>();
        List<List<ReportBuilder.Cell>> read = new ArrayList<>();
        rows.forEach(row -> read.add(readRow(row, inner)));
        report.addTable(read);
        inner.forEach(this::addTable);
    }

    /** A frame with one line in it may be a label with its value; with more it is a part of the text. */
    private void addFrame(Element cell) {
        List<Element> inner = new ArrayList<>();
        List<ReportText> paragraphs = new ArrayList<>();
        readCell(cell, paragraphs, inner);
        boolean isLabel = inner.isEmpty()
                && paragraphs.stream().filter(text -> !text.text().isEmpty()).count() == 1
                && paragraphs.stream().anyMatch(text -> text.text().indexOf(':') > 0);
        if (isLabel) {
            report.addTable(List.of(List.of(new ReportBuilder.Cell(0, paragraphs, false))));
        } else {
            addBlocks(WordXml.children(cell));
        }
    }

    private List<ReportBuilder.Cell> readRow(Element row, List<Element> inner) {
        List<ReportBuilder.Cell> cells = new ArrayList<>();
        int start = WordTables.startOf(row);
        for (Element cell : WordTables.cells(row)) {
            List<ReportText> paragraphs = new ArrayList<>();
            readCell(cell, paragraphs, inner);
            open = Optional.empty();
            cells.add(new ReportBuilder.Cell(start, paragraphs, WordTables.isContinued(cell)));
            start += WordTables.spanOf(cell);
        }
        return cells;
    }

    private void readCell(Element parent, List<ReportText> paragraphs, List<Element> inner) {
        for (Element child : WordXml.children(parent)) {
            switch (WordXml.name(child)) {
                case "p" -> readParagraph(child, paragraphs, inner);
                case "tbl" -> readInnerTable(child, paragraphs, inner);
                case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> readCell(child, paragraphs, inner);
                case "AlternateContent" ->
                    WordXml.shownBranch(child).forEach(shown -> readCell(shown, paragraphs, inner));
                default -> {}
            }
        }
    }

    private void readParagraph(Element paragraph, List<ReportText> paragraphs, List<Element> inner) {
        List<Element> boxes = new ArrayList<>();
        if (open.isEmpty()) {
            paragraphs.add(new ReportText());
        }
        ReportText text = open.orElseGet(() -> paragraphs.get(paragraphs.size() - 1));
        runs.read(paragraph, text, boxes);
        text.cut();
        open = isEndDeleted(paragraph) ? Optional.of(text) : Optional.empty();
        boxes.forEach(box -> readCell(box, paragraphs, inner));
    }

    private void readInnerTable(Element table, List<ReportText> paragraphs, List<Element> inner) {
        List<List<ReportText>> filled = new ArrayList<>();
        List<Element> deeper = new ArrayList<>();
        for (Element row : WordTables.rows(table)) {
            for (Element cell : WordTables.cells(row)) {
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
