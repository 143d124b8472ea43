package fi.robohaku.ingest;

import fi.robohaku.contracts.Field;
import java.util.Objects;

/**
 * The value of a field of a template in one document.
 *
 * @param place where the value stands, or would
 * @param label where the label stands
 * @param raw text as received
 * @param parsed the value as the field understands it
 */
record FieldValue(Field field, Figure.Place place, Figure.Place label, String raw, ParsedValue parsed) {
    FieldValue {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
    }
}
