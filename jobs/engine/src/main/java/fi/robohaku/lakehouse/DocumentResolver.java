package fi.robohaku.lakehouse;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Resolves duplicates and dependencies between documents: which of them count, and what that changes in the registry. */
final class DocumentResolver {
    /** A row for each template, and one with an empty {@code contract} for documents without a template. */
    static final StructType TEMPLATE = new StructType()
            .add("contract", DataTypes.StringType)
            .add("fingerprint", DataTypes.StringType)
            .add("kind", DataTypes.StringType)
            .add("follows", DataTypes.StringType)
            .add("repeats", DataTypes.BooleanType);

    private DocumentResolver() {}

    /**
     * Documents that are present after this run, as {@code present_documents.sql} gives them; nothing is computed.
     *
     * @param reading rows of {@link ReadingRows#READING}
     * @param registered rows of the registry that are current
     */
    static Dataset<Row> present(
            SparkSession spark, Dataset<Row> reading, Dataset<Row> registered, DetectedChanges changes, IngestRun run) {
        return run.bind(
                spark,
                "present_documents.sql",
                Map.of(
                        "reading",
                        reading,
                        "template",
                        templates(spark, run),
                        "registered_document",
                        registered,
                        "detected_file",
                        changes.rows(spark)));
    }

    /**
     * Rows of the registry that change, as {@code registry_changes.sql} gives them; nothing is computed.
     *
     * @param present as {@link #present} gives them
     * @param registered rows of the registry that are current
     */
    static Dataset<Row> resolve(SparkSession spark, Dataset<Row> present, Dataset<Row> registered, IngestRun run) {
        Dataset<Row> ruledOut =
                run.bind(spark, "resolve.sql", Map.of("present_document", present, "template", templates(spark, run)));
        return run.bind(
                spark,
                "registry_changes.sql",
                Map.of("present_document", present, "registered_document", registered, "ruled_out_document", ruledOut));
    }

    private static Dataset<Row> templates(SparkSession spark, IngestRun run) {
        Schemas schemas = run.definitions().schemas();
        Map<String, String> fingerprints = schemas.fingerprints();
        List<Row> rows = new ArrayList<>();
        rows.add(RowFactory.create(Schemas.NO_TEMPLATE, fingerprints.get(Schemas.NO_TEMPLATE), null, null, null));
        for (DocumentTemplate template : schemas.documents().values()) {
            rows.add(RowFactory.create(
                    template.id(),
                    fingerprints.get(template.id()),
                    template.kind(),
                    template.follows(),
                    template.repeats()));
        }
        return spark.createDataFrame(rows, TEMPLATE);
    }
}
