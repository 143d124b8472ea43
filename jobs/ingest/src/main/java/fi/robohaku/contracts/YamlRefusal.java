package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a contract, in words of the file and never of the program. */
public final class YamlRefusal {
    private YamlRefusal() {}

    /** What a reader of YAML stumbled over. */
    public static String inWords(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'; known here are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidFormatException invalid) {
            return "'" + invalid.getValue() + "' is no value of " + key(invalid) + "; "
                    + expected(invalid.getTargetType());
        }
        if (e instanceof ValueInstantiationException refused) {
            return lacking(refused);
        }
        if (e instanceof MismatchedInputException mismatched) {
            return "at " + key(mismatched) + ": " + expected(mismatched.getTargetType());
        }
        if (e instanceof JsonMappingException mapping) {
            return "at " + key(mapping) + ": " + firstLine(mapping.getOriginalMessage());
        }
        return e instanceof JsonParseException ? syntax(e) : "is not as it must be";
    }

    /** A record says itself what it lacks; the name of its part stands in the message. */
    private static String lacking(ValueInstantiationException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        String said = String.valueOf(cause.getMessage());
        String where = e.getPath().isEmpty() ? "" : "at " + key(e) + ": ";
        return cause instanceof NullPointerException && said.matches("[\\w ]+")
                ? where + "'" + said + "' is missing"
                : where + firstLine(said);
    }

    /** Keys and words that stand twice, quotes and indents that do not fit: what the reader of YAML says, without its own names. */
    private static String syntax(JsonProcessingException e) {
        String said =
                e.getOriginalMessage().replaceFirst("Duplicate field '([^']*)'", "the key '$1' stands there twice");
        return firstLine(said.replaceAll("\\s*\\n\\s*", " "));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceAll("`?\\b(?:[a-z]+\\.)+[A-Z]\\w*(?:\\$\\w+)*`?", "value");
    }

    private static String key(JsonMappingException e) {
        return e.getPath().stream()
                .filter(part -> part.getFieldName() != null)
                .reduce((outer, inner) -> inner)
                .map(part -> "'" + part.getFieldName() + "'")
                .orElse("the top");
    }

    private static String expected(Class<?> type) {
        if (type != null && type.isEnum()) {
            return "write one of " + names(type);
        }
        if (type == null) {
            return "write it as other contracts have it";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "write true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "write a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "write a list, [a, b]";
        }
        if (type == String.class) {
            return "write a text";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord()
                ? "write keys with values, {key: value}" + keys(type)
                : "write it as other contracts have it";
    }

    private static String keys(Class<?> type) {
        return type.isRecord()
                ? "; known keys are "
                        + Stream.of(type.getRecordComponents())
                                .map(component -> component.isAnnotationPresent(JsonProperty.class)
                                        ? component
                                                .getAnnotation(JsonProperty.class)
                                                .value()
                                        : component.getName())
                                .collect(Collectors.joining(", "))
                : "";
    }

    private static String names(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(java.lang.reflect.Field::isEnumConstant)
                .map(constant -> constant.isAnnotationPresent(JsonProperty.class)
                        ? constant.getAnnotation(JsonProperty.class).value()
                        : constant.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
