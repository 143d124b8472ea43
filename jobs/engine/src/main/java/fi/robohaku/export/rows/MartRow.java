package fi.robohaku.export.rows;

import fi.robohaku.contracts.Provenance;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row of a mart, by name of column.
 *
 * @param mart name of the mart
 * @param values what stands in it; a column that is not there is empty
 */
public record MartRow(String mart, Map<String, Object> values) {
    public MartRow {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Whether there is no value: not reported, which is never zero. */
    public boolean isEmpty(String column) {
        return values.get(column) == null;
    }

    /** The value as the table has it; empty text where there is none. */
    public String text(String column) {
        Object value = values.get(column);
        return value == null ? "" : value.toString();
    }

    /** A number; empty where there is none. */
    public Optional<BigDecimal> decimal(String column) {
        return Optional.ofNullable(values.get(column)).map(value -> new BigDecimal(value.toString()));
    }

    /**
     * A number to draw by.
     *
     * @throws IllegalStateException where there is none
     */
    public double number(String column) {
        return decimal(column)
                .orElseThrow(() -> new IllegalStateException("No " + column + " in a row of " + mart + ": " + values))
                .doubleValue();
    }

    /** Whether a condition of the table holds. */
    public boolean is(String column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    /** Where its weakest part comes from; empty where it holds no figure. */
    public Optional<Provenance> provenance() {
        return isEmpty("provenance") ? Optional.empty() : Optional.of(Provenance.of(text("provenance")));
    }

    /** Whether any part of it was made for the samples. */
    public boolean isSynthetic() {
        return Provenance.SYNTHETIC.is(text("provenance"));
    }
}
