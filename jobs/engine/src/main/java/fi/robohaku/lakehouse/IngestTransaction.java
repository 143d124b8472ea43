package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import fi.robohaku.contracts.Schemas;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What an ingestion writes besides the ledger: figures, records, checks and rejections. A table that no document touches
 * gets no commit; one that only gains rows is appended to; one that loses some is merged into.
 */
final class IngestTransaction {
    private static final String FIGURES = "bronze.figure";
    private static final String REJECTIONS = "ops.rejection";
    private static final String CHECKS = "ops.document_check";
    private static final String TAXONOMY = "silver.taxonomy";
    private static final String[] FINDING_KEY = {"document_id", "rule", "sheet", "cell", "field"};
    private static final String LEAVES_SILVER = "was_accepted AND (NOT is_accepted OR is_read_now)";
    private static final String LEAVES_BRONZE = "was_known AND (state != 'current' OR is_read_now)";
    private static final String ENTERS_AGAIN = "is_accepted AND NOT is_read_now AND NOT was_accepted";

    private final SparkSession spark;
    private final Dataset<Row> reading;
    private final Dataset<Row> next;
    private final Dataset<Row> entering;
    private final Dataset<Row> broken;
    private final Dataset<Row> rejections;
    private final Dataset<Row> checks;
    private final Dataset<Row> taxonomy;
    private final Map<String, SilverProjection> records = new ConcurrentSkipListMap<>();
    private final Set<String> losing;
    private final boolean figuresLeave;
    private final boolean taxonomyChanges;
    private final long rejectionCount;

    /**
     * @param reading what was read, as {@link ReadingRows#READING}
     * @param next what {@code next_ledger.sql} gives
     * @param taxonomy rows of {@code silver.taxonomy} as the contracts have them
     * @param undone runs that died, whose checks and rejections may already stand in the tables
     */
    IngestTransaction(
            Warehouse warehouse,
            TableDefinitions tables,
            Schemas schemas,
            Dataset<Row> reading,
            Dataset<Row> next,
            Dataset<Row> taxonomy,
            String runId,
            List<String> undone) {
        this.spark = warehouse.spark();
        this.reading = reading;
        this.next = next;
        this.taxonomy = taxonomy;
        Row movements = next.agg(
                        count_if(expr(LEAVES_BRONZE)), count_if(expr(LEAVES_SILVER)), count_if(expr(ENTERS_AGAIN)))
                .head();
        this.figuresLeave = movements.getLong(0) > 0;
        this.losing = movements.getLong(1) > 0 ? tablesOfLeaving() : Set.of();
        this.entering = Checkpoint.once(entering(movements.getLong(2) > 0));
        Set<String> touched = new TreeSet<>(names(entering.select("table_name").distinct()));
        touched.addAll(losing);
        touched.retainAll(Set.copyOf(tables.namesIn("silver")));
        ParallelTasks.run(
                spark,
                touched.stream()
                        .map(table -> new ParallelTasks.Task(
                                "Making records of " + table,
                                () -> records.put(
                                        table,
                                        new SilverProjection(
                                                table,
                                                tables.columns(spark, "silver." + table),
                                                tables.constraints(spark, "silver." + table),
                                                entering))))
                        .toList());
        this.taxonomyChanges = isStale(taxonomy);
        FindingRows findings = new FindingRows(spark, schemas, runId, Timestamp.from(Instant.now()));
        this.checks = unlessThere(undone, CHECKS, findings.checks(reading, next));
        this.broken = brokenRecords();
        Dataset<Row> breaches = Checkpoint.once(findings.rejections(reading, next, broken));
        this.rejections = unlessThere(undone, REJECTIONS, breaches);
        this.rejectionCount = breaches.count();
    }

    /** Tables that get a commit, but for those that only grow. */
    List<String> tables() {
        List<String> names = new ArrayList<>();
        records.keySet().forEach(table -> names.add("silver." + table));
        names.add(FIGURES);
        if (taxonomyChanges) {
            names.add(TAXONOMY);
        }
        return names;
    }

    /** Number of breaches, also those that a run which died has written down already. */
    long rejections() {
        return rejectionCount;
    }

