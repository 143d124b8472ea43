package fi.robohaku.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.Warehouse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Finds the records, and so the cells of documents, that speak of the same subjects as rows of marts. */
public final class SourceCells {
    /** Columns by which rows and records say what they speak of. */
    public static final List<String> SUBJECTS = List.of(
            "project_id", "unit_id", "subject_id", "benefit_group", "group_id", "follow_on_id", "parent_project_id");

    private static final SqlQuery SOURCES = SqlQuery.resource(SourceCells.class, "sources.sql");

    private static final StructType TRACED = StructType.fromDDL("row_no INT, row_json STRING, tables ARRAY<STRING>");

    private static final StructType CELL = StructType.fromDDL("source_table STRING, record_no INT, document_id STRING,"
            + " sheet STRING, cell STRING, round STRING, subjects ARRAY<STRING>");

    private final Warehouse warehouse;
    private Map<String, String> conditions = Map.of();
    private Map<String, Long> versions = Map.of();
    private Set<String> documents = Set.of();

    /**
     * A row of a mart whose sources are asked for.
     *
     * @param number by which its sources are told from those of other rows
     * @param json the row; round, agency_code and the columns of {@link #SUBJECTS} are looked at
     * @param tables tables whose records may be behind it; those of layer silver are looked at
     */
    public record TracedRow(int number, String json, Set<String> tables) {
        public TracedRow {
            tables = Set.copyOf(tables);
        }
    }

    public SourceCells(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Sets which records of a table count, as SQL, by table. If not set, all of them. */
    public SourceCells where(Map<String, String> byTable) {
        conditions = Map.copyOf(byTable);
        return this;
    }

    /** Sets the versions at which tables are read. A table that is not named is read as it is now. */
    public SourceCells at(Map<String, Long> byTable) {
        versions = Map.copyOf(byTable);
        return this;
    }

    /** Sets the documents whose records count, by document_id. If not set, or empty, all of them. */
    public SourceCells of(Set<String> documentIds) {
        documents = Set.copyOf(documentIds);
        return this;
    }

    /** Finds the sources of rows: row_no, source_table, record_no, document_id, path, sheet, cell. */
    public Dataset<Row> find(List<TracedRow> traced) {
        Set<String> tables = new TreeSet<>();
        traced.forEach(row -> tables.addAll(row.tables()));
        List<Row> rows = traced.stream()
                .map(row ->
                        RowFactory.create(row.number(), row.json(), row.tables().toArray(String[]::new)))
                .toList();
        SparkSession spark = warehouse.spark();
        return SOURCES.over(
                spark,
                Map.of("traced_row", spark.createDataFrame(rows, TRACED), "source_cell", cells(tables)),
                Map.of("subjects", SUBJECTS.toArray(String[]::new)));
    }

    /** Where each record stands, rows of {@link #CELL}; subjects is the array of what it speaks of. */
    private Dataset<Row> cells(Set<String> tables) {
        Dataset<Row> cells = warehouse.spark().createDataFrame(List.of(), CELL);
        TableDefinitions known = TableDefinitions.read(warehouse.workspace().schemas());
        for (String table : tables) {
            if (!table.startsWith("silver.")) {
                continue;
            }
            List<String> columns = Arrays.asList(known.columns(table).fieldNames());
            if (columns.containsAll(List.of("document_id", "sheet", "cell", "round"))) {
                Column[] subjects = SUBJECTS.stream()
                        .filter(columns::contains)
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(Column[]::new);
                cells = cells.union(records(table)
                        .select(
                                lit(table),
                                col("record_no"),
                                col("document_id"),
                                col("sheet"),
                                col("cell"),
                                col("round"),
                                array_compact(array(subjects).cast("array<string>"))));
            }
        }
        return cells;
    }

    private Dataset<Row> records(String table) {
        Long version = versions.get(table);
        Dataset<Row> all = version == null ? warehouse.rows(table) : warehouse.at(table, version);
        Dataset<Row> counting = conditions.containsKey(table) ? all.filter(expr(conditions.get(table))) : all;
        return documents.isEmpty()
                ? counting
                : counting.filter(col("document_id").isin(documents.toArray()));
    }
}
