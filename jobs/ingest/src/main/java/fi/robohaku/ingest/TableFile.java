package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.documents.FileContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** Reads a table of text (CSV) in the dialect of a template. */
final class TableFile {
    private TableFile() {}

    /**
     * @throws CsvParseException where the quoting is broken, or a line has another number of columns than the first
     */
    static RawDocument read(byte[] content, DocumentTemplate.Csv dialect) {
        RawGrid grid = new RawGrid("", "");
        String text = FileContent.text(content, Charset.forName(otherCharset(dialect)));
        requireEvenQuotes(text);
        int row = 0;
        CellCount count = new CellCount();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(dialect.delimiter().charAt(0))
                .skipEmptyLines(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                count.add(record.getFieldCount());
                for (int column = 0; column < record.getFieldCount(); column++) {
                    grid.put(row, column, RawCell.text(grid.ref(row, column), record.getField(column)));
                }
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RawDocument(List.of(grid), List.of(), List.of());
    }

    /** A quote that never ends would take the rest of the file for one cell. */
    private static void requireEvenQuotes(String text) {
        int line = 1;
        int lineOfLast = 0;
        boolean isOpen = false;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            line += one == '\n' ? 1 : 0;
            if (one == '"') {
                isOpen = !isOpen;
                lineOfLast = line;
            }
        }
        if (isOpen) {
            throw new CsvParseException("A quote of line " + lineOfLast + " has no partner");
        }
    }

    /** What a file that is not UTF-8 is: the charset of the template, or, where that is UTF-8, that of Windows. */
    private static String otherCharset(DocumentTemplate.Csv dialect) {
        return "UTF-8".equalsIgnoreCase(dialect.charset()) ? "windows-1252" : dialect.charset();
    }
}
