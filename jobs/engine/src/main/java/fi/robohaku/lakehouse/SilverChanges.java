package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * What an ingestion changes in layer silver: the records that enter each table, and the tables that lose some.
 *
 * @param entering by table, without schema, the records that enter, as {@link SilverProjection#project} gives them; also for
 *     tables that only lose records
 * @param losing tables that records leave
 * @param breaking tables that cannot take some of the records
 */
record SilverChanges(Map<String, Dataset<Row>> entering, Set<String> losing, Set<String> breaking) {
    SilverChanges {
        entering = Map.copyOf(entering);
        losing = Set.copyOf(losing);
        breaking = Set.copyOf(breaking);
    }

    /**
     * Assembles the records of the documents that enter layer silver, and finds the tables that they touch.
     *
     * @param reading rows of {@link ReadingRows#READING}, computed
     */
    static SilverChanges materialize(
            Warehouse warehouse, TableDefinitions tables, Dataset<Row> reading, RegistryChanges registry) {
        SparkSession spark = warehouse.spark();
        Dataset<Row> records = Checkpoint.materialize(assemble(spark, reading, registry));
        Set<String> losing = registry.removesRecords() ? collectLosing(spark, registry) : new TreeSet<>();
        losing.retainAll(Set.copyOf(tables.namesIn("silver")));
        Set<String> touched = collectNames(records.select("table_name"));
        touched.retainAll(Set.copyOf(tables.namesIn("silver")));
        touched.addAll(losing);
        Map<String, Dataset<Row>> entering = new TreeMap<>();
        for (String table : touched) {
            String name = "silver." + table;
            entering.put(
                    table,
                    SilverProjection.project(
                            records,
                            table,
                            tables.columns(name),
                            tables.constraints(name).values()));
        }
        return new SilverChanges(entering, losing, collectBreaking(entering));
    }

    private static Set<String> collectBreaking(Map<String, Dataset<Row>> entering) {
        return entering.entrySet().stream()
                .map(entry -> SilverProjection.broken(entry.getValue(), entry.getKey())
                        .select("field"))
                .reduce(Dataset::union)
                .map(SilverChanges::collectNames)
                .orElse(Set.of());
    }

    /** Whether some table cannot take some record. */
    boolean hasBroken() {
        return !breaking.isEmpty();
    }

    /** Records that their table cannot take, rows of {@link SilverProjection#BROKEN}. */
    Dataset<Row> broken(SparkSession spark) {
        return breaking.stream()
                .sorted()
                .map(table -> SilverProjection.broken(entering.get(table), table))
                .reduce(Dataset::union)
                .orElseGet(() -> spark.createDataFrame(List.of(), SilverProjection.BROKEN));
    }

    /** A change for each table, in order of name. A table that only gains records is appended to. */
    List<TableChange> tableChanges(RegistryChanges registry) {
        return entering.keySet().stream()
                .sorted()
                .map(table -> {
                    Dataset<Row> valid = SilverProjection.valid(entering.get(table));
                    return losing.contains(table)
                            ? TableChange.replace("silver." + table, registry.losingRecords(), valid)
                            : TableChange.append("silver." + table, valid);
                })
                .toList();
    }

    /** Records of the documents that enter: those just read, and those that others no longer rule out. */
    private static Dataset<Row> assemble(SparkSession spark, Dataset<Row> reading, RegistryChanges registry) {
        Dataset<Row> documents = registry.admitted()
                .select("document_id", "round", "stage", "subject_id")
                .join(reading.select("document_id", "figures"), "document_id");
        if (registry.readmits()) {
            documents = documents.unionByName(
                    withFigures(spark, registry.readmitted().select("document_id", "round", "stage", "subject_id")));
        }
        return assemble(documents);
    }

    /** Records out of documents with their figures. */
    static Dataset<Row> assemble(Dataset<Row> documents) {
        return documents.flatMap(new RecordAssembler(), Encoders.row(RecordAssembler.RECORD));
    }

    /**
     * Documents with the figures that stand in {@code bronze.figure} of them.
     *
     * @param documents columns document_id, round, stage, subject_id
     */
    static Dataset<Row> withFigures(SparkSession spark, Dataset<Row> documents) {
        Column figure = struct(Arrays.stream(ReadingRows.FIGURE.fieldNames())
                .map(functions::col)
                .toArray(Column[]::new));
        return documents
                .join(spark.table(FigureTable.NAME), "document_id")
                .groupBy("document_id", "round", "stage", "subject_id")
                .agg(array_sort(collect_list(figure)).as("figures"));
    }

    private static Set<String> collectLosing(SparkSession spark, RegistryChanges registry) {
        return collectNames(spark.table(FigureTable.NAME)
                .join(registry.losingRecords(), "document_id")
                .select("table_name"));
    }

    private static Set<String> collectNames(Dataset<Row> rows) {
        return new TreeSet<>(rows.distinct().as(Encoders.STRING()).collectAsList());
    }
}
