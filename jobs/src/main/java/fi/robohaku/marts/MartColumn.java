package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.Texts;

/**
 * A column of a mart. What a mart leaves open is filled from {@code schemas/columns.yml}.
 *
 * @param name name in the table
 * @param type SQL type
 * @param unit unit of a number: eur, ratio, share, count; absent for text
 * @param label what people read above it
 * @param description what it holds, a sentence
 * @param nullMeans what an empty cell means; absent where a cell is never empty
 */
public record MartColumn(
        String name,
        String type,
        String unit,
        Texts label,
        String description,
        @JsonProperty("null_means") String nullMeans) {

    MartColumn filledFrom(MartColumn shared) {
        return shared == null
                ? this
                : new MartColumn(
                        name,
                        type == null ? shared.type : type,
                        unit == null ? shared.unit : unit,
                        label == null ? shared.label : label,
                        description == null ? shared.description : description,
                        nullMeans == null ? shared.nullMeans : nullMeans);
    }

    public boolean isNullable() {
        return nullMeans != null;
    }

    /** The Delta comment: the description, and what an empty cell means. */
    String comment() {
        return isNullable() ? description + "; null: " + nullMeans : description;
    }
}
