package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import fi.robohaku.contracts.Schemas;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What an ingestion writes besides the ledger: figures, records, checks and rejections. A table that no document touches
 * gets no commit; one that only gains rows is appended to; one that loses some is merged into.
 */
final class Writes {
    private static final String FIGURES = "bronze.figure";
    private static final String REJECTIONS = "ops.rejection";
    private static final String CHECKS = "ops.document_check";
    private static final String TAXONOMY = "silver.taxonomy";

    private final Warehouse warehouse;
    private final SparkSession spark;
    private final Dataset<Row> next;
    private final Dataset<Row> figuresRead;
    private final Dataset<Row> entering;
    private final Dataset<Row> rejections;
    private final Dataset<Row> checks;
    private final Map<String, SilverRecords> records = new HashMap<>();
    private final Set<String> losing;
    private final boolean figuresLeave;
    private final boolean taxonomyChanges;
    private final long rejectionCount;

    /**
     * @param reading what was read, as {@link Readings#READING}
     * @param next what {@code next_ledger.sql} gives
     * @param afterCrash whether an earlier run died, whose checks and rejections may already stand in the tables
     */
    Writes(
            Warehouse warehouse,
            TableDefinitions tables,
            Schemas schemas,
            Dataset<Row> reading,
            Dataset<Row> next,
            String runId,
            boolean afterCrash) {
        this.warehouse = warehouse;
        this.spark = warehouse.spark();
        this.next = next;
        this.figuresRead = figuresRead(reading);
        this.entering = entering();
        Set<String> gaining = names(entering.select("table_name").distinct());
        this.figuresLeave = !next.filter(leavesBronze()).isEmpty();
        this.losing = names(spark.table(FIGURES)
                .join(next.filter(leavesSilver()), "document_id")
                .select("table_name")
                .distinct());
        Set<String> known = Set.copyOf(tables.namesIn("silver"));
        Set<String> touched = new TreeSet<>(gaining);
        touched.addAll(losing);
        touched.retainAll(known);
        for (String table : touched) {
            StructType columns = tables.columns(spark, "silver." + table);
            records.put(table, new SilverRecords(table, columns, properties("silver." + table), entering));
        }
        Timestamp now = Timestamp.from(Instant.now());
        this.taxonomyChanges = isTaxonomyStale(schemas);
        FindingRows findings = new FindingRows(spark, schemas, runId, now);
        this.checks = unlessThere(
                afterCrash, CHECKS, findings.checks(reading, next), "document_id", "rule", "sheet", "cell", "field");
        this.rejections = unlessThere(
                        afterCrash,
                        REJECTIONS,
                        findings.rejections(reading, next, brokenRecords()),
                        "document_id",
                        "rule",
                        "sheet",
                        "cell",
                        "field")
                .persist(StorageLevel.MEMORY_AND_DISK());
        this.rejectionCount = rejections.count();
    }

    /** Tables that get a commit. */
    List<String> tables() {
        List<String> names = new ArrayList<>();
        records.keySet().forEach(table -> names.add("silver." + table));
        names.add(FIGURES);
        if (taxonomyChanges) {
            names.add(TAXONOMY);
        }
        return names;
    }

    long rejections() {
        return rejectionCount;
    }

    /** Writes all of it, side by side. */
    void run(TableWriter writer, Dataset<Row> taxonomies) {
        Dataset<Row> out = next.filter(leavesSilver());
        List<SideBySide.Task> tasks = new ArrayList<>();
        tasks.add(new SideBySide.Task("Writing figures", () -> {
            if (figuresLeave) {
                writer.replace(FIGURES, next.filter(leavesBronze()), figuresRead);
            } else {
                writer.append(FIGURES, figuresRead);
            }
        }));
        records.forEach((table, rows) -> tasks.add(new SideBySide.Task("Writing records of " + table, () -> {
            if (losing.contains(table)) {
                writer.replace("silver." + table, out, rows.whole());
            } else {
                writer.append("silver." + table, rows.whole());
            }
        })));
        tasks.add(new SideBySide.Task("Writing checks", () -> writer.append(CHECKS, checks)));
        if (rejectionCount > 0) {
            tasks.add(new SideBySide.Task("Writing rejections", () -> writer.append(REJECTIONS, rejections)));
        }
        if (taxonomyChanges) {
            tasks.add(new SideBySide.Task("Writing taxonomies", () -> writer.overwrite(TAXONOMY, taxonomies)));
        }
        SideBySide.run(spark, tasks);
        rejections.unpersist();
    }

    /** Figures of the documents read, columns of {@code bronze.figure}. */
    private Dataset<Row> figuresRead(Dataset<Row> reading) {
        return reading.filter("action != 'touched'")
                .select(col("document_id"), explode(col("figures")).as("figure"))
                .select("document_id", "figure.*");
    }

    /** Figures of the documents that come into layer silver, with what their document says of itself. */
    private Dataset<Row> entering() {
        Dataset<Row> now = next.filter("is_accepted AND (is_read_now OR NOT was_accepted)")
                .select("document_id", "round", "stage", "subject_id", "is_read_now");
        Dataset<Row> read = figuresRead.join(now.filter("is_read_now"), "document_id");
        Dataset<Row> again = spark.table(FIGURES).join(now.filter("NOT is_read_now"), "document_id");
        return read.unionByName(again);
    }

    private static String leavesSilver() {
        return "was_accepted AND (NOT is_accepted OR is_read_now)";
    }

    private static String leavesBronze() {
        return "was_known AND (state != 'current' OR is_read_now)";
    }

    private Set<String> names(Dataset<Row> rows) {
        return new TreeSet<>(rows.as(Encoders.STRING()).collectAsList());
    }

    private Map<String, String> properties(String table) {
        return CollectionConverters.asJava(DeltaLog.forTable(spark, warehouse.path(table))
                .update(false, scala.Option.empty(), scala.Option.empty())
                .metadata()
                .configuration());
    }

    private Dataset<Row> brokenRecords() {
        return records.entrySet().stream()
                .map(entry -> entry.getValue().broken(entry.getKey()))
                .reduce(Dataset::unionByName)
                .orElseGet(() -> spark.sql("SELECT '' document_id, '' sheet, '' cell, '' field, '' found WHERE false"));
    }

    private Dataset<Row> unlessThere(boolean afterCrash, String table, Dataset<Row> rows, String... key) {
        return afterCrash ? rows.join(spark.table(table), key, "left_anti") : rows;
    }

    private boolean isTaxonomyStale(Schemas schemas) {
        long terms = schemas.taxonomies().values().stream()
                .mapToLong(taxonomy -> taxonomy.terms().size())
                .sum();
        return terms > 0
                && (spark.table(TAXONOMY).count() != terms
                        || !next.filter("is_read_now AND was_known").isEmpty());
    }
}
