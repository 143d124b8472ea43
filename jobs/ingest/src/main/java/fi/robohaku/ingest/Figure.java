package fi.robohaku.ingest;

import fi.robohaku.contracts.Precision;
import fi.robohaku.contracts.Provenance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * One field read from a document.
 *
 * @param block block of the template
 * @param recordNo number of the record in the document, from 1; figures with the same table and number fill one record
 * @param table table of the record, without schema
 * @param column column of the value
 * @param place where it stands
 * @param rawText what stands there, as received; at most 2 000 characters
 * @param value what it means
 * @param isFigure whether the value is the amount of its record, whose place, precision and provenance are the record's
 */
public record Figure(
        String block,
        int recordNo,
        String table,
        String column,
        Place place,
        String rawText,
        Value value,
        boolean isFigure) {

    /**
     * A place in a document.
     *
     * @param sheet sheet of a workbook; heading of a report's table or text; empty in a CSV file
     * @param cell cell in A1 style; in a report the table's number and the cell, {@code T2!B3}, or the paragraph,
     *     {@code P14}
     */
    public record Place(String sheet, String cell) {
        /** No place in the document, for what concerns the whole of it. */
        public static final Place NOWHERE = new Place("", "");

        public Place {
            Objects.requireNonNull(sheet, "sheet");
            Objects.requireNonNull(cell, "cell");
        }
    }

    /**
     * What a field means; one of the four values is there, or none and the status says why.
     *
     * @param number in the unit of the table (euros, person-years, a share of one)
     * @param status {@code reported}, or why there is no value: {@code not_reported}, {@code not_applicable},
     *     {@code joint}, {@code cannot_tell}
     */
    public record Value(
            Optional<String> text,
            Optional<BigDecimal> number,
            Optional<LocalDate> date,
            Optional<Boolean> bool,
            Precision precision,
            Provenance provenance,
            String status) {

        public boolean isReported() {
            return "reported".equals(status);
        }
    }

    public Figure {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(value, "value");
    }
}
