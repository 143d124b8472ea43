package fi.robohaku.figures;

import fi.robohaku.contracts.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure that can be asked for by name, an entry of {@code schemas/figures.yml}.
 *
 * @param name parts between dots; a part in braces is a parameter
 * @param title what it is, as the head of a line
 * @param mart mart that holds it, without schema
 * @param where values by which its row is found, by column; a value in braces is that of the parameter
 * @param value column of the figure
 * @param low column of its lower bound; empty for none
 * @param high column of its upper bound; empty for none
 * @param interval whether the figure is its bounds and has no one value
 * @param wording column that tells how the source words the value; empty for none
 * @param status column that tells why there is no value
 * @param labels taxonomies of the columns that hold codes, by column
 * @param sentence what is said of it
 */
public record FigureDefinition(
        String name,
        Texts title,
        String mart,
        Map<String, String> where,
        String value,
        String low,
        String high,
        boolean interval,
        String wording,
        String status,
        Map<String, String> labels,
        Texts sentence) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    public FigureDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title of " + name);
        Objects.requireNonNull(mart, "mart of " + name);
        Objects.requireNonNull(value, "value of " + name);
        Objects.requireNonNull(sentence, "sentence of " + name);
        where = Map.copyOf(where);
        low = low == null ? "" : low;
        high = high == null ? "" : high;
        wording = wording == null ? "" : wording;
        status = status == null ? "status" : status;
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    /** Names of the parameters, in the order of the name. */
    public List<String> parameters() {
        return namesIn(name);
    }

    /** Values of the parameters where a name is one of this figure's, in any case, in the order of the name. */
    Optional<Map<String, String>> match(String asked) {
        List<String> parts = List.of(name.split("\\.", -1));
        List<String> given = List.of(asked.split("\\.", -1));
        if (parts.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Matcher parameter = PARAMETER.matcher(parts.get(i));
            if (parameter.matches()) {
                values.put(parameter.group(1), given.get(i));
            } else if (!parts.get(i).equalsIgnoreCase(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Values by which the row is found, by column. */
    Map<String, String> filter(Map<String, String> parameters) {
        Map<String, String> filter = new LinkedHashMap<>();
        where.forEach((column, text) -> {
            Matcher parameter = PARAMETER.matcher(text);
            filter.put(column, parameter.matches() ? parameters.get(parameter.group(1)) : text);
        });
        return filter;
    }

    /** Names of the parameters that a name or a value of {@code where} uses. */
    static List<String> namesIn(String text) {
        return PARAMETER.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
