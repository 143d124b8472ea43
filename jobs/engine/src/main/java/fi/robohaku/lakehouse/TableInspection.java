package fi.robohaku.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.util.DeltaFileOperations;

/**
 * Finds damage to the tables of a warehouse.
 *
 * <ol>
 *   <li>Commits: each table is at least at the version at which the last whole run left it.
 *   <li>Log: every commit since the last checkpoint is there and can be read.
 *   <li>Data: each file of the present version is there and as long as its commit says; where asked for, its pages are read
 *       and their checksums compared, and that of its footer with the one which the run kept that added it.
 * </ol>
 */
public final class TableInspection {
    private static final String REGISTRY = DocumentRegistry.TABLE;

    private final Warehouse warehouse;
    private final TableDefinitions definitions;
    private final Optional<PublishedVersions> published;
    private Optional<FooterChecksums> footers = Optional.empty();

    /**
     * @throws PublishedVersions.NewerWarehouseException where a later version of the program wrote the tables
     */
    public TableInspection(Warehouse warehouse, TableDefinitions definitions) throws IOException {
        this.warehouse = warehouse;
        this.definitions = definitions;
        this.published = PublishedVersions.newest(warehouse);
    }

    /** The record that the tables are compared with; empty where no run of this version has come to its end. */
    public Optional<PublishedVersions> published() {
        return published;
    }

    /**
     * Refuses to go on where a table lost commits or its log cannot be read: what would be written over it would hide the
     * damage, or stand there twice. Marts are left out where they can be computed anew without more ado.
     *
     * @return marts that lost commits, in order of name; a run computes them anew
     */
    public List<String> refuseLostCommits() throws IOException {
        List<TableDamage> lost = lostCommits();
        List<TableDamage> fatal =
                lost.stream().filter(damage -> !isComputedAnew(damage)).toList();
        if (!fatal.isEmpty()) {
            throw new DamagedTablesException(fatal, null);
        }
        return lost.stream().map(TableDamage::table).toList();
    }

    /** Whether tables stand beyond the last record: a run that wrote them did not come to its end, or somebody wrote by hand. */
    public boolean isAhead() throws IOException {
        return published.isPresent()
                && PublishedVersions.standing(warehouse).entrySet().stream()
                        .anyMatch(entry -> entry.getValue()
                                > published.get().version(entry.getKey()).orElse(-1));
    }

    private static boolean isComputedAnew(TableDamage damage) {
        return damage.table().startsWith("gold.") && damage.kind() == TableDamage.Kind.COMMITS;
    }

    /** Tables that are not there any more, or stand before the version at which the last whole run left them. */
    public List<TableDamage> lostCommits() throws IOException {
        List<TableDamage> damages = new ArrayList<>();
        TreeSet<String> known = new TreeSet<>(definitions.names());
        published.ifPresent(record -> known.addAll(record.tables().keySet()));
        for (String table : known) {
            long left =
                    published.map(record -> record.version(table).orElse(-1)).orElse(-1L);
            try {
                long version = warehouse.version(table);
                if (version < left) {
                    damages.add(lost(table, version, left));
                }
            } catch (RuntimeException e) {
                damages.add(new TableDamage(
                        table, TableDamage.Kind.LOG, "", "its log cannot be read (" + Failures.inALine(e) + ")"));
            }
        }
        if (published.isEmpty() && damages.isEmpty() && warehouse.version(REGISTRY) < 0 && hasFigures()) {
            damages.add(new TableDamage(
                    REGISTRY,
                    TableDamage.Kind.COMMITS,
                    "",
                    "the table is gone, and figures of documents stand in " + FigureTable.NAME
                            + ": to read the documents again would put them there twice"));
        }
        return damages;
    }

    private TableDamage lost(String table, long version, long left) {
        String run = published.orElseThrow().runId();
        return new TableDamage(
                table,
                TableDamage.Kind.COMMITS,
                "",
                version < 0
                        ? "the table is gone, which run " + run + " left at version " + left
                        : "it stands at version " + version + ", and run " + run + " left it at version " + left
                                + ": the newest files of its _delta_log are missing");
    }

    private boolean hasFigures() {
        return warehouse.version(FigureTable.NAME) > 0 && warehouse.sizeInBytes(FigureTable.NAME) > 0;
    }

    /** All damage to all tables. */
    public List<TableDamage> inspect(boolean readsPages) throws IOException {
        List<TableDamage> damages = new ArrayList<>(lostCommits());
        TreeSet<String> damaged = new TreeSet<>();
        damages.forEach(damage -> damaged.add(damage.table()));
        for (String table : warehouse.tables()) {
            List<TableDamage> ofLog = new TableLog(warehouse, table).inspect();
            damages.addAll(ofLog);
            if (ofLog.isEmpty() && !damaged.contains(table)) {
                damages.addAll(inspectData(table, readsPages));
            }
        }
        return withoutRepeats(damages);
    }

