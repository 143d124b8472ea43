package fi.robohaku.lakehouse;

import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Figure;
import fi.robohaku.ingest.Finding;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What reading a document gave, as a row: the document, its figures, its findings. */
final class ReadingRows {
    /** Action of a file that could not be read for the state of the machine: what was read from it before stands. */
    static final String KEPT = "kept";
    /** Readings that change what the registry holds. */
    static final String IS_READ = "action NOT IN ('touched', '" + KEPT + "')";

    static final StructType FIGURE = new StructType()
            .add("table_name", DataTypes.StringType)
            .add("record_no", DataTypes.IntegerType)
            .add("column_name", DataTypes.StringType)
            .add("block", DataTypes.StringType)
            .add("sheet", DataTypes.StringType)
            .add("cell", DataTypes.StringType)
            .add("raw_text", DataTypes.StringType)
            .add("value_text", DataTypes.StringType)
            .add("value_number", DataTypes.createDecimalType(28, 6))
            .add("value_date", DataTypes.DateType)
            .add("value_boolean", DataTypes.BooleanType)
            .add("precision", DataTypes.StringType)
            .add("provenance", DataTypes.StringType)
            .add("status", DataTypes.StringType)
            .add("is_figure", DataTypes.BooleanType);

    static final StructType FINDING = new StructType()
            .add("rule", DataTypes.StringType)
            .add("tier", DataTypes.StringType)
            .add("scope", DataTypes.StringType)
            .add("outcome", DataTypes.StringType)
            .add("sheet", DataTypes.StringType)
            .add("cell", DataTypes.StringType)
            .add("field", DataTypes.StringType)
            .add("found", DataTypes.StringType)
            .add("expected", DataTypes.StringType)
            .add("explanation", DataTypes.StringType);

    static final StructType READING = new StructType()
            .add("path", DataTypes.StringType)
            .add("action", DataTypes.StringType)
            .add("document_id", DataTypes.StringType)
            .add("sha256", DataTypes.StringType)
            .add("size_bytes", DataTypes.LongType)
            .add("modified_at", DataTypes.TimestampType)
            .add("round", DataTypes.StringType)
            .add("contract", DataTypes.StringType)
            .add("kind", DataTypes.StringType)
            .add("stage", DataTypes.StringType)
            .add("subject_id", DataTypes.StringType)
            .add("language", DataTypes.StringType)
            .add("is_readable", DataTypes.BooleanType)
            .add("own_outcome", DataTypes.StringType)
            .add("own_rule", DataTypes.StringType)
            .add("n_figures", DataTypes.IntegerType)
            .add("figures", new ArrayType(FIGURE, false))
            .add("findings", new ArrayType(FINDING, false));

    private ReadingRows() {}

    /**
     * The row of a document.
     *
     * @param file row of {@link DetectedChanges#SCHEMA}
     * @param stage stage of the template; empty for none
     */
    static Row row(Row file, String action, String sha256, String documentId, DocumentReading reading, String stage) {
        List<Finding> breaches = reading.findings().stream()
                .filter(finding -> finding.outcome() == Finding.Outcome.REJECTED)
                .toList();
        String outcome = !reading.readable() ? "rejected" : breaches.isEmpty() ? "ingested" : "partly";
        String rule = reading.readable() || breaches.isEmpty()
                ? null
                : breaches.get(0).rule().id();
        String folderRound = file.getAs("folder_round");
        return RowFactory.create(
                file.getAs("path"),
                action,
                documentId,
                sha256,
                file.getAs("size_bytes"),
                file.getAs("modified_at"),
                folderRound != null ? folderRound : orNull(reading.round()),
                orNull(reading.template()),
                orNull(reading.kind()),
                orNull(stage),
                orNull(reading.subject()),
                orNull(reading.language()),
                reading.readable(),
                outcome,
                rule,
                reading.figures().size(),
                reading.figures().stream().map(ReadingRows::row).toArray(Row[]::new),
                reading.findings().stream().map(ReadingRows::row).toArray(Row[]::new));
    }

    /** The row of a file that turned out to be what it was. */
    static Row untouched(Row file, String sha256) {
        Object[] values = new Object[READING.size()];
        values[READING.fieldIndex("path")] = file.getAs("path");
        values[READING.fieldIndex("action")] = "touched";
        values[READING.fieldIndex("sha256")] = sha256;
        return RowFactory.create(values);
    }

    private static Row row(Figure figure) {
        Figure.Value value = figure.value();
        return RowFactory.create(
                figure.table(),
                figure.recordNo(),
                figure.column(),
                figure.block(),
                figure.place().sheet(),
                figure.place().cell(),
                figure.rawText(),
                value.text().orElse(null),
                value.number().orElse(null),
                value.date().map(Date::valueOf).orElse(null),
                value.bool().orElse(null),
                value.precision().code(),
                value.provenance().code(),
                value.status(),
                figure.isFigure());
    }

    private static Row row(Finding finding) {
        return RowFactory.create(
                finding.rule().id(),
                finding.rule().tier().code(),
                finding.rule().scope().code(),
                finding.outcome().code(),
                finding.place().sheet(),
                finding.place().cell(),
                finding.field(),
                finding.found(),
                finding.expected(),
                finding.explanation());
    }

    private static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
