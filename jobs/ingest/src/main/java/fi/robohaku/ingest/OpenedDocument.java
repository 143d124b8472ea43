package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.documents.FileContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document as its tables and their cells, for whoever has no contract for it yet.
 *
 * @param format what it is written in
 * @param csv how its table is written, as it looks; as good as nothing for the other formats
 * @param heads texts at its head, where a title stands
 * @param sheets sheets of a workbook, tables of a report, or the one table of a text file
 */
public record OpenedDocument(
        DocumentTemplate.Format format, DocumentTemplate.Csv csv, List<String> heads, List<Sheet> sheets) {
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d{1,2}");
    private static final Pattern DECIMAL_POINT = Pattern.compile(".*\\d\\.\\d.*");

    /** Rows of cells, each as long as the widest; an empty cell has no text. */
    public record Sheet(String name, List<List<Cell>> rows) {
        public Sheet {
            rows = List.copyOf(rows);
        }

        /** How many of the cells hold something. */
        public long filledCells() {
            return rows.stream()
                    .flatMap(List::stream)
                    .filter(cell -> !cell.text().isEmpty())
                    .count();
        }
    }

    /**
     * A cell.
     *
     * @param text what a reader of the document sees, without blanks around it
     * @param isDate whether the document says that it is a date
     * @param isNumber whether the document says that it is a number
     */
    public record Cell(String ref, String text, boolean isDate, boolean isNumber) {}

    public OpenedDocument {
        heads = List.copyOf(heads);
        sheets = List.copyOf(sheets);
    }

    /**
     * Opens a document.
     *
     * @param path its name or path; only the ending matters
     * @throws IOException where it cannot be opened, or is none that has tables; the message says why
     */
    public static OpenedDocument read(String path, byte[] content) throws IOException {
        FileContent file = FileContent.of(path, content);
        if (file.refusal().isPresent()) {
            throw new IOException(path + " cannot be opened: " + file.refusal().get());
        }
        return switch (file.kind()) {
            case XLSX -> opened(DocumentTemplate.Format.XLSX, WorkbookFile.readXlsx(content));
            case XLS -> opened(DocumentTemplate.Format.XLS, WorkbookFile.readXls(content));
            case DOCX -> opened(DocumentTemplate.Format.DOCX, ReportFile.read(content));
            case ODT -> opened(DocumentTemplate.Format.DOCX, OdtFile.read(content));
            case CSV -> table(path, content);
            case OTHER -> throw new IOException(path + " is no workbook, report or CSV file");
        };
    }

    private static OpenedDocument opened(DocumentTemplate.Format format, RawDocument document) {
        return new OpenedDocument(
                format,
                new DocumentTemplate.Csv(null, null, null),
                TemplateMatcher.head(document),
                document.grids().stream().map(OpenedDocument::sheet).toList());
    }

    /** The delimiter that gives the first line the most columns is that of the file. */
    private static OpenedDocument table(String path, byte[] content) throws IOException {
        Optional<RawGrid> widest = Optional.empty();
        String chosen = "";
        for (String delimiter : DELIMITERS) {
            Optional<RawGrid> grid = parsed(content, delimiter);
            int columns = widest.map(OpenedDocument::headings).orElse(0);
            if (grid.isPresent() && headings(grid.get()) > columns) {
                widest = grid;
                chosen = delimiter;
            }
        }
        Sheet sheet = sheet(widest.orElseThrow(
                () -> new IOException(path + " is no table with a comma, semicolon, tab or bar between its columns")));
        return new OpenedDocument(
                DocumentTemplate.Format.CSV,
                new DocumentTemplate.Csv(chosen, "UTF-8", decimal(sheet)),
                List.of(),
                List.of(sheet));
    }

    private static int headings(RawGrid grid) {
        return grid.columnNumbers(0).size();
    }

    private static Optional<RawGrid> parsed(byte[] content, String delimiter) {
        try {
            DocumentTemplate.Csv dialect = new DocumentTemplate.Csv(delimiter, null, null);
            return Optional.of(TableFile.read(content, dialect).grids().get(0));
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }

    private static String decimal(Sheet sheet) {
        List<String> texts = sheet.rows().stream()
                .flatMap(List::stream)
                .map(Cell::text)
                .filter(text -> !text.isEmpty())
                .toList();
        boolean hasComma =
                texts.stream().anyMatch(text -> DECIMAL_COMMA.matcher(text).matches());
        boolean hasPoint = texts.stream()
                .anyMatch(text ->
                        text.length() < 20 && DECIMAL_POINT.matcher(text).matches());
        return hasComma && !hasPoint ? "," : ".";
    }

    private static Sheet sheet(RawGrid grid) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < grid.rowCount(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < grid.columnCount(); column++) {
                RawCell cell = grid.at(row, column);
                cells.add(new Cell(
                        cell.ref(),
                        cell.text().strip(),
                        cell.kind() == RawCell.Kind.DATE,
                        cell.kind() == RawCell.Kind.NUMBER));
            }
            rows.add(List.copyOf(cells));
        }
        return new Sheet(grid.name(), rows);
    }
}
