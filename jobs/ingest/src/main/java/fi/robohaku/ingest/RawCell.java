package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
import fi.robohaku.documents.PersonalData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * One cell of a table as a document holds it, before any template gives it a meaning.
 *
 * @param ref cell in A1 style; in a report with the table's number before it, {@code T2!B3}
 * @param kind what the document says it is
 * @param text what a reader of the document sees, without personal data
 * @param key of a text, as {@link Labels} compares it; empty for all else
 * @param number value of a number, to the 15 digits a spreadsheet keeps
 * @param date value of a date, or the day that a number stands for where its workbook counts days from 1904
 */
record RawCell(String ref, Kind kind, String text, String key, Optional<BigDecimal> number, Optional<LocalDate> date) {

    enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        /** An error value such as {@code #DIV/0!}. */
        ERROR,
        /** A formula whose result was never stored; formulas are not evaluated. */
        UNCALCULATED
    }

    RawCell {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(key, "key");
        String masked = holdsText(kind) ? PersonalData.mask(text) : text;
        if (!masked.equals(text)) {
            text = masked;
            key = key.isEmpty() ? "" : Labels.key(NoteMarks.strip(masked));
        }
    }

    /** Whether its text is what somebody wrote, and not how a number is shown. */
    private static boolean holdsText(Kind kind) {
        return switch (kind) {
            case TEXT, ERROR, BOOLEAN -> true;
            case EMPTY, NUMBER, DATE, UNCALCULATED -> false;
        };
    }

    static RawCell empty(String ref) {
        return of(ref, Kind.EMPTY, "");
    }

    static RawCell text(String ref, String text) {
        return text.isBlank()
                ? empty(ref)
                : new RawCell(
                        ref, Kind.TEXT, text, Labels.key(NoteMarks.strip(text)), Optional.empty(), Optional.empty());
    }

    static RawCell of(String ref, Kind kind, String text) {
        return new RawCell(ref, kind, text, "", Optional.empty(), Optional.empty());
    }

    static RawCell number(String ref, BigDecimal value) {
        return new RawCell(ref, Kind.NUMBER, value.toPlainString(), "", Optional.of(value), Optional.empty());
    }

    /** A number that is shown otherwise than it is stored. */
    static RawCell number(String ref, ShownAmount shown) {
        return new RawCell(ref, Kind.NUMBER, shown.text(), "", Optional.of(shown.number()), Optional.empty());
    }

    /** A number that stands for a day where a date is asked, counted as its workbook counts days. */
    static RawCell number(String ref, BigDecimal number, LocalDate day) {
        RawCell plain = number(ref, number);
        return new RawCell(ref, Kind.NUMBER, plain.text(), "", plain.number(), Optional.of(day));
    }

    static RawCell date(String ref, BigDecimal serial, LocalDate date) {
        return new RawCell(ref, Kind.DATE, date.toString(), "", Optional.of(serial), Optional.of(date));
    }

    /** The same cell without the marks of notes at the end of its text. */
    RawCell withoutMarks() {
        return isText() ? new RawCell(ref, kind, NoteMarks.strip(text), key, number, date) : this;
    }

    boolean isEmpty() {
        return kind == Kind.EMPTY;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }
}
