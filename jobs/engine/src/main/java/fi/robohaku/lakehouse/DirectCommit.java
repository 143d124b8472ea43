package fi.robohaku.lakehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Creates a Delta table, or puts a few rows in place of all that it holds, in one commit and without a Spark job: the file
 * is written and the commit made by Delta's own transaction, from this process.
 */
public final class DirectCommit {
    private static final scala.collection.immutable.Map<String, String> NONE = Map$.MODULE$.empty();

    private final Warehouse warehouse;
    private final TableDefinition definition;
    private final DeltaLog log;

    private DirectCommit(Warehouse warehouse, TableDefinition definition) {
        this.warehouse = warehouse;
        this.definition = definition;
        this.log = DeltaLog.forTable(warehouse.spark(), warehouse.path(definition.name()));
    }

    /** Creates an empty table. */
    static void create(Warehouse warehouse, TableDefinition definition) {
        DirectCommit commit = new DirectCommit(warehouse, definition);
        OptimisticTransaction transaction = commit.start();
        Metadata metadata = commit.metadata(null);
        transaction.updateMetadataForNewTable(metadata);
        transaction.commit(
                CollectionConverters.asScala(List.<Action>of()).toSeq(),
                new DeltaOperations.CreateTable(metadata, false, false, Option.empty()));
    }

    /**
     * Puts rows in place of all that a table holds; creates it, or changes its columns, in the same commit.
     *
     * @param table name with its schema
     * @param columns columns of the table, with their comments
     * @param comment what a row of the table is
     * @param rows few enough for this process; values in the order of the columns, as Spark works on them
     * @param userMetadata what the commit says of itself
     * @throws IllegalArgumentException where a column that is never null is null in a row
     */
    public static void overwrite(
            Warehouse warehouse,
            String table,
            StructType columns,
            String comment,
            List<InternalRow> rows,
            String userMetadata)
            throws IOException {
        new DirectCommit(warehouse, TableDefinition.of(table, columns, comment, Map.of()))
                .overwrite(rows, userMetadata);
    }

    private void overwrite(List<InternalRow> rows, String userMetadata) throws IOException {
        refuseNulls(rows);
        OptimisticTransaction transaction = start();
        if (transaction.readVersion() < 0) {
            transaction.updateMetadataForNewTable(metadata(null));
        } else if (!isAsDefined(transaction.metadata())) {
            transaction.updateMetadata(metadata(transaction.metadata()), false);
        }
        List<Action> actions = new ArrayList<>();
        CollectionConverters.asJava(transaction.filterFiles()).forEach(file -> actions.add(file.remove()));
        if (!rows.isEmpty()) {
            actions.add(written(rows));
        }
        transaction.commit(
                CollectionConverters.asScala(actions).toSeq(),
                new DeltaOperations.Write(
                        SaveMode.Overwrite,
                        Option.empty(),
                        Option.empty(),
                        Option.apply(userMetadata),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty()));
    }

    private OptimisticTransaction start() {
        Snapshot present = log.update(false, Option.empty(), Option.empty());
        return log.startTransaction(
                Option.empty(), Option.apply(present.version() < 0 ? NewTable.of(warehouse.spark(), log) : present));
    }

    private void refuseNulls(List<InternalRow> rows) {
        StructField[] fields = definition.columns().fields();
        for (int i = 0; i < fields.length; i++) {
            int column = i;
            if (!fields[i].nullable() && rows.stream().anyMatch(row -> row.isNullAt(column))) {
                throw new IllegalArgumentException("A row of " + definition.name() + " has no " + fields[i].name()
                        + ", which its definition says is never null");
            }
        }
    }

    private boolean isAsDefined(Metadata present) {
        return present.schema().equals(definition.columns())
                && definition.comment().equals(present.description());
    }

    /**
     * What the table's log says of it.
     *
     * @param present what it says now; null of a new table
     */
    private Metadata metadata(Metadata present) {
        return new Metadata(
                present == null ? UUID.randomUUID().toString() : present.id(),
                null,
                definition.comment().isEmpty() ? null : definition.comment(),
                new Format("parquet", NONE),
                definition.columns().json(),
                CollectionConverters.asScala(List.<String>of()).toSeq(),
                present == null
                        ? scala.collection.immutable.Map.from(CollectionConverters.asScala(definition.properties()))
                        : present.configuration(),
                present == null ? Option.apply(System.currentTimeMillis()) : present.createdTime());
    }

    /** Writes the rows as one Parquet file beside the table's others. */
    private AddFile written(List<InternalRow> rows) throws IOException {
        // Whether a column may be null is the table's concern, not the file's.
        StructType columns = definition.columns().asNullable();
        Job job = Job.getInstance(warehouse.spark().sessionState().newHadoopConf());
        var factory = new ParquetFileFormat().prepareWrite(warehouse.spark(), job, NONE, columns);
        TaskAttemptContextImpl attempt = new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID());
        String name = "part-00000-" + UUID.randomUUID() + factory.getFileExtension(attempt);
        Path file = new Path(log.dataPath(), name);
        OutputWriter writer = factory.newInstance(file.toString(), columns, attempt);
        try {
            rows.forEach(writer::write);
        } finally {
            writer.close();
        }
        FileStatus status = file.getFileSystem(job.getConfiguration()).getFileStatus(file);
        return new AddFile(
                name,
                NONE,
                status.getLen(),
                status.getModificationTime(),
                true,
                "{\"numRecords\":" + rows.size() + "}",
                null,
                null,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
