package fi.robohaku.lakehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run is about to write: its name and the versions of all tables as they were before it. It stands beside the tables from the
 * first write until the ledger is written, which is the moment from which the run's documents count as ingested. A run
 * that finds one left over by a run that died puts the tables back to those versions first.
 */
public final class RunJournal {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String LEDGER = "ops.documents";

    private final Warehouse warehouse;
    private final Path file;
    private final FileSystem storage;

    RunJournal(Warehouse warehouse) throws IOException {
        this.warehouse = warehouse;
        this.file = new Path(new Path(warehouse.workspace().warehouse()), "_robohaku/intent.json");
        this.storage = file.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
    }

    /**
     * Runs that died, and what was put back after them.
     *
     * @param runs run ids; their checks and rejections may stand in the tables that only grow
     * @param tables names of the tables put back
     */
    public record Undone(List<String> runs, List<String> tables) {
        static final Undone NOTHING = new Undone(List.of(), List.of());

        public Undone {
            runs = List.copyOf(runs);
            tables = List.copyOf(tables);
        }
    }

    private record Note(List<String> runs, Map<String, Long> versions) {}

    /** Undoes what a run that died before its ledger has left behind; does nothing where none did. */
    public static Undone undo(Warehouse warehouse) throws IOException {
        return new RunJournal(warehouse).recover();
    }

    /**
     * Writes down the versions of tables, before the first of them is written.
     *
     * @param runs the run that is going to write, and those that died before it and are undone
     */
    void declare(List<String> runs, Collection<String> tables) throws IOException {
        Map<String, Long> versions = new TreeMap<>();
        for (String table : tables) {
            versions.put(table, warehouse.version(table));
        }
        versions.put(LEDGER, warehouse.version(LEDGER));
        try (OutputStream out = storage.create(file, true)) {
            JSON.writeValue(out, new Note(runs, versions));
        }
    }

    /** The run's documents count as ingested: there is nothing to put back any more. */
    void fulfilled() throws IOException {
        storage.delete(file, false);
    }

    /**
     * Puts tables back to where they were before a run that died between its first write and the ledger. The note of
     * its name stays until another run writes the ledger: what it wrote to the tables that only grow is still there.
     */
    private Undone recover() throws IOException {
        if (!storage.exists(file)) {
            return Undone.NOTHING;
        }
        Note note;
        try (InputStream in = storage.open(file)) {
            note = JSON.readValue(in, Note.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            // It died while it wrote the intent, so before its first write to a table.
            fulfilled();
            return Undone.NOTHING;
        }
        if (warehouse.version(LEDGER) != note.versions().get(LEDGER)) {
            fulfilled();
            return Undone.NOTHING;
        }
        List<String> restored = new ArrayList<>();
        List<ParallelTasks.Task> tasks = new ArrayList<>();
        note.versions().forEach((table, version) -> {
            if (warehouse.version(table) > version) {
                restored.add(table);
                tasks.add(new ParallelTasks.Task(
                        "Putting " + table + " back to version " + version, () -> putBack(table, version)));
            }
        });
        ParallelTasks.run(warehouse.spark(), tasks);
        if (!restored.isEmpty()) {
            declare(note.runs(), note.versions().keySet());
        }
        return new Undone(note.runs(), restored);
    }

    private void putBack(String table, long version) {
        warehouse.spark().sql("RESTORE TABLE delta.`" + warehouse.path(table) + "` TO VERSION AS OF " + version);
    }
}
