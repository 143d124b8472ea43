package fi.robohaku.lakehouse;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.RowFactory;

/**
 * A Delta table read without Spark, by Delta Kernel: for the rows of a table that is small, where starting Spark would take
 * longer than all else. Reads the version that readers see: the published one or, where none is, the newest.
 */
public final class StoredTable {
    private final Engine engine;
    private final String path;
    private final OptionalLong version;
    private final boolean isHidden;

    /**
     * @param name with schema, such as {@code ops.documents}
     */
    public StoredTable(Workspace workspace, String name) throws IOException {
        this(StoredTables.of(workspace), name);
    }

    StoredTable(StoredTables tables, String name) {
        this.engine = tables.engine();
        this.path = new Path(new Path(tables.workspace().warehouse()), name.replace('.', '/')).toString();
        this.version = tables.published().map(record -> record.version(name)).orElse(OptionalLong.empty());
        this.isHidden = tables.published().map(record -> record.hides(name)).orElse(false);
    }

    /** The table at a path, in a version; none where the version is less than 0. */
    StoredTable(Engine engine, String path, long version) {
        this.engine = engine;
        this.path = path;
        this.version = OptionalLong.of(version);
        this.isHidden = version < 0;
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
     * Reads columns of text of all rows.
     *
     * @return a list of values for each row, in the order of the columns; empty where there is no such table
     */
    public List<List<Optional<String>>> texts(List<String> columns) throws IOException {
        List<List<Optional<String>>> texts = new ArrayList<>();
        Optional<Snapshot> snapshot = snapshot();
        if (snapshot.isPresent()) {
            StructType wanted = new StructType(columns.stream()
                    .map(column -> snapshot.get().getSchema().get(column))
                    .toList());
            read(
                    snapshot.get(),
                    wanted,
                    row -> texts.add(columns.stream()
                            .map(column -> Optional.ofNullable((String) value(row, column)))
                            .toList()));
        }
        return texts;
    }

    /**
     * Reads the rows in which columns hold values, in any case.
     *
     * @param most rows that are read, at most
     * @return value of each column, as Spark would give it; nothing where there is no such table
     */
    public Optional<List<Map<String, Object>>> rows(Map<String, String> filter, int most) throws IOException {
        Optional<Snapshot> snapshot = snapshot();
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        StructType all = snapshot.get().getSchema();
        read(snapshot.get(), all, row -> {
            if (rows.size() < most && holds(row, filter)) {
                Map<String, Object> values = new LinkedHashMap<>();
                all.fieldNames().forEach(column -> values.put(column, value(row, column)));
                rows.add(values);
            }
        });
        return Optional.of(rows);
    }

    /**
     * All rows of a table that is small.
     *
     * @param files files that hold them; rows of one file stand in their order
     */
    public record Contents(
            org.apache.spark.sql.types.StructType schema, List<org.apache.spark.sql.Row> rows, int files) {
        public Contents {
            rows = List.copyOf(rows);
        }
    }

    /** Whether the table is there. */
    public boolean exists() {
        return snapshot().isPresent();
    }

    /**
     * Reads the table as a whole.
     *
     * @param mostRows rows of a small table, at most
     * @param mostBytes bytes of its files, at most
     * @return nothing where there is no such table, or it is larger
     * @throws IllegalArgumentException where a column is of a type that Spark alone reads
     */
    public Optional<Contents> contents(int mostRows, long mostBytes) throws IOException {
        return contents(Optional.empty(), row -> true, mostRows, mostBytes);
    }

    /**
     * Reads columns of some rows.
     *
     * @param columns names of the columns; empty for all
     * @param filter tells by these columns which rows are wanted
     * @param mostRows rows that are wanted, at most
     * @param mostBytes bytes of the table's files, at most
     * @return nothing where there is no such table, or it is larger
     * @throws IllegalArgumentException where a column is of a type that Spark alone reads
     */
    public Optional<Contents> contents(
            Optional<List<String>> columns, Predicate<org.apache.spark.sql.Row> filter, int mostRows, long mostBytes)
            throws IOException {
        Optional<Snapshot> snapshot = snapshot();
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        StructType all = snapshot.get().getSchema();
        StructType wanted = columns.map(
                        names -> new StructType(names.stream().map(all::get).toList()))
                .orElse(all);
        List<Row> files = new ArrayList<>();
        Scan scan = snapshot.get().getScanBuilder().withReadSchema(wanted).build();
        forEachFile(scan, files::add);
        long bytes = files.stream()
                .mapToLong(file -> InternalScanFileUtils.getAddFileStatus(file).getSize())
                .sum();
        if (bytes > mostBytes) {
            return Optional.empty();
        }
        List<org.apache.spark.sql.Row> rows = new ArrayList<>();
        for (Row file : files) {
            readFile(file, scan.getScanState(engine), row -> {
                if (rows.size() <= mostRows) {
                    Optional.of(values(row)).filter(filter).ifPresent(rows::add);
                }
            });
        }
        return rows.size() > mostRows
                ? Optional.empty()
                : Optional.of(new Contents(
                        (org.apache.spark.sql.types.StructType) org.apache.spark.sql.types.DataType.fromJson(
                                DataTypeJsonSerDe.serializeDataType(wanted)),
                        rows,
                        files.size()));
    }

    private static org.apache.spark.sql.Row values(Row row) {
        Object[] values = new Object[row.getSchema().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, i);
        }
        return RowFactory.create(values);
    }

