package fi.robohaku.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.contracts.YamlSchemas;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON Schema of {@code run.json}, by which schedulers and monitors read it. */
class RunReportSchemaTest {
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    /** The schema of the record, with the keys that its JSON has, all of which are always there; others may be added. */
    private static ObjectNode schema() {
        ObjectNode schema = YamlSchemas.of(RunReport.class);
        asWritten(schema);
        return schema;
    }

    private static void asWritten(JsonNode node) {
        node.forEach(RunReportSchemaTest::asWritten);
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        if (object.get("type") instanceof ArrayNode) {
            object.put("type", "string");
        }
        if (object.get("properties") instanceof ObjectNode properties) {
            ObjectNode renamed = new ObjectMapper().createObjectNode();
            ArrayNode required = object.putArray("required");
            properties.properties().forEach(entry -> {
                String name = SNAKE.translate(entry.getKey());
                renamed.set(name, entry.getValue());
                required.add(name);
            });
            object.set("properties", renamed);
            object.remove("additionalProperties");
        }
    }

    private static RunReport report() {
        return new RunReport(
                "20261128T094243Z-c2e2",
                "run --quiet",
                RunReport.Outcome.DONE_WITH_REJECTIONS,
                Instant.parse("2026-11-28T09:42:43Z"),
                Instant.parse("2026-11-28T09:44:24.5Z"),
                "file:///srv/documents/",
                new RunReport.Documents(2, 1, 0, 3, 1, 0),
                120,
                1,
                List.of(new RunReport.Rejection("2020/a.xlsx", "file_empty", "", "", "", "It is empty.", "Send it.")),
                new RunReport.Standing(1, 0),
                List.of(new RunReport.MissingDocument("2019", "2019-K30", "final_report")),
                new RunReport.Marts(List.of("project"), 2, List.of(), List.of()),
                "/srv/exports/20261128T094243Z-c2e2",
                Map.of("Starting Spark", 12.8),
                Map.of("silver.application", 3L),
                Map.of("robohaku", "0.1.0"),
                List.of(),
                "");
    }

    @Test
    void theSchemaIsThatOfTheRecord() {
        YamlSchemas.assertUpToDate("run", schema());
    }

    @Test
    void aReportIsValidAndOneWithoutAKeyOrWithAnUnknownOutcomeIsNot() throws Exception {
        String json = report().toJson();
        assertThat(YamlSchemas.problems("run", json)).isEmpty();
        assertThat(YamlSchemas.problems("run", json.replace("done_with_rejections", "fine")))
                .singleElement()
                .asString()
                .contains("outcome");
        ObjectNode without = (ObjectNode) new ObjectMapper().readTree(json);
        for (String key : List.of("run_id", "outcome", "rejection_count", "failure", "seconds")) {
            ObjectNode lacking = without.deepCopy();
            lacking.remove(key);
            assertThat(YamlSchemas.problems("run", lacking.toString()))
                    .as(key)
                    .singleElement()
                    .asString()
                    .contains(key);
        }
        assertThat(YamlSchemas.problems("run", without.put("added_later", 1).toString()))
                .as("keys may be added")
                .isEmpty();
    }
}
