package fi.robohaku.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;

/**
 * Mends damaged tables. Nothing is thrown away: what cannot be used any more is put aside, to
 * {@code _robohaku/damaged/<run>/}.
 *
 * <ol>
 *   <li>Cut logs: commits that cannot be read are put aside with all after them, so that the table is one of an earlier
 *       version again.
 *   <li>Marts: the damaged ones are put aside, and computed anew by the caller.
 *   <li>Records: the damaged tables of layer silver are built anew from the figures in {@code bronze.figure}.
 *   <li>Figures, the document registry and what was found of documents: all tables of the documents are restored to the
 *       newest published versions that are whole; what came in since is read again by the next run. Where there are none,
 *       these tables are put aside, made anew, and the next run reads every document.
 * </ol>
 *
 * The caller holds the {@link WarehouseLock}.
 */
public final class TableRepair {
    /** Tables whose loss is the loss of a history and of nothing else. */
    private static final Set<String> HISTORIES = Set.of("ops.runs", "ops.mart_test", "ops.mart_failure");

    private final Warehouse warehouse;
    private final IngestDefinitions definitions;
    private final String runId;
    private final List<String> done = new ArrayList<>();

    /**
     * @param schemas folder {@code schemas/}
     */
    public TableRepair(Warehouse warehouse, java.nio.file.Path schemas, String runId) {
        this.warehouse = warehouse;
        this.definitions = IngestDefinitions.read(schemas);
        this.runId = runId;
    }

    /**
     * Mends what is damaged.
     *
     * @return what was done, a sentence each
     */
    public List<String> repair(Collection<TableDamage> damages) throws IOException {
        for (TableDamage damage : damages) {
            if (damage.kind() == TableDamage.Kind.LOG) {
                cutLog(damage.table());
            } else if (damage.kind() == TableDamage.Kind.COMMITS) {
                putCommitsAside(damage.table(), warehouse.version(damage.table()) + 1);
            }
        }
        Set<String> damaged = damages.stream().map(TableDamage::table).collect(Collectors.toCollection(TreeSet::new));
        repairMarts(damaged);
        repairHistories(damaged);
        Set<String> records = damaged.stream()
                .filter(table -> table.startsWith("silver."))
                .collect(Collectors.toCollection(TreeSet::new));
        boolean isOfDocuments = damaged.stream().anyMatch(this::isOfDocuments);
        if (isOfDocuments) {
            repairDocuments(damaged);
        } else if (!records.isEmpty()) {
            rebuildRecords(records);
        }
        definitions.tables().migrate(warehouse);
        return List.copyOf(done);
    }

    /** Whether a table tells which documents were read, or what was read of them. */
    private boolean isOfDocuments(String table) {
        return table.startsWith("bronze.") || (table.startsWith("ops.") && !HISTORIES.contains(table));
    }

    /** Puts the first commit that cannot be read aside, or is missing, and all after it. */
    private void cutLog(String table) throws IOException {
        Optional<Long> first = new TableLog(warehouse, table)
                .inspect().stream()
                        .map(damage -> Long.parseLong(damage.file().replaceAll("\\D", "")))
                        .min(Long::compare);
        if (first.isEmpty()) {
            putAside(table);
            return;
        }
        putCommitsAside(table, first.get());
        done.add(table + " stands at version " + warehouse.version(table) + ": the commits after it cannot be read");
    }

    /** Puts what stands in a log of a version and later ones aside: of a commit that is lost, its checksum may be left. */
    private void putCommitsAside(String table, long from) throws IOException {
        Path log = new Path(warehouse.path(table), "_delta_log");
        FileSystem storage = storage(log);
        if (!storage.exists(log)) {
            return;
        }
        Path aside = aside(table + "/_delta_log");
        storage.mkdirs(aside);
        for (FileStatus file : storage.listStatus(log)) {
            String name = file.getPath().getName();
            if (name.matches("[0-9]{20}\\..*") && Long.parseLong(name.substring(0, 20)) >= from) {
                storage.rename(file.getPath(), new Path(aside, name));
            }
        }
        DeltaLog.invalidateCache(warehouse.spark(), new Path(warehouse.path(table)));
    }

    private void repairMarts(Set<String> damaged) throws IOException {
        for (String table : damaged) {
            if (table.startsWith("gold.")) {
                putAside(table);
                done.add(table + " is computed anew");
            }
        }
    }

    private void repairHistories(Set<String> damaged) throws IOException {
        for (String table : damaged) {
            if (HISTORIES.contains(table) && !isWhole(table, warehouse.version(table))) {
                putAside(table);
                done.add(table + " begins anew; what it told of earlier runs is in their logs/<run>/run.json");
            }
        }
    }

