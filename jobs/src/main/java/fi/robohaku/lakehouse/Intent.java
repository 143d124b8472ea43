package fi.robohaku.lakehouse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run is about to write: the versions of all tables as they were before it. It stands beside the tables from the
 * first write until the ledger is written, which is the moment from which the run's documents count as ingested. A run
 * that finds one left over by a run that died puts the tables back to those versions first.
 */
final class Intent {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String LEDGER = "ops.documents";

    private final Warehouse warehouse;
    private final Path file;
    private final FileSystem storage;

    Intent(Warehouse warehouse) throws IOException {
        this.warehouse = warehouse;
        this.file = new Path(new Path(warehouse.workspace().warehouse()), "_robohaku/intent.json");
        this.storage = file.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
    }

    /** Writes down the versions of tables, before the first of them is written. */
    void declare(List<String> tables) throws IOException {
        Map<String, Long> versions = new TreeMap<>();
        for (String table : tables) {
            versions.put(table, warehouse.version(table));
        }
        versions.put(LEDGER, warehouse.version(LEDGER));
        try (OutputStream out = storage.create(file, true)) {
            JSON.writeValue(out, versions);
        }
    }

    /** The run's documents count as ingested: there is nothing to put back any more. */
    void fulfilled() throws IOException {
        storage.delete(file, false);
    }

    /**
     * Puts tables back to where they were before a run that died between its first write and the ledger.
     *
     * @return names of the tables put back; empty where no run died
     */
    List<String> recover() throws IOException {
        if (!storage.exists(file)) {
            return List.of();
        }
        Map<String, Long> before;
        try (InputStream in = storage.open(file)) {
            before = JSON.readValue(in, new TypeReference<Map<String, Long>>() {});
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            // It died while it wrote the intent, so before its first write to a table.
            fulfilled();
            return List.of();
        }
        List<String> restored = new ArrayList<>();
        List<SideBySide.Task> tasks = new ArrayList<>();
        if (warehouse.version(LEDGER) == before.get(LEDGER)) {
            before.forEach((table, version) -> {
                if (warehouse.version(table) > version) {
                    restored.add(table);
                    tasks.add(new SideBySide.Task(
                            "Putting " + table + " back to version " + version,
                            () -> warehouse
                                    .spark()
                                    .sql("RESTORE TABLE delta.`" + warehouse.path(table) + "` TO VERSION AS OF "
                                            + version)));
                }
            });
        }
        SideBySide.run(warehouse.spark(), tasks);
        fulfilled();
        return restored;
    }
}
