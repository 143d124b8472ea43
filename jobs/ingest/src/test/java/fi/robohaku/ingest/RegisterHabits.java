package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What spreadsheets, mail programs and people do to registers. */
final class RegisterHabits {
    private static final Pattern ID = Pattern.compile("20\\d\\d-[A-Z][A-Z0-9-]*");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
    /** Headings of columns of dates; a date in a text is a text. */
    private static final Set<String> DATES = Given.SCHEMAS.documents().values().stream()
            .flatMap(template -> template.blocks().stream())
            .flatMap(block -> block.fields().stream())
            .filter(field -> field.type() == fi.robohaku.contracts.Field.Type.DATE)
            .map(field -> field.label().fi())
            .collect(java.util.stream.Collectors.toSet());

    private static final Pattern DECIMAL_POINT = Pattern.compile("\\d+\\.\\d{1,2}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{5,7}");

    private RegisterHabits() {}

    static List<Habit> all() {
        List<Habit> habits = new ArrayList<>(encodings());
        habits.addAll(layouts());
        habits.addAll(columns());
        habits.addAll(cells());
        return habits;
    }

    private static List<Habit> encodings() {
        List<Habit> habits = new ArrayList<>();
        habits.add(text("csv: byte order mark", text -> "\ufeff" + text));
        habits.add(text("csv: two byte order marks", text -> "\ufeff\ufeff" + text));
        for (String charset :
                List.of("UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "windows-1252", "x-MacRoman", "IBM850")) {
            habits.add(Habit.keeping("csv: " + charset, sample -> encode(new String(sample, UTF_8), charset)));
        }
        habits.add(text("csv: CRLF", text -> text.replace("\n", "\r\n")));
        habits.add(text("csv: CR only", text -> text.replace("\n", "\r")));
        habits.add(text("csv: ctrl-Z at the end", text -> text + "\u001a"));
        return habits;
    }

    private static Optional<byte[]> encode(String text, String charset) {
        try {
            ByteBuffer bytes = Charset.forName(charset).newEncoder().encode(java.nio.CharBuffer.wrap(text));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            return Optional.of(content);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static List<Habit> layouts() {
        List<Habit> habits = new ArrayList<>();
        for (char delimiter : new char[] {';', ',', '\t', '|'}) {
            habits.add(Habit.keeping(
                    "csv: delimiter " + (int) delimiter, sample -> table(sample, rows -> rows, delimiter)));
        }
        habits.add(text("csv: sep= line", text -> "sep=" + delimiter(text) + "\n" + text));
        habits.add(Habit.keeping(
                "csv: sep= line of another delimiter",
                sample -> table(sample, rows -> rows, '|')
                        .map(bytes -> ("sep=|\r\n" + new String(bytes, UTF_8)).getBytes(UTF_8))));
        habits.add(text("csv: blank lines first", text -> "\n\n" + text));
        habits.add(text("csv: a note above", text -> "Tulostettu 1.2.2023\n\n" + text));
        habits.add(text("csv: a note below", text -> text + "\nLähde: ministeriö\n"));
        habits.add(text("csv: blank lines last", text -> text + "\n\n" + (";" + "\n").repeat(2)));
        habits.add(text(
                "csv: trailing delimiters",
                text -> text.lines().map(line -> line + delimiter(text)).collect(joined())));
        habits.add(text("csv: a quote without a partner", text -> text.replaceFirst("\n([^\n]*)$", "\n\"$1")));
        habits.add(rows("csv: a field more in a row", rows -> rows.get(1).add("lisäys")));
        habits.add(rows(
                "csv: a row cut short", rows -> rows.get(1).remove(rows.get(1).size() - 1)));
        habits.add(rows("csv: headings again in the middle", rows -> rows.add(2, new ArrayList<>(rows.get(0)))));
        habits.add(rows("csv: a row of totals", rows -> {
            List<String> total =
                    new ArrayList<>(rows.get(1).stream().map(cell -> "").toList());
            total.set(0, "Yhteensä");
            total.set(total.size() - 2, "99999");
            rows.add(total);
        }));
        return habits;
    }

    private static List<Habit> columns() {
        return List.of(
                rows("csv: capital headings", rows -> rows.get(0).replaceAll(cell -> cell.toUpperCase(Locale.ROOT))),
                rows("csv: headings with colons and spaces", rows -> rows.get(0).replaceAll(cell -> " " + cell + ": ")),
                rows("csv: a column dropped", rows -> rows.forEach(row -> row.remove(row.size() / 2))),
                rows(
                        "csv: a heading renamed",
                        rows -> rows.get(0).set(rows.get(0).size() / 2, "muu tieto")),
                rows("csv: a column more", rows -> rows.forEach(row -> row.add(1, "lisätieto 7"))),
                rows("csv: a column twice", rows -> rows.forEach(row -> row.add(row.get(row.size() / 2)))),
                rows("csv: columns turned round", rows -> rows.forEach(java.util.Collections::reverse)),
                heading("csv: unit in brackets", false, " euroa", " (euroa)"),
                heading("csv: unit after a comma", false, " euroa", ", €"),
                heading("csv: thousands in the heading", true, " euroa", " (1000 €)"),
                heading("csv: t€ in the heading", true, " euroa", ", t€"),
                heading("csv: millions in the heading", true, " euroa", " milj. €"));
    }

    private static List<Habit> cells() {
        return List.of(
                cells("csv: identifiers in small letters", ID, id -> id.toLowerCase(Locale.ROOT)),
                cells("csv: identifiers with dashes", ID, id -> id.replace('-', '–')),
                cells("csv: identifiers with no-break hyphens", ID, id -> id.replace('-', '\u2011')),
                cells("csv: identifiers with a no-break space", ID, id -> "\u00a0" + id + "\u00a0"),
                cells("csv: identifiers with a word", ID, id -> "Hanke " + id),
                cells(
                        "csv: Finnish dates",
                        ISO_DATE,
                        date -> ISO_DATE.matcher(date).replaceAll("$3.$2.$1")),
                cells("csv: dates with a time", ISO_DATE, date -> date + " 00:00:00"),
                cells(
                        "csv: dates of two-digit years",
                        ISO_DATE,
                        date -> ISO_DATE.matcher(date).replaceAll("$3.$2.") + date.substring(2, 4)),
                cells("csv: a decimal comma", DECIMAL_POINT, number -> number.replace('.', ',')),
                cells("csv: three decimals", DECIMAL_POINT, number -> number + "0"),
                cells("csv: amounts with spaces", AMOUNT, RegisterHabits::grouped),
                cells("csv: amounts with the euro sign", AMOUNT, amount -> grouped(amount) + "\u00a0€"),
                cells(
                        "csv: amounts with commas",
                        AMOUNT,
                        amount -> grouped(amount).replace('\u00a0', ',')),
                cells(
                        "csv: amounts with points",
                        AMOUNT,
                        amount -> grouped(amount).replace('\u00a0', '.')),
                cells("csv: yes with a space", Pattern.compile("kyllä|ei"), word -> word + "\u00a0"),
                cells("csv: spaces around everything", Pattern.compile(".+"), cell -> "  " + cell + " "));
    }

    private static String grouped(String amount) {
        return amount.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", "\u00a0");
    }

    private static Habit text(String name, UnaryOperator<String> change) {
        return Habit.keeping(name, sample -> changed(new String(sample, UTF_8), change));
    }

    private static Optional<byte[]> changed(String text, UnaryOperator<String> change) {
        String changed = change.apply(text);
        return changed.equals(text) ? Optional.empty() : Optional.of(changed.getBytes(UTF_8));
    }

    /** A change of the rows. */
    private interface Rows {
        void change(List<List<String>> rows);
    }

    private static Habit rows(String name, Rows change) {
        return Habit.keeping(name, sample -> edit(sample, change));
    }

    private static Habit heading(String name, boolean changesMeaning, String from, String to) {
        return new Habit(
                name,
                changesMeaning,
                sample -> edit(
                        sample,
                        rows -> rows.get(0).replaceAll(cell -> cell.endsWith(from) ? cell.replace(from, to) : cell)));
    }

    private static Habit cells(String name, Pattern what, UnaryOperator<String> change) {
        return Habit.keeping(
                name,
                sample -> edit(
                        sample,
                        rows -> rows.stream().skip(1).forEach(row -> {
                            for (int column = 0; column < row.size(); column++) {
                                boolean isText = what == ISO_DATE
                                        && !DATES.contains(rows.get(0).get(column));
                                if (!isText && what.matcher(row.get(column)).matches()) {
                                    row.set(column, change.apply(row.get(column)));
                                }
                            }
                        })));
    }

    private static Optional<byte[]> edit(byte[] sample, Rows change) {
        char delimiter = delimiter(new String(sample, UTF_8));
        byte[] plain = table(sample, rows -> rows, delimiter).orElseThrow();
        Optional<byte[]> changed = table(
                sample,
                rows -> {
                    change.change(rows);
                    return rows;
                },
                delimiter);
        return changed.filter(bytes -> !java.util.Arrays.equals(bytes, plain));
    }

    private static Optional<byte[]> table(byte[] sample, UnaryOperator<List<List<String>>> change, char delimiter) {
        String text = new String(sample, UTF_8);
        List<List<String>> rows = new ArrayList<>();
        CsvRecords.split(text, delimiter(text), Integer.MAX_VALUE)
                .forEach(line -> rows.add(new ArrayList<>(line.fields())));
        return Optional.of(change.apply(rows).stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(java.util.stream.Collectors.joining(String.valueOf(delimiter))))
                .collect(joined())
                .getBytes(UTF_8));
    }

    private static java.util.stream.Collector<CharSequence, ?, String> joined() {
        return java.util.stream.Collectors.joining("\n", "", "\n");
    }

    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.contains(";") ? ';' : ',';
    }
}
