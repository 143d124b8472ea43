package fi.robohaku.lakehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaLog;

/** Restores tables to earlier versions of themselves, each in a commit of its own; the versions in between stay readable. */
public final class TableRestore {
    private static final String APPEND_ONLY = "delta.appendOnly";
    private static final String HISTORY = "ops.runs";

    private final Warehouse warehouse;
    private final TableDefinitions tables;

    public TableRestore(Warehouse warehouse, TableDefinitions tables) {
        this.warehouse = warehouse;
        this.tables = tables;
    }

    /**
     * Restores all tables to the versions of a record, but for the history of the runs. A mart that the record does not know
     * goes; a run computes it anew.
     *
     * @return names of the tables that changed, in order
     * @throws IOException where a table is not whole at its version any more; no table is restored then
     */
    public List<String> restore(PublishedVersions record) throws IOException {
        TableInspection inspection = new TableInspection(warehouse, tables);
        List<String> changing = new ArrayList<>();
        for (Map.Entry<String, Long> table : record.tables().entrySet()) {
            if (!table.getKey().equals(HISTORY) && warehouse.version(table.getKey()) != table.getValue()) {
                if (!inspection.isWholeAt(table.getKey(), table.getValue())) {
                    throw new IOException(
                            "The state after run " + record.runId() + " cannot be restored: " + table.getKey()
                                    + " is not whole at version " + table.getValue()
                                    + " any more, for its files were removed ('robohaku maintain') or damaged");
                }
                changing.add(table.getKey());
            }
        }
        for (String table : changing) {
            restore(table, record.tables().get(table));
        }
        for (String table : warehouse.tables()) {
            if (table.startsWith("gold.") && record.version(table).isEmpty()) {
                Path folder = new Path(warehouse.path(table));
                folder.getFileSystem(warehouse.spark().sessionState().newHadoopConf())
                        .delete(folder, true);
                DeltaLog.invalidateCache(warehouse.spark(), folder);
                changing.add(table);
            }
        }
        StateFile.of(warehouse, TaxonomyTable.FILE).delete();
        changing.sort(String::compareTo);
        return changing;
    }

    /** Restores one table. One that only grows may lose rows here: that is what the user asked for. */
    void restore(String table, long version) {
        String name = "delta.`" + warehouse.path(table) + "`";
        if ("true".equals(warehouse.definition(table).settings().get(APPEND_ONLY))) {
            warehouse.spark().sql("ALTER TABLE " + name + " SET TBLPROPERTIES ('" + APPEND_ONLY + "' = 'false')");
        }
        // The properties of that version come back with it.
        warehouse.spark().sql("RESTORE TABLE " + name + " TO VERSION AS OF " + version);
    }
}
