package fi.robohaku.ingest;

import fi.robohaku.contracts.Field;
import java.util.Objects;

/**
 * A field of a contract as one document fills it.
 *
 * @param place where the value stands, or would
 * @param label where the label stands
 * @param raw text as received
 */
record FieldValue(Field field, Figure.Place place, Figure.Place label, String raw, ParsedValue parsed) {
    FieldValue {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
    }
}
