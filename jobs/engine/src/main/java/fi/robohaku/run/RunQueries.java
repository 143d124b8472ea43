package fi.robohaku.run;

import fi.robohaku.lakehouse.Warehouse;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads what a report says of the tables. */
final class RunQueries {
    private RunQueries() {}

    /** Breaches found by a run and by those that died before it, in order of path, the first {@link RunReport#MOST_LISTED}. */
    static List<RunReport.Rejection> collectRejections(Warehouse warehouse, List<String> runIds) {
        return warehouse
                .spark()
                .table("ops.rejection")
                .filter(functions.col("run_id").isin(runIds.toArray()))
                .sort("path", "sheet", "cell", "rule")
                .limit(RunReport.MOST_LISTED)
                .collectAsList()
                .stream()
                .map(row -> new RunReport.Rejection(
                        row.getAs("path"),
                        row.getAs("rule"),
                        row.getAs("sheet"),
                        row.getAs("cell"),
                        row.getAs("found"),
                        row.getAs("message_en"),
                        row.getAs("remedy_en")))
                .toList();
    }

    /** Counts the documents of the registry that are there and could not be taken; none where there is no registry. */
    static RunReport.Standing collectStanding(Warehouse warehouse) {
        if (!warehouse.exists("ops.documents")) {
            return RunReport.Standing.NOTHING;
        }
        Row counts = warehouse
                .rows("ops.documents")
                .filter("state = 'current'")
                .selectExpr("count_if(outcome = 'rejected')", "count_if(outcome = 'partly')")
                .head();
        return new RunReport.Standing(counts.getLong(0), counts.getLong(1));
    }

    /** Rows of the mart {@code missing_document}, in its order; none where it is not built yet. */
    static List<RunReport.MissingDocument> collectMissingDocuments(Warehouse warehouse) {
        if (!warehouse.exists("gold.missing_document")) {
            return List.of();
        }
        return warehouse
                .spark()
                .table("gold.missing_document")
                .sort("round", "project_id", "document_kind")
                .limit(RunReport.MOST_LISTED)
                .collectAsList()
                .stream()
                .map(RunQueries::missing)
                .toList();
    }

    private static RunReport.MissingDocument missing(Row row) {
        return new RunReport.MissingDocument(row.getAs("round"), row.getAs("project_id"), row.getAs("document_kind"));
    }
}
