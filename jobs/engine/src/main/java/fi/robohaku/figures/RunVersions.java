package fi.robohaku.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Encoders;

/**
 * Where a run left the tables.
 *
 * @param runId the run
 * @param tables version of each table after it, by name with schema
 */
public record RunVersions(String runId, Map<String, Long> tables) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public RunVersions {
        tables = Map.copyOf(tables);
    }

    /**
     * The runs that changed a table, oldest first, from {@code ops.runs}. A run that did not compute the marts left them as
     * the one before it did.
     */
    public static List<RunVersions> recorded(Warehouse warehouse) {
        if (!warehouse.exists("ops.runs")) {
            return List.of();
        }
        List<RunVersions> runs = new ArrayList<>();
        Map<String, Long> known = new TreeMap<>();
        for (String report : warehouse
                .spark()
                .table("ops.runs")
                .sort("started_at", "run_id")
                .select("report")
                .as(Encoders.STRING())
                .collectAsList()) {
            JsonNode run = read(report);
            run.path("table_versions")
                    .properties()
                    .forEach(entry -> known.put(entry.getKey(), entry.getValue().asLong()));
            runs.add(new RunVersions(run.path("run_id").asText(), known));
        }
        return runs;
    }

    private static JsonNode read(String report) {
        try {
            return JSON.readTree(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report in ops.runs is no JSON", e);
        }
    }
}
