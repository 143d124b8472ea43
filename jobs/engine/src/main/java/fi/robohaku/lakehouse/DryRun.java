package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What an ingestion would do: documents are read as a run would read them, and nothing is written. */
final class DryRun {
    private DryRun() {}

    static IngestPlan of(Warehouse warehouse, TableDefinitions definitions, DetectedChanges planned) {
        List<String> entering = new ArrayList<>();
        List<String> changing = new ArrayList<>();
        Set<String> tables = new TreeSet<>();
        List<Row> opened = planned.open()
                .filter("action != 'touched'")
                .select(
                        col("path"),
                        col("action"),
                        expr("array_distinct(figures.table_name)").as("tables"))
                .sort("path")
                .collectAsList();
        for (Row row : opened) {
            ("new".equals(row.getString(1)) ? entering : changing).add(row.getString(0));
            tables.addAll(row.getList(2));
        }
        List<String> leaving = planned.rows()
                .filter("action = 'vanished'")
                .select("path")
                .sort("path")
                .as(Encoders.STRING())
                .collectAsList();
        if (changing.size() + leaving.size() > 0) {
            tables.addAll(tablesOf(warehouse, planned, changing));
        }
        boolean isNothing = entering.size() + changing.size() + leaving.size() == 0;
        tables.retainAll(Set.copyOf(definitions.namesIn("silver")));
        return new IngestPlan(
                entering,
                changing,
                leaving,
                planned.count("unchanged") + planned.toOpen() - opened.size(),
                isNothing ? List.of() : withSchema(tables));
    }

    /** Tables that hold records of documents which change or go. */
    private static List<String> tablesOf(Warehouse warehouse, DetectedChanges planned, List<String> changing) {
        return planned.rows()
                .filter(col("action").equalTo("vanished").or(col("path").isin(changing.toArray())))
                .select(col("known_document_id").as("document_id"))
                .join(warehouse.spark().table("bronze.figure"), "document_id")
                .select("table_name")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList();
    }

    private static List<String> withSchema(Set<String> silver) {
        List<String> names = new ArrayList<>(List.of("bronze.figure"));
        silver.forEach(table -> names.add("silver." + table));
        return names;
    }
}
