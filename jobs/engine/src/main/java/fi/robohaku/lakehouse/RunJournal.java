package fi.robohaku.lakehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The journal of a run that writes: a file beside the tables with its id and the versions that the tables had before it.
 * It stands there from the first write until the document registry is written, which is the moment from which the
 * documents of the run count as ingested. A run that finds the journal of one that died restores the tables to those
 * versions first.
 */
public final class RunJournal {
    private final Warehouse warehouse;
    private final FileSystem storage;
    private final Path file;
    private final StateFile state;
    /** Where version 0.1 of the program kept it. */
    private final Path earlierFile;

    RunJournal(Warehouse warehouse) throws IOException {
        Path folder = new Path(new Path(warehouse.workspace().warehouse()), "_robohaku");
        this.warehouse = warehouse;
        this.file = new Path(folder, "journal.json");
        this.earlierFile = new Path(folder, "intent.json");
        this.storage = file.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
        this.state = new StateFile(storage, file);
    }

    /**
     * Runs that died, and what was restored after them.
     *
     * @param runs run ids; their checks and rejections may stand in the tables that only grow
     * @param tables names of the tables restored
     * @param notice what the user is to know of it; empty where all went as it should
     */
    public record Rollback(List<String> runs, List<String> tables, String notice) {
        /** No run died. */
        public static final Rollback NOTHING = new Rollback(List.of(), List.of(), "");

        public Rollback {
            runs = List.copyOf(runs);
            tables = List.copyOf(tables);
        }
    }

    private record Entry(List<String> runs, Map<String, Long> versions) {}

    /** Rolls back what a run that died before its commit has left behind; does nothing where none did. */
    public static Rollback rollback(Warehouse warehouse) throws IOException {
        return new RunJournal(warehouse).rollback();
    }

    /**
     * Keeps the versions of tables, before the first of them is written.
     *
     * @param runs the run that is going to write, and those that died before it and are rolled back
     * @param tables names of the tables, that of the document registry among them
     */
    void begin(List<String> runs, Collection<String> tables) throws IOException {
        Map<String, Long> versions = new TreeMap<>();
        for (String table : tables) {
            versions.put(table, warehouse.version(table));
        }
        state.write(new Entry(runs, versions));
    }

    /** Ends the journal: the documents of the run count as ingested, and there is nothing to roll back any more. */
    void commit() throws IOException {
        state.delete();
    }

    /**
     * Restores tables to the versions that they had before a run that died between its first write and its commit. The
     * id of the dead run stays in the journal until another run commits: what it wrote to the tables that only grow is
     * still there.
     */
    private Rollback rollback() throws IOException {
        if (storage.exists(earlierFile)) {
            storage.rename(earlierFile, file);
        }
        Optional<Entry> entry;
        String notice = "";
        try {
            entry = state.read(Entry.class);
        } catch (StateFile.UnreadableStateException e) {
            entry = PublishedVersions.newest(warehouse).map(RunJournal::ofPublished);
            notice = e.getMessage()
                    + (entry.isPresent()
                            ? "; the tables go back to where the last whole run left them"
                            : "; no table had been written by then");
            if (entry.isEmpty()) {
                // It died while it wrote the journal, so before its first write to a table.
                commit();
            }
        }
        return entry.isEmpty() ? new Rollback(List.of(), List.of(), notice) : rollback(entry.get(), notice);
    }

    /** What the journal of a run over the tables as they were published would say; its id is lost. */
    private static Entry ofPublished(PublishedVersions published) {
        Map<String, Long> versions = new TreeMap<>(published.tables());
        versions.keySet()
                .removeIf(table -> !table.startsWith("bronze.")
                        && !table.startsWith("silver.")
                        && !table.equals(DocumentRegistry.TABLE));
        return new Entry(List.of(), versions);
    }

    private Rollback rollback(Entry entry, String notice) throws IOException {
        if (warehouse.version(DocumentRegistry.TABLE) != entry.versions().getOrDefault(DocumentRegistry.TABLE, -1L)) {
            commit();
            return new Rollback(List.of(), List.of(), notice);
        }
        List<String> restored = restore(entry.versions());
        begin(entry.runs(), List.of(DocumentRegistry.TABLE));
        return new Rollback(entry.runs(), restored, notice);
    }

    private List<String> restore(Map<String, Long> versions) {
        List<String> restored = new ArrayList<>();
        List<ParallelTasks.Task> tasks = new ArrayList<>();
        versions.forEach((table, version) -> {
            if (warehouse.version(table) > version) {
                restored.add(table);
                tasks.add(new ParallelTasks.Task(
                        "Restoring " + table + " to version " + version, () -> restore(table, version)));
            }
        });
        ParallelTasks.run(warehouse.spark(), tasks);
        return restored;
    }

    private void restore(String table, long version) {
        warehouse.spark().sql("RESTORE TABLE delta.`" + warehouse.path(table) + "` TO VERSION AS OF " + version);
    }
}
