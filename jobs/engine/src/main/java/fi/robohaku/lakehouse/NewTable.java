package fi.robohaku.lakehouse;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table before its first commit. It has no files, which Delta would find out by a query over no rows: planned anew for
 * each table, that took a seventh of a first run.
 */
final class NewTable extends DummySnapshot {
    private static Dataset<AddFile> noFiles;

    private final Dataset<AddFile> files;

    private NewTable(DeltaLog log, Dataset<AddFile> files) {
        super(log.logPath(), log);
        this.files = files;
    }

    static NewTable of(SparkSession spark, DeltaLog log) {
        return new NewTable(log, noFiles(spark));
    }

    private static synchronized Dataset<AddFile> noFiles(SparkSession spark) {
        if (noFiles == null || noFiles.sparkSession() != spark) {
            noFiles = spark.createDataset(
                    List.of(), org.apache.spark.sql.delta.implicits.package$.MODULE$.addFileEncoder());
        }
        return noFiles;
    }

    @Override
    public Dataset<AddFile> allFiles() {
        return files;
    }

    @Override
    public Seq<AddFile> getAllFiles(boolean keepNumRecords) {
        return CollectionConverters.asScala(List.<AddFile>of()).toSeq();
    }
}
