package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into the records of a table, as programs and people write them: lines that end in CR, LF or both, and
 * quotes that part fields or are meant as quotes ({@code "Robotti" on raportoitava} is one field).
 *
 * <p>A parser that follows RFC 4180 to the letter refuses such files or drops the quotes; here a quote ends a field only
 * before a delimiter or the end of a line, and a field whose quotes come in pairs but do not enclose it is taken as it
 * stands.
 */
final class CsvRecords {
    private static final char QUOTE = '"';

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    private CsvRecords(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /**
     * A record of a file.
     *
     * @param line number of its first line, from 1
     */
    record Line(int line, List<String> fields) {
        Line {
            fields = List.copyOf(fields);
        }

        /** Whether nothing stands in it. */
        boolean isEmpty() {
            return fields.stream().allMatch(String::isBlank);
        }

        /** How many fields there are up to the last that holds something. */
        int width() {
            int width = fields.size();
            while (width > 0 && fields.get(width - 1).isBlank()) {
                width--;
            }
            return width;
        }
    }

    /**
     * The records of a text.
     *
     * @param most how many are wanted
     * @throws TooManyCellsException where no document of a project has as many fields
     * @throws CsvParseException where a quote never ends, which would take the rest of the file for one field
     */
    static List<Line> split(String text, char delimiter, int most) {
        CsvRecords records = new CsvRecords(text, delimiter);
        List<Line> lines = new ArrayList<>();
        CellCount count = new CellCount();
        while (records.at < text.length() && lines.size() < most) {
            lines.add(records.nextLine(count));
        }
        return lines;
    }

    /** @param count each field is counted as it is met: a line may be as long as the file */
    private Line nextLine(CellCount count) {
        int first = line;
        List<String> fields = new ArrayList<>();
        fields.add(nextField());
        count.add(1);
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            fields.add(nextField());
            count.add(1);
        }
        skipEndOfLine();
        return new Line(first, fields);
    }

    private String nextField() {
        int start = at;
        int open = start;
        while (open < text.length() && text.charAt(open) == ' ' && delimiter != ' ') {
            open++;
        }
        if (open < text.length() && text.charAt(open) == QUOTE) {
            int close = closingQuote(open + 1);
            if (close >= 0) {
                at = afterSpaces(close + 1);
                String quoted = text.substring(open + 1, close).replace("\"\"", "\"");
                line += countLines(quoted);
                return quoted;
            }
        }
        while (at < text.length() && text.charAt(at) != delimiter && !isEndOfLine(text.charAt(at))) {
            at++;
        }
        String plain = text.substring(start, at);
        if (plain.strip().startsWith("\"")
                && plain.chars().filter(one -> one == QUOTE).count() % 2 == 1) {
            throw new CsvParseException("A quote of line " + line + " has no partner");
        }
        return plain;
    }

    /** Where a quoted field ends; -1 where its quotes are part of the text. */
    private int closingQuote(int from) {
        int i = from;
        while (i < text.length()) {
            if (text.charAt(i) != QUOTE) {
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                i += 2;
            } else {
                int next = afterSpaces(i + 1);
                boolean isEnd =
                        next >= text.length() || text.charAt(next) == delimiter || isEndOfLine(text.charAt(next));
                return isEnd ? i : -1;
            }
        }
        throw new CsvParseException("A quote of line " + line + " has no partner");
    }

    private int afterSpaces(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private void skipEndOfLine() {
        if (at < text.length()) {
            boolean isPair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            at += isPair ? 2 : 1;
            line++;
        }
    }

    private static boolean isEndOfLine(char one) {
        return one == '\n' || one == '\r';
    }

    private static int countLines(String quoted) {
        int count = 0;
        for (int i = 0; i < quoted.length(); i++) {
            boolean isPair = quoted.charAt(i) == '\n' && i > 0 && quoted.charAt(i - 1) == '\r';
            count += isEndOfLine(quoted.charAt(i)) && !isPair ? 1 : 0;
        }
        return count;
    }
}
