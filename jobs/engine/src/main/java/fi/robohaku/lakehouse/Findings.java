package fi.robohaku.lakehouse;

import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What the rules said of the documents of a run.
 *
 * @param checks what every rule said of the documents read, passes too, as rows of {@code ops.document_check}
 * @param rejections breaches, as rows of {@code ops.rejection}, computed
 * @param rejectionCount number of breaches, also those that a run which died has written already
 */
record Findings(Dataset<Row> checks, Dataset<Row> rejections, long rejectionCount) {
    private static final String CHECKS = "ops.document_check";
    private static final String REJECTIONS = "ops.rejection";
    private static final String[] KEY = {"document_id", "rule", "sheet", "cell", "field"};

    /** A rule of the catalogue. */
    static final StructType RULE = new StructType()
            .add("rule", DataTypes.StringType)
            .add("scope", DataTypes.StringType)
            .add("message_fi", DataTypes.StringType)
            .add("message_sv", DataTypes.StringType)
            .add("message_en", DataTypes.StringType)
            .add("remedy_fi", DataTypes.StringType)
            .add("remedy_sv", DataTypes.StringType)
            .add("remedy_en", DataTypes.StringType);

    /**
     * Computes the breaches: of the documents read, of what documents say of each other, of records that no table can take.
     *
     * @param reading rows of {@link ReadingRows#READING}, computed
     */
    static Findings materialize(
            SparkSession spark, Dataset<Row> reading, RegistryChanges registry, SilverChanges silver, IngestRun run) {
        Dataset<Row> rejections = Checkpoint.materialize(run.bind(
                spark,
                "rejections.sql",
                Map.of(
                        "reading", reading,
                        "registry_change", registry.rows(),
                        "broken_record", silver.broken(spark),
                        "rule", rules(spark, run.definitions().schemas()))));
        Dataset<Row> checks = run.bind(spark, "document_checks.sql", Map.of("reading", reading));
        return new Findings(checks, rejections, rejections.count());
    }

    private static Dataset<Row> rules(SparkSession spark, Schemas schemas) {
        return spark.createDataFrame(
                schemas.rules().values().stream().map(Findings::row).toList(), RULE);
    }

    private static Row row(Rule rule) {
        return RowFactory.create(
                rule.id(),
                rule.scope().code(),
                rule.message().fi(),
                rule.message().sv(),
                rule.message().en(),
                rule.remedy().fi(),
                rule.remedy().sv(),
                rule.remedy().en());
    }

    /** Adds them to the tables that only grow, but for those that runs which died have written already. */
    List<TableChange> tableChanges(SparkSession spark, IngestRun run) {
        List<TableChange> changes = new ArrayList<>();
        changes.add(TableChange.appendToLog(CHECKS, unlessWritten(spark, CHECKS, checks, run)));
        if (rejectionCount > 0) {
            changes.add(TableChange.appendToLog(REJECTIONS, unlessWritten(spark, REJECTIONS, rejections, run)));
        }
        return changes;
    }

    private static Dataset<Row> unlessWritten(SparkSession spark, String table, Dataset<Row> rows, IngestRun run) {
        List<String> dead = run.rolledBack();
        return dead.isEmpty()
                ? rows
                : rows.join(spark.table(table).filter(functions.col("run_id").isin(dead.toArray())), KEY, "left_anti");
    }
}
