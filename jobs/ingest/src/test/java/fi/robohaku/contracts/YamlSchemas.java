package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * JSON Schemas of the YAML files of {@code schemas/}, made from the records that read them: an editor completes keys and
 * marks mistakes by them.
 *
 * <p>A schema has the keys and types of the records, their docstrings, and as required what a record cannot be made
 * without. A text may be a number or a truth value too, for the reader takes these as text.
 */
public final class YamlSchemas {
    public static final Path HOME = Path.of(System.getProperty("robohaku.home"));
    public static final Path FOLDER = HOME.resolve("schemas/json-schema");

    /** A map of so many maps has words of its file for keys, not fields. */
    private static final int MANY_KEYS = 8;

    private static final String RENEW = "robohaku.renew";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ObjectMapper YAML = new YAMLMapper();

    private YamlSchemas() {}

    /** The schema of files that are read into a type. */
    public static ObjectNode of(Type type) {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        builder.forFields()
                .withRequiredCheck(
                        field -> RequiredComponents.of(recordOf(field)).contains(field.getDeclaredName()))
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : RecordDocs.of(recordOf(field)).components().get(field.getDeclaredName()));
        builder.forTypesInGeneral()
                .withPropertySorter(Comparator.comparing(unused -> 0))
                .withDescriptionResolver(scope ->
                        orNull(RecordDocs.of(scope.getType().getErasedType()).summary()))
                .withTypeAttributeOverride((attributes, scope, context) -> {
                    boolean isText = scope.getType() != null
                            && List.of(String.class, Object.class)
                                    .contains(scope.getType().getErasedType());
                    if (isText && !attributes.has("enum")) {
                        attributes.putArray("type").add("string").add("number").add("boolean");
                    }
                });
        return new SchemaGenerator(builder.build()).generateSchema(type);
    }

    private static Class<?> recordOf(FieldScope field) {
        return field.getDeclaringType().getErasedType();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Asserts that the schema of a name is what the records say; with {@code -Drobohaku.renew=true} writes it. */
    public static void assertUpToDate(String name, ObjectNode schema) {
        try {
            String text = JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
            Path file = file(name);
            if (Boolean.getBoolean(RENEW)) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(file)
                    .as("%s: renew it with ./mvnw -q test -D%s=true", file.getFileName(), RENEW)
                    .hasContent(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".schema.json");
    }

    /** What a schema finds wrong with a YAML text; empty where it is valid. */
    public static List<String> problems(String name, String yaml) {
        try {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(file(name)));
            return schema.validate(YAML.readTree(yaml)).stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asserts that schema and reader refuse the same misspelt keys: a key more is added to each kind of map of a file.
     * What the schema refuses the reader must refuse, and the other way round where the reader does not know the key; of
     * a map with free keys it may know more than a schema can say.
     *
     * @param name of the schema
     * @param yaml text of a valid file
     * @param reader of the file; throws {@link ContractException} where it refuses the text
     */
    public static void assertRefuseTheSameKeys(String name, String yaml, Consumer<String> reader) {
        List<String> refused = new ArrayList<>();
        misspelt(yaml).forEach((place, text) -> {
            Optional<String> refusal = refusal(reader, text);
            boolean isUnknown = refusal.isPresent() && refusal.get().contains("unknown key 'misspelt'");
            boolean isRefusedBySchema = !problems(name, text).isEmpty();
            assertThat(isUnknown ? isRefusedBySchema : !isRefusedBySchema || refusal.isPresent())
                    .as("schema %s and reader agree on a key more in %s: %s", name, place, refusal)
                    .isTrue();
            if (isRefusedBySchema) {
                refused.add(place);
            }
        });
        assertThat(refused).as("places where a misspelt key is refused").isNotEmpty();
    }

    private static Optional<String> refusal(Consumer<String> reader, String text) {
        try {
            reader.accept(text);
            return Optional.empty();
        } catch (ContractException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Texts with one key more, by the place of the map that has it; one for each path without numbers and free keys. */
    private static Map<String, String> misspelt(String yaml) {
        try {
            Map<String, String> texts = new TreeMap<>();
            JsonNode root = YAML.readTree(yaml);
            collect(root, root, "", texts);
            return texts;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode root, JsonNode node, String path, Map<String, String> texts)
            throws JsonProcessingException {
        if (node instanceof ObjectNode map) {
            if (!texts.containsKey(path)) {
                map.put("misspelt", "x");
                texts.put(path, YAML.writeValueAsString(root));
                map.remove("misspelt");
            }
            boolean isFree = map.size() >= MANY_KEYS && map.valueStream().allMatch(JsonNode::isObject);
            for (var entry : map.properties()) {
                collect(root, entry.getValue(), path + "/" + (isFree ? "*" : entry.getKey()), texts);
            }
        } else {
            for (JsonNode element : node) {
                collect(root, element, path + "/*", texts);
            }
        }
    }
}
