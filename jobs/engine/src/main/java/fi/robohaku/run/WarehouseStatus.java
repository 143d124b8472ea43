package fi.robohaku.run;

import fi.robohaku.lakehouse.AnswerJson;
import fi.robohaku.lakehouse.StoredTable;
import fi.robohaku.lakehouse.WarehouseLock;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the tables of a workspace hold, as of when, and what stands against them. It is read without Spark, from the reports of
 * the runs and from two small tables.
 *
 * @param warehouse folder of the tables
 * @param underWay the run that writes to the tables at this moment; empty where none does
 * @param lastRun the run that ended last, well or not
 * @param asOf the last run that changed a table; empty where no report of one is kept
 * @param documents number of documents that are there, by round, {@code not_known} among them
 * @param outcomes number of them by what came of them: ingested, partly, rejected
 * @param standing breaches that stand, by rule
 * @param missing documents of funded projects that have not come, by the last run that looked
 * @param tables number of tables by schema, by the last run that counted them
 * @param exports folder of the newest export; empty where there is none
 */
public record WarehouseStatus(
        String warehouse,
        Optional<String> underWay,
        Optional<Run> lastRun,
        Optional<Run> asOf,
        Map<String, Long> documents,
        Map<String, Long> outcomes,
        Map<String, Long> standing,
        long missing,
        Map<String, Long> tables,
        Optional<String> exports) {
    private static final String NOT_KNOWN = "not_known";

    public WarehouseStatus {
        documents = new TreeMap<>(documents);
        outcomes = new TreeMap<>(outcomes);
        standing = new TreeMap<>(standing);
        tables = new TreeMap<>(tables);
    }

    /** A run in short. */
    public record Run(String runId, String command, RunReport.Outcome outcome, Instant finishedAt, String failure) {
        static Run of(RunReport report) {
            return new Run(report.runId(), report.command(), report.outcome(), report.finishedAt(), report.failure());
        }
    }

    /** All breaches that stand. */
    public long standingCount() {
        return standing.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All documents that are there. */
    public long documentCount() {
        return documents.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Reads the status of a workspace. */
    public static WarehouseStatus read(Workspace workspace) throws IOException {
        List<RunReport> reports = RunHistory.read(workspace);
        List<List<Optional<String>>> current = new StoredTable(workspace, "ops.documents")
                .texts(List.of("state", "round", "outcome")).stream()
                        .filter(row -> row.get(0).equals(Optional.of("current")))
                        .toList();
        Optional<RunReport> whole =
                reports.stream().filter(WarehouseStatus::isWhole).findFirst();
        return new WarehouseStatus(
                workspace.warehouse().toString(),
                WarehouseLock.holder(workspace),
                reports.stream().findFirst().map(Run::of),
                reports.stream()
                        .filter(WarehouseStatus::changedTables)
                        .findFirst()
                        .map(Run::of),
                counts(current, row -> row.get(1)),
                counts(current, row -> row.get(2)),
                counts(new StoredTable(workspace, "gold.standing_rejection").texts(List.of("rule")), row -> row.get(0)),
                whole.map(report -> (long) report.missingDocuments().size()).orElse(0L),
                whole.map(WarehouseStatus::tablesBySchema).orElse(Map.of()),
                exports(workspace));
    }

    private static boolean isWhole(RunReport report) {
        return report.outcome() != RunReport.Outcome.FAILED
                && !report.tableVersions().isEmpty();
    }

    private static boolean changedTables(RunReport report) {
        RunReport.Documents documents = report.documents();
        return report.outcome() != RunReport.Outcome.FAILED
                && (documents.fresh() + documents.changed() + documents.vanished() > 0
                        || !report.marts().built().isEmpty()
                        || !report.tablesRestored().isEmpty());
    }

    private static Map<String, Long> counts(
            List<List<Optional<String>>> rows, Function<List<Optional<String>>, Optional<String>> key) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> key.apply(row).orElse(NOT_KNOWN), Collectors.counting()));
    }

    private static Map<String, Long> tablesBySchema(RunReport report) {
        return report.tableVersions().keySet().stream()
                .collect(Collectors.groupingBy(
                        table -> table.substring(0, Math.max(0, table.indexOf('.'))), Collectors.counting()));
    }

    private static Optional<String> exports(Workspace workspace) throws IOException {
        Path latest = workspace.exports().resolve("latest");
        return Files.isDirectory(latest) ? Optional.of(latest.toRealPath().toString()) : Optional.empty();
    }

    /** The status as JSON, its keys in snake case; what there is not is null. */
    public String toJson() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("warehouse", warehouse);
        all.put("under_way", underWay.orElse(null));
        all.put("last_run", lastRun.orElse(null));
        all.put("as_of", asOf.orElse(null));
        all.put("document_count", documentCount());
        all.put("documents", documents);
        all.put("outcomes", outcomes);
        all.put("standing_count", standingCount());
        all.put("standing", standing);
        all.put("missing", missing);
        all.put("tables", tables);
        all.put("exports", exports.orElse(null));
        return AnswerJson.of(all);
    }
}
