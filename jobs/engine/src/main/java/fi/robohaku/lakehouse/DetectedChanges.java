package fi.robohaku.lakehouse;

import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Files of a folder and of the document registry, with what is to be done with each.
 *
 * @param files one for each path of the folder or, as current, of the registry
 */
record DetectedChanges(List<DetectedFile> files) {
    /** A file with its action; what the folder or the registry does not hold of it is null. */
    static final StructType SCHEMA = new StructType()
            .add("path", DataTypes.StringType)
            .add("location", DataTypes.StringType)
            .add("folder_round", DataTypes.StringType)
            .add("size_bytes", DataTypes.LongType)
            .add("modified_at", DataTypes.TimestampType)
            .add("known_document_id", DataTypes.StringType)
            .add("known_sha256", DataTypes.StringType)
            .add("action", DataTypes.StringType);

    DetectedChanges {
        files = List.copyOf(files);
    }

    /** A row of {@link #SCHEMA} with its action. */
    record DetectedFile(FileAction action, Row row) {
        /**
         * @param known its row of the registry, null where there is none
         */
        static DetectedFile found(FoundFile file, Row known, FileAction action) {
            return new DetectedFile(
                    action,
                    RowFactory.create(
                            file.path(),
                            file.location(),
                            file.round().orElse(null),
                            file.sizeBytes(),
                            Timestamp.from(file.modifiedAt()),
                            known == null ? null : known.getAs("document_id"),
                            known == null ? null : known.getAs("sha256"),
                            action.code()));
        }

        static DetectedFile vanished(Row known) {
            return new DetectedFile(
                    FileAction.VANISHED,
                    RowFactory.create(
                            known.getAs("path"),
                            null,
                            null,
                            null,
                            null,
                            known.getAs("document_id"),
                            known.getAs("sha256"),
                            FileAction.VANISHED.code()));
        }
    }

    /** Number of files with an action. */
    long count(FileAction action) {
        return files.stream().filter(file -> file.action() == action).count();
    }

    /** Paths of files with an action, in order. */
    List<String> paths(FileAction action) {
        return files.stream()
                .filter(file -> file.action() == action)
                .map(file -> file.row().getString(SCHEMA.fieldIndex("path")))
                .sorted()
                .toList();
    }

    /** Number of files that are opened. */
    long countOpened() {
        return files.stream().filter(file -> file.action().isOpened()).count();
    }

    /** Whether no file is opened and none has vanished. */
    boolean isNothing() {
        return countOpened() + count(FileAction.VANISHED) == 0;
    }

    /** All files as rows of {@link #SCHEMA}. */
    Dataset<Row> rows(SparkSession spark) {
        return spark.createDataFrame(files.stream().map(DetectedFile::row).toList(), SCHEMA);
    }

    /** Files that are opened as rows of {@link #SCHEMA}. */
    Dataset<Row> opened(SparkSession spark) {
        return spark.createDataFrame(
                files.stream()
                        .filter(file -> file.action().isOpened())
                        .map(DetectedFile::row)
                        .toList(),
                SCHEMA);
    }
}