    private void rebuildRecords(Set<String> tables) throws IOException {
        for (String table : tables) {
            if (warehouse.version(table) < 0) {
                putAside(table);
            }
        }
        definitions.tables().migrate(warehouse);
        Dataset<Row> documents = warehouse
                .rows(DocumentRegistry.TABLE)
                .filter("state = 'current' AND outcome != 'rejected'")
                .select("document_id", "round", "stage", "subject_id");
        Dataset<Row> records =
                Checkpoint.materialize(SilverChanges.assemble(SilverChanges.withFigures(warehouse.spark(), documents)));
        TableWriter writer = new TableWriter(warehouse);
        writer.tagCommits(runId, () -> tables.forEach(table -> rebuild(table, records, writer)));
    }

    private void rebuild(String table, Dataset<Row> records, TableWriter writer) {
        if (table.equals(TaxonomyTable.NAME)) {
            new TaxonomyTable(warehouse, definitions).rewrite(writer);
            done.add(table + " is written anew from schemas/taxonomies/");
            return;
        }
        Dataset<Row> rows = SilverProjection.valid(SilverProjection.project(
                records,
                table.substring("silver.".length()),
                definitions.tables().columns(table),
                definitions.tables().constraints(table).values()));
        writer.overwrite(table, rows);
        done.add(table + " is built anew from " + FigureTable.NAME);
    }

    private void repairDocuments(Set<String> damaged) throws IOException {
        Optional<PublishedVersions> whole = newestWhole();
        if (whole.isPresent()) {
            restore(whole.get());
            return;
        }
        for (String table : warehouse.tables()) {
            if (isOfDocuments(table) || table.startsWith("silver.")) {
                boolean isLog = table.equals("ops.rejection") || table.equals("ops.document_check");
                if (!isLog || damaged.contains(table)) {
                    putAside(table);
                }
            }
        }
        StateFile.of(warehouse, TaxonomyTable.FILE).delete();
        done.add(
                "No earlier state of the tables is whole: figures, records and the document registry begin anew, and the"
                        + " next 'robohaku run' reads every document again");
    }

    /** The newest record at whose versions all tables of documents and records are whole. */
    private Optional<PublishedVersions> newestWhole() throws IOException {
        for (PublishedVersions record : PublishedVersions.all(warehouse)) {
            boolean isWhole = record.tables().containsKey(DocumentRegistry.TABLE);
            for (Map.Entry<String, Long> table : ofDocuments(record).entrySet()) {
                isWhole = isWhole && isWhole(table.getKey(), table.getValue());
            }
            if (isWhole) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    private Map<String, Long> ofDocuments(PublishedVersions record) {
        Map<String, Long> tables = new TreeMap<>(record.tables());
        tables.keySet().removeIf(table -> !isOfDocuments(table) && !table.startsWith("silver."));
        return tables;
    }

    private boolean isWhole(String table, long version) throws IOException {
        return new TableInspection(warehouse, definitions.tables()).isWholeAt(table, version);
    }

    private void restore(PublishedVersions record) throws IOException {
        for (Map.Entry<String, Long> table : ofDocuments(record).entrySet()) {
            if (warehouse.version(table.getKey()) != table.getValue()) {
                new TableRestore(warehouse, definitions.tables()).restore(table.getKey(), table.getValue());
                done.add(table.getKey() + " is restored to version " + table.getValue());
            }
        }
        StateFile.of(warehouse, TaxonomyTable.FILE).delete();
        done.add("The tables of documents are as run " + record.runId()
                + " left them; the next 'robohaku run' reads again what came in since");
    }

    /** Moves the folder of a table out of the warehouse; does nothing where there is none. */
    private void putAside(String table) throws IOException {
        Path folder = new Path(warehouse.path(table));
        FileSystem storage = storage(folder);
        try {
            storage.getFileStatus(folder);
        } catch (FileNotFoundException e) {
            return;
        }
        Path aside = aside(table);
        storage.mkdirs(aside.getParent());
        // Its log may have been put there in part.
        Path free = storage.exists(aside) ? aside.suffix("-rest") : aside;
        if (!storage.rename(folder, free)) {
            throw new IOException("Cannot move " + folder + " to " + free);
        }
        DeltaLog.invalidateCache(warehouse.spark(), folder);
        done.add("What was left of " + table + " is in " + free.toUri().getPath());
    }

    private Path aside(String name) {
        return new Path(new Path(warehouse.workspace().warehouse()), "_robohaku/damaged/" + runId + "/" + name);
    }

    private FileSystem storage(Path path) throws IOException {
        return path.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
    }
}
