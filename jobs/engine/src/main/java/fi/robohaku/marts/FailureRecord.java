package fi.robohaku.marts;

import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.Warehouse;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Keeps the rows that break tests, with the cells of documents that they come from, in {@code ops.mart_failure}. */
final class FailureRecord {
    private static final String TABLE = "ops.mart_failure";
    private static final SqlQuery FAILURES = SqlQuery.resource(FailureRecord.class, "failures.sql");

    private static final StructType FAILING = StructType.fromDDL("failing_no INT, run_id STRING, mart STRING,"
            + " test STRING, severity STRING, failing_row STRING, failed_at TIMESTAMP");

    private final Warehouse warehouse;
    private final MartDefinitions definitions;

    /**
     * A test that did not hold.
     *
     * @param rows rows that break it, as JSON
     */
    record Breach(CompiledTest.Measured measured, List<String> rows) {}

    FailureRecord(Warehouse warehouse, MartDefinitions definitions) {
        this.warehouse = warehouse;
        this.definitions = definitions;
    }

    /** Writes the rows, in one commit where there are any, and gives all failures in the order of the breaches. */
    List<MartFailure> write(List<Breach> breaches, String runId, Timestamp now) {
        List<Row> failing = new ArrayList<>();
        for (Breach breach : breaches) {
            for (String row : breach.rows()) {
                failing.add(RowFactory.create(
                        failing.size(),
                        runId,
                        breach.measured().mart(),
                        breach.measured().test().name(),
                        breach.measured().test().severity().code(),
                        row,
                        now));
            }
        }
        Map<String, List<MartFailure.FailingRow>> shown = new HashMap<>();
        if (!failing.isEmpty()) {
            List<Row> traced = traced(failing).collectAsList();
            append(traced);
            traced.forEach(
                    row -> shown.computeIfAbsent(row.getString(1) + "." + row.getString(2), key -> new ArrayList<>())
                            .add(shown(row)));
        }
        return breaches.stream().map(breach -> failure(breach, shown)).toList();
    }

    private static MartFailure failure(Breach breach, Map<String, List<MartFailure.FailingRow>> shown) {
        CompiledTest test = breach.measured().test();
        String mart = breach.measured().mart();
        return new MartFailure(
                mart,
                test.name(),
                test.severity(),
                breach.measured().actual(),
                test.expected(),
                shown.getOrDefault(mart + "." + test.name(), List.of()));
    }

    private static MartFailure.FailingRow shown(Row row) {
        List<MartFailure.SourceCell> sources = row.<Row>getList(5).stream()
                .map(cell -> new MartFailure.SourceCell(cell.getString(0), cell.getString(1), cell.getString(2)))
                .toList();
        return new MartFailure.FailingRow(row.getString(4), sources);
    }

    private Set<String> origins(String mart) {
        return definitions.find(mart).<Set<String>>map(definitions::origins).orElse(Set.of());
    }

    private Dataset<Row> traced(List<Row> failing) {
        SparkSession spark = warehouse.spark();
        List<SourceCells.TracedRow> rows = failing.stream()
                .map(row -> new SourceCells.TracedRow(row.getInt(0), row.getString(5), origins(row.getString(2))))
                .toList();
        return FAILURES.over(
                spark,
                Map.of(
                        "failing", spark.createDataFrame(failing, FAILING),
                        "source_found", new SourceCells(warehouse).find(rows)),
                Map.of());
    }

    private void append(List<Row> traced) {
        warehouse
                .spark()
                .createDataFrame(traced, warehouse.spark().table(TABLE).schema())
                .coalesce(1)
                .write()
                .format("delta")
                .mode(SaveMode.Append)
                .save(warehouse.path(TABLE));
    }
}
