package fi.robohaku.figures;

import fi.robohaku.marts.MartDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A figure with the row of the mart that holds it.
 *
 * @param name as it was asked for
 * @param row value of each column of the mart; null where the cell is empty
 */
public record FoundFigure(
        String name,
        FigureDefinition definition,
        MartDefinition mart,
        Map<String, String> filter,
        Map<String, Object> row) {
    public FoundFigure {
        filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
        row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
    }

    /** What the row holds in a column; empty where nothing, or where there is no such column. */
    public Optional<Object> in(String column) {
        return Optional.ofNullable(row.get(column));
    }

    /** The value; of an interval its upper bound. Empty where there is none, see {@link #status}. */
    public Optional<Object> value() {
        return in(definition.value());
    }

    /** Code of the reason why there is no value. */
    public String status() {
        return in(definition.status()).map(Object::toString).orElse("reported");
    }
}
