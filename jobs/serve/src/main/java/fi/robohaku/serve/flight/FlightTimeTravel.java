package fi.robohaku.serve.flight;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A statement in which parameters may say which state of a table is read: {@code VERSION AS OF ?} and
 * {@code TIMESTAMP AS OF ?}. Spark takes a number there and no parameter, and opens the table before parameters have values.
 */
final class FlightTimeTravel {
    private static final String CLAUSE =
            "(?i:(?<clause>(?:\\bfor\\s+)?\\b(?:system_)?(?<kind>version|timestamp|time)\\s+as\\s+of\\s+)\\?)";

    private static final Pattern STATE = Pattern.compile(CLAUSE);

    /** Texts, names and comments, of which none is gone over twice, and the parameters between them. */
    private static final Pattern PARAMETERS = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*+'?|\"(?:[^\"\\\\]|\\\\.)*+\"?|`[^`]*+`?|--[^\\n]*+"
                    + "|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?|" + CLAUSE + "|(?<plain>\\?)",
            Pattern.DOTALL);

    private final String query;

    private final boolean hasStates;

    FlightTimeTravel(String query) {
        this.query = query;
        this.hasStates = STATE.matcher(query).find();
    }

    /**
     * The types of all parameters, in their order.
     *
     * @param others types of those that say no state
     */
    List<DataType> withTypes(List<DataType> others) {
        if (!hasStates) {
            return others;
        }
        Iterator<DataType> next = others.iterator();
        List<DataType> types = new ArrayList<>();
        replace(clause -> {
            types.add(clause.map(FlightTimeTravel::type).orElseGet(next::next));
            return "?";
        });
        return types;
    }

    /**
     * The values of those parameters that say no state.
     *
     * @param values of all parameters, in their order
     */
    List<Literal> withoutStates(List<Literal> values) {
        if (!hasStates) {
            return values;
        }
        Iterator<Literal> next = values.iterator();
        List<Literal> others = new ArrayList<>();
        replace(clause -> {
            Literal value = next.next();
            if (clause.isEmpty()) {
                others.add(value);
            }
            return "?";
        });
        return others;
    }

    /** The statement over the tables as they are now, with the other parameters. */
    String overTablesOfNow() {
        return replace(clause -> clause.isPresent() ? "" : "?");
    }

    /**
     * The statement with the states that the parameters say, and with the other parameters.
     *
     * @param values of all parameters, in their order
     * @throws IllegalArgumentException where one is no version or time
     */
    String withStates(List<Literal> values) {
        Iterator<Literal> next = values.iterator();
        return replace(clause -> {
            Literal value = next.next();
            return clause.map(found -> found.group("clause") + state(value)).orElse("?");
        });
    }

    private static String state(Literal value) {
        if (value.value() == null || value.toString().startsWith("-")) {
            throw new IllegalArgumentException(
                    "The state of a table is a version from 0, or a time, and " + value + " is neither");
        }
        return value.sql();
    }

    private static DataType type(Matcher clause) {
        return clause.group("kind").equalsIgnoreCase("version") ? DataTypes.IntegerType : DataTypes.TimestampType;
    }

    /** @param replacement of a parameter; it gets the clause where the parameter says a state, else nothing */
    private String replace(Function<Optional<Matcher>, String> replacement) {
        if (!hasStates) {
            return query;
        }
        Matcher tokens = PARAMETERS.matcher(query);
        StringBuilder replaced = new StringBuilder();
        while (tokens.find()) {
            String text = tokens.group();
            if (tokens.group("plain") != null) {
                text = replacement.apply(Optional.empty());
            } else if (tokens.group("kind") != null) {
                text = replacement.apply(Optional.of(tokens));
            }
            tokens.appendReplacement(replaced, Matcher.quoteReplacement(text));
        }
        return tokens.appendTail(replaced).toString();
    }
}
