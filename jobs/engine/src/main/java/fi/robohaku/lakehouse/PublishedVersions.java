package fi.robohaku.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The versions of all tables that belong together: what a run left behind when it had come to its end. Delta makes the
 * change of one table visible at once; this record, a file {@code _robohaku/published/<number>.json}, does so for the
 * tables of a run. Who reads by it never sees the work of a run that is under way, or died.
 *
 * @param format of the warehouse; a program refuses one above its own
 * @param program version of the program that wrote it
 * @param number counts the records of a warehouse, from 0
 * @param runId the run that left the tables so
 * @param publishedAt when it was done
 * @param tables version of each table, by name with schema
 */
public record PublishedVersions(
        int format, String program, long number, String runId, Instant publishedAt, Map<String, Long> tables) {
    /** The format of warehouses that this program writes. */
    public static final int FORMAT = 1;

    private static final Logger LOG = LogManager.getLogger(PublishedVersions.class);
    private static final String FOLDER = "published";
    private static final int MOST_TRIES = 10;

    public PublishedVersions {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(publishedAt, "publishedAt");
        tables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** Version of a table; empty where the record does not know it. */
    public OptionalLong version(String table) {
        Long version = tables.get(table);
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** Whether a table is a mart of a run that has not come to its end: the record does not know it. */
    boolean hides(String table) {
        return table.startsWith("gold.") && version(table).isEmpty();
    }

    /** The newest record that can be read; empty where no run has come to its end, or an earlier program wrote the tables. */
    public static Optional<PublishedVersions> newest(Warehouse warehouse) throws IOException {
        return newest(
                warehouse.workspace().warehouse(),
                warehouse.spark().sessionState().newHadoopConf());
    }

    static Optional<PublishedVersions> newest(URI warehouse, Configuration configuration) throws IOException {
        for (Path file : files(warehouse, configuration)) {
            Optional<PublishedVersions> record = read(file, configuration);
            if (record.isPresent()) {
                return record;
            }
        }
        return Optional.empty();
    }

    /** The record of a number; empty where there is none that can be read. */
    static Optional<PublishedVersions> numbered(URI warehouse, long number, Configuration configuration)
            throws IOException {
        return read(new Path(folder(warehouse), name(number)), configuration);
    }

    /** All records that can be read, newest first. */
    public static List<PublishedVersions> all(Warehouse warehouse) throws IOException {
        Configuration configuration = warehouse.spark().sessionState().newHadoopConf();
        List<PublishedVersions> records = new ArrayList<>();
        for (Path file : files(warehouse.workspace().warehouse(), configuration)) {
            read(file, configuration).ifPresent(records::add);
        }
        return records;
    }

    /**
     * Publishes versions of tables; does nothing where the newest record has them already.
     *
     * @return the newest record
     */
    public static PublishedVersions publish(Warehouse warehouse, String runId, String program, Map<String, Long> tables)
            throws IOException {
        Configuration configuration = warehouse.spark().sessionState().newHadoopConf();
        URI root = warehouse.workspace().warehouse();
        Optional<PublishedVersions> newest = newest(root, configuration);
        if (newest.isPresent() && newest.get().tables().equals(new TreeMap<>(tables))) {
            return newest.get();
        }
        FooterChecksums.keepAdded(warehouse, runId, newest, tables);
        long number = nextNumber(root, configuration);
        for (int i = 0; i < MOST_TRIES; i++) {
            PublishedVersions record = new PublishedVersions(FORMAT, program, number + i, runId, Instant.now(), tables);
            if (StateFile.of(root, FOLDER + "/" + name(record.number()), configuration)
                    .writeNew(record)) {
                return record;
            }
        }
        throw new IOException("Cannot write a record of the published versions below " + folder(root)
                + ": others write there as well");
    }

    /** Removes the records that were published before a moment, but for the newest. */
    public static void removeOlderThan(Warehouse warehouse, Instant moment) throws IOException {
        Configuration configuration = warehouse.spark().sessionState().newHadoopConf();
        List<PublishedVersions> records = all(warehouse);
        for (PublishedVersions record : records.subList(Math.min(1, records.size()), records.size())) {
            if (record.publishedAt().isBefore(moment)) {
                Path file = new Path(folder(warehouse.workspace().warehouse()), name(record.number()));
                file.getFileSystem(configuration).delete(file, false);
            }
        }
    }

    private static long nextNumber(URI warehouse, Configuration configuration) throws IOException {
        List<Path> files = files(warehouse, configuration);
        return files.isEmpty() ? 0 : Long.parseLong(files.get(0).getName().replace(".json", "")) + 1;
    }

    /** The files of the records, newest first. */
    private static List<Path> files(URI warehouse, Configuration configuration) throws IOException {
        Path folder = folder(warehouse);
        FileSystem storage = folder.getFileSystem(configuration);
        List<Path> files = new ArrayList<>();
        try {
            for (FileStatus file : storage.listStatus(folder)) {
                if (file.getPath().getName().matches("[0-9]{12}\\.json")) {
                    files.add(file.getPath());
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        files.sort(Comparator.comparing(Path::getName).reversed());
        return files;
    }

    /** What is alike in the records of all formats. */
    private record Head(int format, String program) {}

    /** The tables were written by a later version of the program. */
    public static final class NewerWarehouseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NewerWarehouseException(Head head) {
            super("The tables were written by Robohaku " + head.program() + " (format " + head.format()
                    + "), which is newer than this program (format " + FORMAT
                    + "); use that version or a later one, or another --workspace");
        }
    }

    private static Optional<PublishedVersions> read(Path file, Configuration configuration) throws IOException {
        StateFile state = new StateFile(file.getFileSystem(configuration), file);
        try {
            Optional<Head> head = state.read(Head.class);
            if (head.isPresent() && head.get().format() > FORMAT) {
                throw new NewerWarehouseException(head.get());
            }
            return state.read(PublishedVersions.class);
        } catch (StateFile.UnreadableStateException e) {
            LOG.warn("{}; the record before it counts", e.getMessage());
            return Optional.empty();
        }
    }

    private static Path folder(URI warehouse) {
        return new Path(new Path(warehouse), "_robohaku/" + FOLDER);
    }

    private static String name(long number) {
        return String.format(Locale.ROOT, "%012d.json", number);
    }

    /** The present version of each table that stands in the warehouse, by name with schema. */
    public static SortedMap<String, Long> standing(Warehouse warehouse) throws IOException {
        SortedMap<String, Long> versions = new TreeMap<>();
        for (String table : warehouse.tables()) {
            long version = warehouse.version(table);
            if (version >= 0) {
                versions.put(table, version);
            }
        }
        return versions;
    }
}
