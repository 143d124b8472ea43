package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table {@code bronze.figure}: figures as read, those of rejected documents too. */
final class FigureTable {
    static final String NAME = "bronze.figure";

    private FigureTable() {}

    /**
     * Puts the figures of the documents read in place of those that their documents had.
     *
     * @param reading rows of {@link ReadingRows#READING}
     */
    static TableChange change(Dataset<Row> reading, RegistryChanges registry) {
        Dataset<Row> figures = reading.filter(ReadingRows.IS_READ)
                .select(col("document_id"), explode(col("figures")).as("figure"))
                .select("document_id", "figure.*");
        return registry.removesFigures()
                ? TableChange.replace(NAME, registry.losingFigures(), figures)
                : TableChange.append(NAME, figures);
    }
}
