package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.Texts;
import java.util.List;

/**
 * A column of a mart. What a mart leaves open is filled from {@code schemas/columns.yml}.
 *
 * @param name name in the table
 * @param type SQL type
 * @param unit unit of a number: eur, ratio, share, count; absent for text
 * @param label what people read above it
 * @param description what it holds, a sentence
 * @param taxonomy where its codes are explained; absent where they are none, or stand in {@code terms}
 * @param terms codes of this column that no taxonomy has, with their labels
 * @param nullMeans what an empty cell means; absent where a cell is never empty
 * @param language column that tells in which language its text is; absent for numbers and codes
 */
public record MartColumn(
        String name,
        String type,
        String unit,
        Texts label,
        String description,
        String taxonomy,
        List<Taxonomy.Term> terms,
        @JsonProperty("null_means") String nullMeans,
        String language) {
    public MartColumn {
        terms = terms == null ? List.of() : List.copyOf(terms);
    }

    MartColumn filledFrom(MartColumn shared) {
        return shared == null
                ? this
                : new MartColumn(
                        name,
                        type == null ? shared.type : type,
                        unit == null ? shared.unit : unit,
                        label == null ? shared.label : label,
                        description == null ? shared.description : description,
                        taxonomy == null ? shared.taxonomy : taxonomy,
                        terms.isEmpty() ? shared.terms : terms,
                        nullMeans == null ? shared.nullMeans : nullMeans,
                        language == null ? shared.language : language);
    }

    /** Whether its cells are numbers. */
    public boolean isNumber() {
        return type.startsWith("DECIMAL") || type.equals("INT") || type.equals("BIGINT");
    }

    public boolean isNullable() {
        return nullMeans != null;
    }

    /** The Delta comment: the description, and what an empty cell means. */
    String comment() {
        return isNullable() ? description + "; null: " + nullMeans : description;
    }
}
