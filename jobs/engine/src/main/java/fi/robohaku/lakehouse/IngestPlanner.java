package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Tells what an ingestion would do: documents are read as a run would read them, and nothing is written. */
final class IngestPlanner {
    private final Warehouse warehouse;
    private final TableDefinitions tables;

    IngestPlanner(Warehouse warehouse, TableDefinitions tables) {
        this.warehouse = warehouse;
        this.tables = tables;
    }

    /**
     * Reads the documents that may have changed, and gathers what would come of them.
     *
     * @param reading rows of {@link ReadingRows#READING}
     * @param writesTaxonomies whether the taxonomies would be written anew
     */
    IngestPlan readAndPlan(DetectedChanges changes, Dataset<Row> reading, boolean writesTaxonomies) {
        List<Row> opened = reading.filter(ReadingRows.IS_READ)
                .select(
                        col("path"),
                        col("action"),
                        expr("array_distinct(figures.table_name)").as("tables"))
                .sort("path")
                .collectAsList();
        List<String> entering = new ArrayList<>();
        List<String> changing = new ArrayList<>();
        Set<String> touched = new TreeSet<>();
        for (Row row : opened) {
            ("new".equals(row.getString(1)) ? entering : changing).add(row.getString(0));
            touched.addAll(row.getList(2));
        }
        List<String> leaving = changes.paths(FileAction.VANISHED);
        if (changing.size() + leaving.size() > 0) {
            touched.addAll(collectTablesOf(changes, changing));
        }
        boolean isAnyDocument = entering.size() + changing.size() + leaving.size() > 0;
        return new IngestPlan(
                entering,
                changing,
                leaving,
                changes.count(FileAction.UNCHANGED) + changes.countOpened() - opened.size(),
                names(isAnyDocument, touched, writesTaxonomies));
    }

    /** Tables that hold records of documents which change or go. */
    private List<String> collectTablesOf(DetectedChanges changes, List<String> changing) {
        return changes.rows(warehouse.spark())
                .filter(col("action")
                        .equalTo(FileAction.VANISHED.code())
                        .or(col("path").isin(changing.toArray())))
                .select(col("known_document_id").as("document_id"))
                .join(warehouse.spark().table(FigureTable.NAME), "document_id")
                .select("table_name")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList();
    }

    private List<String> names(boolean isAnyDocument, Set<String> touched, boolean writesTaxonomies) {
        Set<String> names = new TreeSet<>();
        if (isAnyDocument) {
            names.add(FigureTable.NAME);
            tables.namesIn("silver").stream().filter(touched::contains).forEach(table -> names.add("silver." + table));
        }
        if (writesTaxonomies) {
            names.add(TaxonomyTable.NAME);
        }
        return List.copyOf(names);
    }
}
