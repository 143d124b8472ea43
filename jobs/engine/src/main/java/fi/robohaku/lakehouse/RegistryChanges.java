package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of the document registry that an ingestion changes, and what they mean for figures and records.
 *
 * @param rows rows as {@code registry_changes.sql} gives them, computed
 * @param removesFigures whether figures leave table {@code bronze.figure}
 * @param removesRecords whether records leave layer silver
 * @param readmits whether records of documents that are not read in this run enter layer silver
 */
record RegistryChanges(Dataset<Row> rows, boolean removesFigures, boolean removesRecords, boolean readmits) {
    private static final String LOSES_FIGURES = "was_known AND (state != 'current' OR is_read_now)";
    private static final String LOSES_RECORDS = "was_accepted AND (NOT is_accepted OR is_read_now)";
    private static final String READMITTED = "is_accepted AND NOT is_read_now AND NOT was_accepted";

    /** How many of the documents judged in this run could not be taken: as a whole, or in some part. */
    record Outcomes(long rejected, long partly) {}

    /** Computes the rows, and looks at what they mean. */
    static RegistryChanges materialize(Dataset<Row> rows) {
        Dataset<Row> computed = Checkpoint.materialize(rows);
        Row counts = computed.agg(
                        count_if(expr(LOSES_FIGURES)), count_if(expr(LOSES_RECORDS)), count_if(expr(READMITTED)))
                .head();
        return new RegistryChanges(computed, counts.getLong(0) > 0, counts.getLong(1) > 0, counts.getLong(2) > 0);
    }

    /** Documents whose figures leave table {@code bronze.figure}. */
    Dataset<Row> losingFigures() {
        return rows.filter(LOSES_FIGURES);
    }

    /** Documents whose records leave layer silver. */
    Dataset<Row> losingRecords() {
        return rows.filter(LOSES_RECORDS);
    }

    /** Documents whose records enter layer silver again, out of figures that stand in {@code bronze.figure}. */
    Dataset<Row> readmitted() {
        return rows.filter(READMITTED);
    }

    /** Documents read in this run whose records enter layer silver. */
    Dataset<Row> admitted() {
        return rows.filter("is_accepted AND is_read_now");
    }

    /**
     * The same, where a document has come in partly if a table cannot take a record of it. Computes the rows anew.
     *
     * @param broken rows of {@link SilverProjection#BROKEN}
     */
    RegistryChanges rematerializeWith(Dataset<Row> broken) {
        Column isBroken = col("broken_id").isNotNull();
        Dataset<Row> marked = rows.join(
                broken.select(col("document_id").as("broken_id")).distinct(),
                col("document_id").equalTo(col("broken_id")),
                "left");
        for (String outcome : new String[] {"own_outcome", "outcome"}) {
            Column isWhole = col(outcome).equalTo("ingested");
            marked = marked.withColumn(
                    outcome, when(isBroken.and(isWhole), "partly").otherwise(col(outcome)));
        }
        return new RegistryChanges(
                Checkpoint.materialize(marked.drop("broken_id")), removesFigures, removesRecords, readmits);
    }

    /** Counts the documents that could not be taken. */
    Outcomes countOutcomes() {
        Row counts = rows.filter("state = 'current' AND (is_read_now OR is_newly_ruled_out)")
                .agg(
                        count_if(col("outcome").equalTo("rejected")),
                        count_if(col("outcome").equalTo("partly")))
                .head();
        return new Outcomes(counts.getLong(0), counts.getLong(1));
    }
}
