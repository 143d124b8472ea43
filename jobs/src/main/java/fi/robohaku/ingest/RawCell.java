package fi.robohaku.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * One cell of a table as a document holds it, before any contract gives it a meaning.
 *
 * @param ref cell in A1 style; in a report with the table's number before it, {@code T2!B3}
 * @param kind what the document says it is
 * @param text what a reader of the document sees
 * @param number value of a number, to the 15 digits a spreadsheet keeps
 * @param date value of a date
 */
record RawCell(String ref, Kind kind, String text, Optional<BigDecimal> number, Optional<LocalDate> date) {
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
    }

    static RawCell empty(String ref) {
        return new RawCell(ref, Kind.EMPTY, "", Optional.empty(), Optional.empty());
    }

    static RawCell text(String ref, String text) {
        return text.isBlank() ? empty(ref) : new RawCell(ref, Kind.TEXT, text, Optional.empty(), Optional.empty());
    }

    boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