    /** The rows of the ledger: {@code next}, where a document has come in partly if a table cannot take a record of it. */
    Dataset<Row> ledger() {
        if (records.values().stream().allMatch(SilverProjection::isAllWhole)) {
            return next;
        }
        Column isBroken = col("broken_id").isNotNull();
        Dataset<Row> ledger = next.join(
                broken.select(col("document_id").as("broken_id")).distinct(),
                col("document_id").equalTo(col("broken_id")),
                "left");
        for (String outcome : List.of("own_outcome", "outcome")) {
            Column isWhole = col(outcome).equalTo("ingested");
            ledger = ledger.withColumn(
                    outcome, when(isBroken.and(isWhole), "partly").otherwise(col(outcome)));
        }
        return Checkpoint.once(ledger.drop("broken_id"));
    }

    /** Writes all of it, side by side. */
    void run(TableWriter writer) {
        Dataset<Row> out = next.filter(LEAVES_SILVER);
        List<ParallelTasks.Task> tasks = new ArrayList<>();
        tasks.add(new ParallelTasks.Task("Writing figures", () -> {
            if (figuresLeave) {
                writer.replace(FIGURES, next.filter(LEAVES_BRONZE), figuresRead());
            } else {
                writer.append(FIGURES, figuresRead());
            }
        }));
        records.forEach((table, rows) -> tasks.add(new ParallelTasks.Task("Writing records of " + table, () -> {
            if (losing.contains(table)) {
                writer.replace("silver." + table, out, rows.whole());
            } else {
                writer.append("silver." + table, rows.whole());
            }
        })));
        tasks.add(new ParallelTasks.Task("Writing checks", () -> writer.append(CHECKS, checks)));
        if (rejectionCount > 0) {
            tasks.add(new ParallelTasks.Task("Writing rejections", () -> writer.append(REJECTIONS, rejections)));
        }
        if (taxonomyChanges) {
            tasks.add(new ParallelTasks.Task("Writing taxonomies", () -> writer.overwrite(TAXONOMY, taxonomy)));
        }
        ParallelTasks.run(spark, tasks);
    }

    /** Figures of the documents read, columns of {@code bronze.figure}. */
    private Dataset<Row> figuresRead() {
        return reading.filter("action != 'touched'")
                .select(col("document_id"), explode(col("figures")).as("figure"))
                .select("document_id", "figure.*");
    }

    /** Records of the documents that come into layer silver: those just read, and those no longer ruled out. */
    private Dataset<Row> entering(boolean hasOlder) {
        Dataset<Row> now =
                next.filter("is_accepted").select("document_id", "round", "stage", "subject_id", "is_read_now");
        Dataset<Row> documents = now.filter("is_read_now")
                .join(reading.select("document_id", "figures"), "document_id")
                .select("document_id", "round", "stage", "subject_id", "figures");
        if (hasOlder) {
            Column figure = struct(Arrays.stream(ReadingRows.FIGURE.fieldNames())
                    .map(org.apache.spark.sql.functions::col)
                    .toArray(Column[]::new));
            documents = documents.unionByName(next.filter(ENTERS_AGAIN)
                    .select("document_id", "round", "stage", "subject_id")
                    .join(spark.table(FIGURES), "document_id")
                    .groupBy("document_id", "round", "stage", "subject_id")
                    .agg(array_sort(collect_list(figure)).as("figures")));
        }
        return documents.flatMap(new RecordAssembler(), Encoders.row(RecordAssembler.RECORD));
    }

    private Set<String> tablesOfLeaving() {
        return names(spark.table(FIGURES)
                .join(next.filter(LEAVES_SILVER), "document_id")
                .select("table_name")
                .distinct());
    }

    private static Set<String> names(Dataset<Row> rows) {
        return new TreeSet<>(rows.as(Encoders.STRING()).collectAsList());
    }

    private Dataset<Row> brokenRecords() {
        return records.entrySet().stream()
                .filter(entry -> !entry.getValue().isAllWhole())
                .map(entry -> entry.getValue().broken(entry.getKey()))
                .reduce(Dataset::unionByName)
                .orElseGet(() -> spark.sql("SELECT '' document_id, '' sheet, '' cell, '' field, '' found WHERE false"));
    }

    private Dataset<Row> unlessThere(List<String> undone, String table, Dataset<Row> rows) {
        Dataset<Row> there = spark.table(table).filter(col("run_id").isin(undone.toArray()));
        return undone.isEmpty() ? rows : rows.join(there, FINDING_KEY, "left_anti");
    }

    /** The taxonomies are a few hundred words, whatever the documents. */
    private boolean isStale(Dataset<Row> words) {
        return !new HashSet<>(spark.table(TAXONOMY).collectAsList()).equals(new HashSet<>(words.collectAsList()));
    }
}