    /** Of a table whose log is damaged, what its log says is the cause of what its version says. */
    private static List<TableDamage> withoutRepeats(Collection<TableDamage> damages) {
        Map<String, Boolean> hasFile = new HashMap<>();
        damages.forEach(damage -> hasFile.merge(damage.table(), !damage.file().isEmpty(), Boolean::logicalOr));
        return damages.stream()
                .filter(damage -> damage.kind() != TableDamage.Kind.LOG
                        || !damage.file().isEmpty()
                        || !hasFile.get(damage.table()))
                .sorted(java.util.Comparator.comparing(TableDamage::table).thenComparing(TableDamage::file))
                .toList();
    }

    /**
     * Explains a failure by what is damaged, where it has to do with the files of tables.
     *
     * @return the failure itself where no damage is found
     */
    public static Exception explain(Warehouse warehouse, TableDefinitions definitions, Exception failure) {
        if (failure instanceof DamagedTablesException || !namesTheWarehouse(warehouse, failure)) {
            return failure;
        }
        try {
            List<TableDamage> damages = new TableInspection(warehouse, definitions).inspect(true);
            return damages.isEmpty() ? failure : new DamagedTablesException(damages, failure);
        } catch (Exception e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    private static boolean namesTheWarehouse(Warehouse warehouse, Throwable failure) {
        java.net.URI root = new Path(warehouse.workspace().warehouse()).toUri();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains(root.getPath()) || message.contains(root.getRawPath())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a table can be read at a version; false where it has no such version any more. */
    boolean isWholeAt(String table, long version) throws IOException {
        try {
            if (version < 0 || warehouse.version(table) < version) {
                return false;
            }
            return inspectData(table, warehouse.snapshotAt(table, version), true)
                    .isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private List<TableDamage> inspectData(String table, boolean readsPages) throws IOException {
        return inspectData(table, warehouse.snapshot(table), readsPages);
    }

    private List<TableDamage> inspectData(String table, Snapshot snapshot, boolean readsPages) throws IOException {
        Path folder = new Path(warehouse.path(table));
        FileSystem storage =
                folder.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
        Map<String, Long> lengths = new HashMap<>();
        try {
            for (FileStatus file : storage.listStatus(folder)) {
                lengths.put(file.getPath().getName(), file.getLen());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        TableLog log = new TableLog(warehouse, table);
        List<TableDamage> damages = new ArrayList<>();
        for (AddFile file : Warehouse.files(snapshot)) {
            Path path = DeltaFileOperations.absolutePath(folder.toString(), file.path());
            Long length = lengths.get(path.getName());
            if (length == null) {
                damages.add(data(table, path, "the file is missing" + log.since(file.path())));
            } else if (length != file.size()) {
                damages.add(data(
                        table,
                        path,
                        "the file has " + length + " bytes and was written with " + file.size()
                                + log.since(file.path())));
            } else if (readsPages) {
                Optional<String> fault = fault(path, length);
                if (fault.isPresent()) {
                    damages.add(data(table, path, fault.get() + log.since(file.path())));
                }
            }
            inspectDeletionVector(table, folder, file.deletionVector(), lengths).ifPresent(damages::add);
        }
        return damages;
    }

    /** How the content of a file differs from what was written; empty where it does not. */
    private Optional<String> fault(Path file, long length) throws IOException {
        Configuration configuration = warehouse.spark().sessionState().newHadoopConf();
        Optional<String> ofPages = ParquetPages.fault(file, configuration)
                .map(fault -> "the file was changed and cannot be read (" + fault + ")");
        if (ofPages.isPresent()) {
            return ofPages;
        }
        if (footers.isEmpty()) {
            footers = Optional.of(FooterChecksums.read(warehouse));
        }
        return footers.get().isAsWritten(file, length, configuration)
                ? Optional.empty()
                : Optional.of("the file was changed: its footer, which names and describes its columns, is not the one"
                        + " that was written");
    }

    private static Optional<TableDamage> inspectDeletionVector(
            String table, Path folder, DeletionVectorDescriptor marked, Map<String, Long> lengths) {
        if (marked == null || !marked.isOnDisk()) {
            return Optional.empty();
        }
        Path path = marked.absolutePath(folder);
        Long length = lengths.get(path.getName());
        long needed = marked.sizeInBytes()
                + (marked.offset().isEmpty() ? 0 : ((Number) marked.offset().get()).longValue());
        return length != null && length >= needed
                ? Optional.empty()
                : Optional.of(data(
                        table,
                        path,
                        length == null
                                ? "the file that marks deleted rows is missing"
                                : "the file that marks deleted rows is cut short"));
    }

    private static TableDamage data(String table, Path file, String what) {
        return new TableDamage(table, TableDamage.Kind.DATA, file.getName(), what);
    }
}
