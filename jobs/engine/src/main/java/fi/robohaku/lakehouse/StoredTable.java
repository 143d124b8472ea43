package fi.robohaku.lakehouse;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A Delta table read without Spark, by Delta Kernel: for a few columns of text of a table that is small. */
public final class StoredTable {
    private final Engine engine;
    private final String path;

    /**
     * @param name with schema, such as {@code ops.documents}
     */
    public StoredTable(Workspace workspace, String name) {
        this.engine = DefaultEngine.create(configuration(workspace));
        this.path = new Path(new Path(workspace.warehouse()), name.replace('.', '/')).toString();
    }

    /** Settings by which the file systems of a workspace are reached: those that Spark would hand on to Hadoop. */
    static Configuration configuration(Workspace workspace) {
        Configuration configuration = new Configuration();
        workspace.sparkConf().forEach((key, value) -> {
            if (key.startsWith("spark.hadoop.")) {
                configuration.set(key.substring("spark.hadoop.".length()), value);
            }
        });
        return configuration;
    }

    /**
     * Reads columns of text of all rows, as they stand in the newest version.
     *
     * @return a list of values for each row, in the order of the columns; empty where there is no such table
     */
    public List<List<Optional<String>>> texts(List<String> columns) throws IOException {
        Snapshot snapshot;
        try {
            snapshot = Table.forPath(engine, path).getLatestSnapshot(engine);
        } catch (TableNotFoundException e) {
            return List.of();
        }
        StructType wanted = new StructType(
                columns.stream().map(column -> snapshot.getSchema().get(column)).toList());
        Scan scan = snapshot.getScanBuilder().withReadSchema(wanted).build();
        Row state = scan.getScanState(engine);
        List<List<Optional<String>>> rows = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> inBatch = files.next().getRows()) {
                    while (inBatch.hasNext()) {
                        readFile(inBatch.next(), state, wanted, rows);
                    }
                }
            }
        }
        return rows;
    }

    private void readFile(Row file, Row state, StructType wanted, List<List<Optional<String>>> rows)
            throws IOException {
        try (CloseableIterator<ColumnarBatch> physical = engine.getParquetHandler()
                        .readParquetFiles(
                                io.delta.kernel.internal.util.Utils.singletonCloseableIterator(
                                        InternalScanFileUtils.getAddFileStatus(file)),
                                ScanStateRow.getPhysicalDataReadSchema(state),
                                Optional.empty())
                        .map(result -> result.getData());
                CloseableIterator<FilteredColumnarBatch> logical =
                        Scan.transformPhysicalData(engine, state, file, physical)) {
            while (logical.hasNext()) {
                try (CloseableIterator<Row> batch = logical.next().getRows()) {
                    while (batch.hasNext()) {
                        rows.add(values(batch.next(), wanted));
                    }
                }
            }
        }
    }

    private static List<Optional<String>> values(Row row, StructType wanted) {
        List<Optional<String>> values = new ArrayList<>();
        for (StructField column : wanted.fields()) {
            int position = row.getSchema().indexOf(column.getName());
            values.add(row.isNullAt(position) ? Optional.empty() : Optional.of(row.getString(position)));
        }
        return values;
    }
}
