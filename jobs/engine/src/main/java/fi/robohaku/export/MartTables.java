package fi.robohaku.export;

import fi.robohaku.lakehouse.ParallelTasks;
import fi.robohaku.lakehouse.SortedRows;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The exported marts, each read and sorted once.
 *
 * <p>A mart is an aggregate: it grows with projects and years, not with documents and cells. Its rows are therefore held
 * in memory up to {@link #MOST_SHARED}, some hundred times what the samples give; what lies beyond comes from
 * {@link #allRows} piece by piece.
 */
public final class MartTables {
    /** Rows of one mart that are held in memory. */
    public static final int MOST_SHARED = 50_000;

    private final Warehouse warehouse;
    private final Map<String, MartTable> byName;

    private MartTables(Warehouse warehouse, Map<String, MartTable> byName) {
        this.warehouse = warehouse;
        this.byName = byName;
    }

    /**
     * Reads the exported marts that are there, side by side: small ones as they are stored, others by a Spark job each.
     *
     * @param known rows of marts that need not be read, by name, sorted as their contracts say
     */
    static MartTables read(Warehouse warehouse, MartDefinitions definitions, Map<String, List<Row>> known) {
        Map<String, MartTable> read = new ConcurrentSkipListMap<>();
        definitions.byName().stream()
                .filter(mart -> mart.contract().isExported() && known.containsKey(mart.name()))
                .forEach(mart -> read.put(mart.name(), table(mart, known.get(mart.name()))));
        List<MartDefinition> exported = definitions.byName().stream()
                .filter(mart -> mart.contract().isExported()
                        && !known.containsKey(mart.name())
                        && warehouse.exists("gold." + mart.name()))
                .toList();
        warehouse.tuneForInputSize(exported.stream()
                .mapToLong(mart -> warehouse.sizeInBytes("gold." + mart.name()))
                .sum());
        SortedRows stored = new SortedRows(warehouse);
        ParallelTasks.run(
                warehouse.spark(),
                exported.stream()
                        .map(mart -> new ParallelTasks.Task(
                                "Reading " + mart.name(),
                                () -> read.put(mart.name(), table(mart, rows(warehouse, stored, mart)))))
                        .toList());
        return new MartTables(warehouse, read);
    }

    private static MartTable table(MartDefinition mart, List<Row> rows) {
        boolean isWhole = rows.size() <= MOST_SHARED;
        return new MartTable(mart, isWhole ? rows : rows.subList(0, MOST_SHARED), isWhole);
    }

    private static List<Row> rows(Warehouse warehouse, SortedRows stored, MartDefinition mart) {
        return stored.read(
                        "gold." + mart.name(),
                        columns(mart).toList(),
                        mart.contract().order())
                .orElseGet(() -> sorted(warehouse, mart).limit(MOST_SHARED + 1).collectAsList());
    }

    private static Stream<String> columns(MartDefinition mart) {
        return mart.contract().columns().stream().map(MartColumn::name);
    }

    private static Dataset<Row> sorted(Warehouse warehouse, MartDefinition mart) {
        Column[] columns = columns(mart).map(functions::col).toArray(Column[]::new);
        Column[] order = mart.contract().order().stream().map(functions::col).toArray(Column[]::new);
        return warehouse
                .spark()
                .table("gold." + mart.name())
                .select(columns)
                .coalesce(1)
                .sort(order);
    }

    /** The marts, in order of name. */
    public Collection<MartTable> all() {
        return byName.values();
    }

    /** The mart of a name; empty where it is not exported, or not there yet. */
    public Optional<MartTable> named(String mart) {
        return Optional.ofNullable(byName.get(mart));
    }

    /** All rows of a mart; those beyond what is shared are read from its table while they are asked for. */
    public Iterator<Row> allRows(MartTable table) {
        return table.isWhole()
                ? table.rows().iterator()
                : sorted(warehouse, table.mart()).toLocalIterator();
    }
}
