package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schemas of templates, shared parts, rules and taxonomies. */
class SchemasOfContractsTest {
    private static final Path SCHEMAS = YamlSchemas.HOME.resolve("schemas");

    /** The schema of templates, in which a block or check may extend a shared one and say only what differs. */
    private static ObjectNode templates() {
        ObjectNode schema = YamlSchemas.of(DocumentTemplate.class);
        addExtending(schema);
        ObjectNode properties = (ObjectNode) schema.get("properties");
        setItems(properties, "blocks", either("Block"));
        setItems(properties, "checks", either("Check"));
        restrictStatuses((ObjectNode) properties.get("none_words"));
        return schema;
    }

    private static ObjectNode shared() {
        ObjectNode templates = templates();
        ObjectNode schema = new ObjectMapper().createObjectNode();
        schema.set("$schema", templates.get("$schema"));
        schema.set("definitions", templates.get("definitions"));
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("none_words", templates.at("/properties/none_words"));
        properties.putObject("blocks").put("type", "object").set("additionalProperties", either("Block"));
        properties.putObject("checks").put("type", "object").set("additionalProperties", either("Check"));
        schema.put("additionalProperties", false);
        schema.put("description", RecordDocs.of(SharedParts.class).summary());
        return schema;
    }

    private static void restrictStatuses(ObjectNode noneWords) {
        ArrayNode statuses = noneWords.putObject("propertyNames").putArray("enum");
        DocumentTemplate.NONE_STATUSES.stream().sorted().forEach(statuses::add);
    }

    private static void setItems(ObjectNode properties, String name, JsonNode items) {
        ((ObjectNode) properties.get(name)).set("items", items);
    }

    /** A definition, or, where something says {@code extends}, the one in which nothing is required. */
    private static ObjectNode either(String definition) {
        ObjectNode either = new ObjectMapper().createObjectNode();
        either.putObject("if").putArray("required").add(PartMerger.EXTENDS);
        either.putObject("then").put("$ref", "#/definitions/Extending" + definition);
        either.putObject("else").put("$ref", "#/definitions/" + definition);
        return either;
    }

    private static void addExtending(ObjectNode schema) {
        ObjectNode definitions = (ObjectNode) schema.get("definitions");
        for (String name : List.of("Block", "Field", "Check", "Texts")) {
            ObjectNode extending = definitions.get(name).deepCopy();
            extending.remove("required");
            extending.remove("description");
            extending.findParents("$ref").forEach(part -> {
                String target = part.get("$ref").asText().replace("#/definitions/", "");
                if (List.of("Field", "Texts").contains(target)) {
                    ((ObjectNode) part).put("$ref", "#/definitions/Extending" + target);
                }
            });
            definitions.set("Extending" + name, extending);
        }
        ((ObjectNode) definitions.get("ExtendingField")).putArray("required").add("name");
        ObjectNode block = (ObjectNode) definitions.at("/ExtendingBlock/properties");
        describe(block.putObject(PartMerger.EXTENDS).put("type", "string"), "name of a block of shared.yml");
        ObjectNode without = block.putObject("without").put("type", "array");
        without.putObject("items").put("type", "string");
        describe(without, "fields of the shared block that this one does not have");
        describe(
                (ObjectNode) block.get("fields"),
                "all fields in their order; of those of the shared block what differs");
        ObjectNode check = (ObjectNode) definitions.at("/ExtendingCheck/properties");
        describe(check.putObject(PartMerger.EXTENDS).put("type", "string"), "name of a check of shared.yml");
    }

    private static void describe(ObjectNode property, String description) {
        property.put("description", description);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("document-template", templates()),
                Arguments.of("shared", shared()),
                Arguments.of("taxonomy", YamlSchemas.of(Taxonomy.class)),
                Arguments.of("rules", YamlSchemas.of(Rule[].class)),
                Arguments.of("forms", YamlSchemas.of(FormWords.class)),
                Arguments.of("assumptions", YamlSchemas.of(Assumption[].class)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSchemaIsThatOfTheRecords(String name, ObjectNode schema) {
        YamlSchemas.assertUpToDate(name, schema);
    }

    @ParameterizedTest
    @CsvSource({
        "document-template, documents/application-2018.yml",
        "document-template, documents/application-2020.yml",
        "document-template, documents/deviation-report.yml",
        "document-template, documents/decisions.yml",
        "shared, shared.yml",
        "taxonomy, taxonomies/technologies.yml",
        "rules, rules.yml",
        "forms, forms.yml"
    })
    void schemaAndReaderRefuseTheSameMisspeltKeys(String name, String file) {
        SortedMap<String, String> files = Schemas.files(SCHEMAS);
        Consumer<String> reader = text -> {
            SortedMap<String, String> changed = new TreeMap<>(files);
            changed.put(file, text);
            Schemas.parse(changed);
        };
        YamlSchemas.assertRefuseTheSameKeys(name, files.get(file), reader);
    }

    @Test
    void aMisspeltWordIsRefusedWithItsPlace() {
        String text = Schemas.files(SCHEMAS).get("documents/deviation-report.yml");
        assertThat(YamlSchemas.problems("document-template", text))
                .as("problems of the file as it is")
                .isEmpty();
        assertThat(YamlSchemas.problems("document-template", text.replace("type: date", "type: dat")))
                .singleElement()
                .asString()
                .contains("/blocks/1/fields/0/type", "date");
        assertThat(YamlSchemas.problems("document-template", text.replace("kind: deviation_report", "")))
                .singleElement()
                .asString()
                .contains("kind");
    }
}
