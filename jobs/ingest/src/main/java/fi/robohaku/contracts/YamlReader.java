package fi.robohaku.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads YAML into values; a key that is unknown or stands there twice is refused, with file and line. */
final class YamlReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlReader() {}

    /**
     * Reads a text.
     *
     * @param name of the file, for the message of an exception
     * @throws ContractException where the text is not as the type wants it
     */
    static <T> T read(String name, String text, Class<T> type) {
        return read(name, text, new TypeReference<T>() {
            @Override
            public Type getType() {
                return type;
            }
        });
    }

    /**
     * Reads a text into a generic type.
     *
     * @param name of the file, for the message of an exception
     * @throws ContractException where the text is not as the type wants it
     */
    static <T> T read(String name, String text, TypeReference<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw refuse(name, text, e);
        }
    }

    /**
     * Converts a tree that was made from a text.
     *
     * @param name of the file, for the message of an exception
     * @param text in which the place of a mistake is looked for
     * @throws ContractException where the tree is not as the type wants it
     */
    static <T> T convert(String name, String text, JsonNode tree, Class<T> type) {
        try {
            return YAML.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw refuse(name, text, e);
        }
    }

    private static ContractException refuse(String name, String text, JsonProcessingException e) {
        return new ContractException(name + ", " + placeOf(text, e) + ": " + YamlRefusal.inWords(e), e);
    }

    /** The line of a mistake; of a key or word that nobody knows the line where it stands, for it is met only later. */
    private static String placeOf(String text, JsonProcessingException e) {
        Optional<String> line = Optional.empty();
        if (e instanceof UnrecognizedPropertyException unknown) {
            line = lineOf(text, "(?:^|[{,\\s])" + Pattern.quote(unknown.getPropertyName()) + "\\s*:");
        } else if (e instanceof InvalidFormatException invalid) {
            line = lineOf(text, ":\\s*[\"']?" + Pattern.quote(String.valueOf(invalid.getValue())) + "\\b");
        }
        return line.or(() -> Optional.ofNullable(e.getLocation())
                        .filter(location -> location.getLineNr() > 0)
                        .map(location -> "line " + location.getLineNr()))
                .or(() -> Optional.of(e)
                        .filter(JsonMappingException.class::isInstance)
                        .map(JsonMappingException.class::cast)
                        .map(YamlReader::pathOf)
                        .filter(path -> !path.isEmpty()))
                .orElse("its end");
    }

    private static Optional<String> lineOf(String text, String pattern) {
        Matcher found = Pattern.compile("(?m)" + pattern).matcher(text);
        return found.find()
                ? Optional.of("line " + text.substring(0, found.end()).lines().count())
                : Optional.empty();
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "number " + (part.getIndex() + 1) : part.getFieldName())
                .collect(Collectors.joining(", "));
    }
}
