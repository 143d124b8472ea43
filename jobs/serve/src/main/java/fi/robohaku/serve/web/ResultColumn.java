package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.text.Quantity;
import fi.robohaku.serve.catalog.TableDescription;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * A column of a result.
 *
 * @param name as the query calls it
 * @param inMart the name that marts have for it; the name of the query where no mart has it
 * @param label what people call it; empty where nobody says it
 * @param unit of its numbers; empty where nobody says it
 */
public record ResultColumn(String name, String inMart, String label, String unit, Quantity quantity, boolean isNumber) {
    private static final Pattern IN_VIEW = Pattern.compile("[^:]+ \\((\\w+)\\): ");

    static ResultColumn of(StructField field, WebWords words, Language language) {
        String inMart = nameInMart(field);
        Optional<TableDescription.Column> known = words.column(inMart);
        return new ResultColumn(
                field.name(),
                inMart,
                known.flatMap(TableDescription.Column::label)
                        .map(label -> label.in(language))
                        .orElse(""),
                known.map(column -> words.unit(column, language)).orElse(""),
                known.flatMap(TableDescription.Column::unit)
                        .map(unit -> Quantity.of(unit, inMart))
                        .orElseGet(() -> Quantity.named(inMart)),
                field.dataType() instanceof NumericType);
    }

    /** A column of a view in a person's language has its label in its comment, before the name it has in the mart. */
    private static String nameInMart(StructField field) {
        Matcher comment = IN_VIEW.matcher(
                field.getComment().isEmpty() ? "" : field.getComment().get());
        return comment.lookingAt() ? comment.group(1) : field.name();
    }
}
