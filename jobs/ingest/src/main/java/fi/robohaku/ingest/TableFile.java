package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.documents.TextContent;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table of text (CSV) in one of the ways in which it may be meant.
 *
 * @param text the file in one of the charsets that its bytes allow
 */
record TableFile(String text, char delimiter) {
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=(.)\"?\\s*(?:[\\r\\n]|$)");
    /** What a file of letters that were read in the right charset holds beside ASCII. */
    private static final String LETTERS = "äöåÄÖÅéÉüÜ€–—’”“…\u00a0§°²½×";
    /** Titles and notes stand above the headings, and not more of them. */
    private static final int HEAD = 30;

    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

    TableFile {
        Objects.requireNonNull(text, "text");
    }

    /**
     * The ways in which a file may be meant: the charsets that its bytes allow, with the delimiters that it may have.
     *
     * @param dialects of the templates that it may follow
     */
    static List<TableFile> ways(byte[] content, Set<DocumentTemplate.Csv> dialects) {
        Set<Character> delimiters = new LinkedHashSet<>();
        Set<String> texts = new LinkedHashSet<>();
        for (DocumentTemplate.Csv dialect : dialects) {
            delimiters.add(dialect.delimiter().charAt(0));
            texts.addAll(TextContent.readings(content, Charset.forName(otherCharset(dialect))));
        }
        delimiters.addAll(DELIMITERS);
        List<TableFile> ways = new ArrayList<>();
        for (String text : texts) {
            Matcher said = SEPARATOR.matcher(text);
            Set<Character> possible = said.lookingAt() ? Set.of(said.group(1).charAt(0)) : delimiters;
            possible.forEach(delimiter -> ways.add(new TableFile(text, delimiter)));
        }
        return ways;
    }

    /**
     * The file in the dialect of a template, its first record as headings.
     *
     * @throws CsvParseException where a quote never ends, or a record has another number of columns than the first
     */
    static RawDocument read(byte[] content, DocumentTemplate.Csv dialect) {
        String text = TextContent.readings(content, Charset.forName(otherCharset(dialect)))
                .get(0);
        return new TableFile(text, dialect.delimiter().charAt(0)).document(0);
    }

    /**
     * The records in which headings are looked for.
     *
     * @throws CsvParseException where a quote never ends
     */
    List<CsvRecords.Line> head() {
        return CsvRecords.split(text, delimiter, HEAD);
    }

    /** How many letters are those of the languages of documents, less those that are not: tells charsets apart. */
    int likelihood() {
        return text.chars()
                .filter(one -> one > 127)
                .map(one -> LETTERS.indexOf(one) >= 0 ? 1 : -1)
                .sum();
    }

    /**
     * The table.
     *
     * @param headings number of the record with the headings, from 0
     * @throws CsvParseException where a quote never ends, a record below has another number of columns, or a field holds
     *     other records
     */
    RawDocument document(int headings) {
        List<CsvRecords.Line> lines = CsvRecords.split(text, delimiter, Integer.MAX_VALUE);
        RawGrid grid = new RawGrid("", "");
        for (int row = 0; row < lines.size(); row++) {
            CsvRecords.Line line = lines.get(row);
            if (row > headings && !line.isEmpty()) {
                requireColumns(line, lines.get(headings));
            }
            for (int column = 0; column < line.fields().size(); column++) {
                grid.put(
                        row,
                        column,
                        RawCell.text(grid.ref(row, column), line.fields().get(column)));
            }
        }
        return new RawDocument(List.of(grid), List.of(), List.of());
    }

    /** Empty fields at the end are what spreadsheets add; any other number of fields is a broken record. */
    private static void requireColumns(CsvRecords.Line line, CsvRecords.Line headings) {
        boolean isShort = line.fields().size() < headings.width();
        boolean isLong = line.width() > headings.fields().size();
        boolean holdsRecords = line.fields().stream().anyMatch(field -> looksLikeRecords(field, headings.width()));
        if (isShort || isLong || holdsRecords) {
            throw new CsvParseException("line " + line.line() + " has "
                    + line.fields().size() + " fields, the headings " + headings.width());
        }
    }

    /** A quote in the wrong place takes the records up to the next one for one field. */
    private static boolean looksLikeRecords(String field, int width) {
        return width > 2
                && field.lines().count() > 1
                && field.lines()
                        .anyMatch(line -> Stream.of(';', ',', '\t', '|')
                                .anyMatch(mark ->
                                        line.chars().filter(one -> one == mark).count() >= width - 1
                                                && !line.contains(mark + " ")));
    }

    /** What a file that is not UTF-8 is: the charset of the template, or, where that is UTF-8, that of Windows. */
    private static String otherCharset(DocumentTemplate.Csv dialect) {
        return "UTF-8".equalsIgnoreCase(dialect.charset()) ? "windows-1252" : dialect.charset();
    }
}
