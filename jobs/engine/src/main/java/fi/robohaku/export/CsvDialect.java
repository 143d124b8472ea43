package fi.robohaku.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;

/** How a CSV file is written. */
public enum CsvDialect {
    /** RFC 4180: comma, decimal point, CRLF, UTF-8. */
    RFC4180(',', '.', false),
    /** What Finnish Excel opens as it is: semicolon, decimal comma, UTF-8 with a byte order mark. */
    FI(';', ',', true);

    private final char delimiter;
    private final char decimal;
    private final boolean byteOrderMark;

    CsvDialect(char delimiter, char decimal, boolean byteOrderMark) {
        this.delimiter = delimiter;
        this.decimal = decimal;
        this.byteOrderMark = byteOrderMark;
    }

    public char delimiter() {
        return delimiter;
    }

    public char decimal() {
        return decimal;
    }

    /** A writer of records in this dialect; the byte order mark is written at once. */
    public CsvWriter writer(Writer out) throws IOException {
        if (byteOrderMark) {
            out.write('\uFEFF');
        }
        return CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
    }
}