    private static boolean holds(Row row, Map<String, String> filter) {
        return filter.entrySet().stream().allMatch(asked -> {
            Object value = value(row, asked.getKey());
            return value != null && value.toString().equalsIgnoreCase(asked.getValue());
        });
    }

    private Optional<Snapshot> snapshot() {
        if (isHidden) {
            return Optional.empty();
        }
        try {
            Table table = Table.forPath(engine, path);
            return Optional.of(
                    version.isPresent()
                            ? table.getSnapshotAsOfVersion(engine, version.getAsLong())
                            : table.getLatestSnapshot(engine));
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
    }

    private void read(Snapshot snapshot, StructType wanted, Consumer<Row> reader) throws IOException {
        Scan scan = snapshot.getScanBuilder().withReadSchema(wanted).build();
        Row state = scan.getScanState(engine);
        forEachFile(scan, file -> readFile(file, state, reader));
    }

    private interface FileReader {
        void read(Row file) throws IOException;
    }

    private void forEachFile(Scan scan, FileReader reader) throws IOException {
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> inBatch = files.next().getRows()) {
                    while (inBatch.hasNext()) {
                        reader.read(inBatch.next());
                    }
                }
            }
        }
    }

    private void readFile(Row file, Row state, Consumer<Row> reader) throws IOException {
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
                        reader.accept(batch.next());
                    }
                }
            }
        }
    }

    /** The value of a column, as Spark gives it to Java; null where there is none. */
    private static Object value(Row row, String column) {
        return value(row, row.getSchema().indexOf(column));
    }

    private static Object value(Row row, int position) {
        if (row.isNullAt(position)) {
            return null;
        }
        DataType type = row.getSchema().at(position).getDataType();
        if (type instanceof StringType) {
            return row.getString(position);
        } else if (type instanceof DecimalType) {
            return row.getDecimal(position);
        } else if (type instanceof IntegerType) {
            return row.getInt(position);
        } else if (type instanceof LongType) {
            return row.getLong(position);
        } else if (type instanceof BooleanType) {
            return row.getBoolean(position);
        } else if (type instanceof DoubleType) {
            return row.getDouble(position);
        } else if (type instanceof DateType) {
            return Date.valueOf(LocalDate.ofEpochDay(row.getInt(position)));
        }
        throw new IllegalArgumentException("A column of type " + type + " is read by Spark alone: "
                + row.getSchema().at(position).getName());
    }
}
