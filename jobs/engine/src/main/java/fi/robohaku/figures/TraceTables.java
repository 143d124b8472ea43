package fi.robohaku.figures;

import fi.robohaku.lakehouse.FewRows;
import fi.robohaku.lakehouse.StoredTable;
import fi.robohaku.lakehouse.StoredTables;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.MartReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that a trace goes through. A small table is read as it is stored; a large one, and a mart that has no table, by
 * Spark, which starts where it is first needed.
 */
public final class TraceTables implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(TraceTables.class);
    private static final long MOST_BYTES = 8_000_000;

    private final Workspace workspace;
    private final MartDefinitions marts;
    private final Function<Workspace, Warehouse> opening;
    private final StoredTables stored;
    private final Map<String, TableRows> known = new HashMap<>();
    private Optional<Warehouse> opened = Optional.empty();

    /** Rows with their columns; they can be gone through more than once. */
    record TableRows(StructType schema, Iterable<Row> rows) {}

    /** @param opening opens the warehouse, where Spark is needed */
    public TraceTables(Workspace workspace, MartDefinitions marts, Function<Workspace, Warehouse> opening)
            throws IOException {
        this.workspace = workspace;
        this.marts = marts;
        this.opening = opening;
        this.stored = StoredTables.of(workspace);
    }

    MartDefinitions marts() {
        return marts;
    }

    /** The warehouse as the same record of published versions has it; starts Spark where it does not run yet. */
    public Warehouse warehouse() {
        if (opened.isEmpty()) {
            Warehouse warehouse = opening.apply(workspace);
            opened = Optional.of(warehouse);
            stored.published().ifPresent(warehouse::readPublished);
            warehouse.tuneForStoredData();
        }
        return opened.get();
    }

    /** Whether the mart can be read: its table is there or, of an ephemeral mart, all tables that it is computed from. */
    boolean exists(MartDefinition mart) {
        return mart.isEphemeral()
                ? marts.storedInputs(mart).stream()
                        .allMatch(table -> stored.table(table).exists())
                : known.containsKey(mart.table()) || stored.table(mart.table()).exists();
    }

    /** The rows of a mart that is there. */
    TableRows rows(MartDefinition mart) {
        return known.computeIfAbsent(mart.table(), table -> small(mart).orElseGet(() -> bySpark(mart)));
    }

    private Optional<TableRows> small(MartDefinition mart) {
        return mart.isEphemeral()
                ? Optional.empty()
                : small(mart.table(), Optional.empty(), row -> true)
                        .map(contents -> new TableRows(contents.schema(), contents.rows()));
    }

    /** Columns of some rows of a table that is small; nothing where Spark has to read it. */
    Optional<StoredTable.Contents> small(String table, Optional<List<String>> columns, Predicate<Row> filter) {
        if (!isPlain()) {
            return Optional.empty();
        }
        try {
            return stored.table(table).contents(columns, filter, FewRows.MOST, MOST_BYTES);
        } catch (IOException | RuntimeException e) {
            // Spark reads it, or says what is wrong with it.
            LOG.info("The table {} is left to Spark", table, e);
            return Optional.empty();
        }
    }

    /** Whether nothing is set that a session would heed. */
    private boolean isPlain() {
        return workspace.sparkConf().keySet().stream().allMatch(key -> key.startsWith("spark.hadoop."));
    }

    private TableRows bySpark(MartDefinition mart) {
        Dataset<Row> rows = new MartReader(warehouse(), marts).read(mart);
        Optional<FewRows> few = FewRows.of(rows);
        return few.isPresent()
                ? new TableRows(rows.schema(), few.get().asRows())
                : new TableRows(rows.schema(), rows::toLocalIterator);
    }

    @Override
    public void close() {
        opened.ifPresent(Warehouse::close);
    }
}
