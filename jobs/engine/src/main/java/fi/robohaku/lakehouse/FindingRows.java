package fi.robohaku.lakehouse;

import fi.robohaku.contracts.Schemas;
import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of {@code ops.document_check} and {@code ops.rejection} out of findings. */
final class FindingRows {
    private static final StructType RULE = new StructType()
            .add("rule", DataTypes.StringType)
            .add("tier", DataTypes.StringType)
            .add("scope", DataTypes.StringType)
            .add("message_fi", DataTypes.StringType)
            .add("message_sv", DataTypes.StringType)
            .add("message_en", DataTypes.StringType)
            .add("remedy_fi", DataTypes.StringType)
            .add("remedy_sv", DataTypes.StringType)
            .add("remedy_en", DataTypes.StringType);

    private static final StructType RUN =
            new StructType().add("run_id", DataTypes.StringType).add("happens_at", DataTypes.TimestampType);

    private final SparkSession spark;

    FindingRows(SparkSession spark, Schemas schemas, String runId, Timestamp now) {
        this.spark = spark;
        spark.createDataFrame(List.of(RowFactory.create(runId, now)), RUN).createOrReplaceTempView("this_run");
        spark.createDataFrame(
                        schemas.rules().values().stream()
                                .map(rule -> RowFactory.create(
                                        rule.id(),
                                        rule.tier().code(),
                                        rule.scope().code(),
                                        rule.message().fi(),
                                        rule.message().sv(),
                                        rule.message().en(),
                                        rule.remedy().fi(),
                                        rule.remedy().sv(),
                                        rule.remedy().en()))
                                .toList(),
                        RULE)
                .createOrReplaceTempView("rule");
    }

    /** What every rule said of the documents read, passes too. */
    Dataset<Row> checks(Dataset<Row> reading, Dataset<Row> next) {
        reading.createOrReplaceTempView("reading");
        next.createOrReplaceTempView("next_document");
        return spark.sql(TextResource.read("checks.sql"));
    }

    /**
     * Breaches: of the documents read, of what documents say of each other, of records that no table can take.
     *
     * @param broken as {@link SilverProjection#broken} gives them
     */
    Dataset<Row> rejections(Dataset<Row> reading, Dataset<Row> next, Dataset<Row> broken) {
        reading.createOrReplaceTempView("reading");
        next.createOrReplaceTempView("next_document");
        broken.createOrReplaceTempView("broken_record");
        return spark.sql(TextResource.read("rejections.sql"));
    }
}
