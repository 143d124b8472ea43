package fi.robohaku.lakehouse;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Checksums of the footers of the Parquet files of tables. Parquet's writers leave a checksum beside each page and none beside the
 * footer, in which a changed byte may name another column or other bounds and leave the file readable. A run keeps those of
 * the files that it added in {@code _robohaku/footers/<run>.json}, before it publishes the tables.
 */
public final class FooterChecksums {
    private static final String FOLDER = "footers";
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    private final Map<String, Set<String>> checksums = new TreeMap<>();

    private FooterChecksums() {}

    /**
     * What a run keeps.
     *
     * @param footers checksums by name of file, for Spark names no two files alike; more than one where a file was another when
     *     it was added again, as a restored version does
     */
    private record Kept(Map<String, Set<String>> footers) {}

    /** All that were kept. A file that is cut short or was changed itself keeps none. */
    static FooterChecksums read(Warehouse warehouse) throws IOException {
        FooterChecksums all = new FooterChecksums();
        for (Path file : files(warehouse)) {
            try {
                state(warehouse, file.getName()).read(Kept.class).ifPresent(all::add);
            } catch (StateFile.UnreadableStateException e) {
                // What it kept is not known: its files are examined by their pages alone.
            }
        }
        return all;
    }

    private void add(Kept kept) {
        kept.footers()
                .forEach((file, ofFile) ->
                        checksums.computeIfAbsent(file, name -> new TreeSet<>()).addAll(ofFile));
    }

    /** Whether a file has the footer that it was written with; true where none was kept of it. */
    boolean isAsWritten(Path file, long length, Configuration configuration) throws IOException {
        Set<String> kept = checksums.get(file.getName());
        return kept == null || kept.equals(Set.of(checksum(file, length, configuration)));
    }

    /**
     * Keeps those of the files that tables have had added since they were last published.
     *
     * @param published versions of the tables that readers see so far
     * @param tables version of each table that is to be published, by name with schema
     */
    static void keepAdded(
            Warehouse warehouse, String runId, Optional<PublishedVersions> published, Map<String, Long> tables)
            throws IOException {
        Configuration configuration = warehouse.spark().sessionState().newHadoopConf();
        Map<String, Set<String>> added = new ConcurrentSkipListMap<>();
        List<List<String>> shares = shares(tables.keySet().stream()
                .filter(table -> seen(published, table) != tables.get(table))
                .toList());
        ParallelTasks.run(
                warehouse.spark(),
                shares.stream()
                        .map(share -> new ParallelTasks.Task("Reading the footers of new files", () -> {
                            for (String table : share) {
                                List<TableLog.AddedFile> files = new TableLog(warehouse, table)
                                        .added(before(published, table, tables), tables.get(table));
                                for (TableLog.AddedFile file : files) {
                                    find(file.path(), file.size(), configuration)
                                            .ifPresent(checksum ->
                                                    added.put(file.path().getName(), Set.of(checksum)));
                                }
                            }
                        }))
                        .toList());
        if (!added.isEmpty()) {
            state(warehouse, runId + ".json").write(new Kept(added));
        }
    }

    /** The version after which commits are new to readers; of a table that was begun anew all are. */
    private static long before(Optional<PublishedVersions> published, String table, Map<String, Long> tables) {
        long seen = seen(published, table);
        return seen < tables.get(table) ? seen : -1;
    }

    /** The version that readers see so far; -1 where they see none. */
    private static long seen(Optional<PublishedVersions> published, String table) {
        return published.map(record -> record.version(table).orElse(-1)).orElse(-1L);
    }

    /** As many lists as tasks run at the same time, of about one length. */
    private static List<List<String>> shares(List<String> tables) {
        return List.copyOf(IntStream.range(0, tables.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> i % ParallelTasks.AT_ONCE, Collectors.mapping(tables::get, Collectors.toList())))
                .values());
    }

    /** Puts those that were kept into one file, without those of files that are gone. */
    public static void compact(Warehouse warehouse, String runId) throws IOException {
        List<Path> before = files(warehouse);
        FooterChecksums all = read(warehouse);
        Set<String> there = new HashSet<>();
        for (String table : warehouse.tables()) {
            list(new Path(warehouse.path(table)), warehouse).forEach(file -> there.add(file.getName()));
        }
        all.checksums.keySet().retainAll(there);
        String name = runId + ".json";
        state(warehouse, name).write(new Kept(all.checksums));
        for (Path file : before) {
            if (!file.getName().equals(name)) {
                state(warehouse, file.getName()).delete();
            }
        }
    }

    /** Of a file that is not there, or has no footer, nothing is kept: it is told as damaged by itself. */
    private static Optional<String> find(Path file, long length, Configuration configuration) throws IOException {
        try {
            return Optional.of(checksum(file, length, configuration));
        } catch (FileNotFoundException | EOFException e) {
            return Optional.empty();
        }
    }

    /** CRC-32C of the footer, its length and the magic word behind it. */
    private static String checksum(Path file, long length, Configuration configuration) throws IOException {
        FileSystem storage = file.getFileSystem(configuration);
        try (FSDataInputStream in = storage.open(file)) {
            byte[] tail = new byte[TAIL];
            in.readFully(Math.max(0, length - TAIL), tail);
            int size = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            byte[] footer = new byte[(int) Math.min(Math.max(0, size), Math.max(0, length - TAIL))];
            in.readFully(length - TAIL - footer.length, footer);
            CRC32C checksum = new CRC32C();
            checksum.update(footer);
            checksum.update(tail);
            return HexFormat.of().toHexDigits((int) checksum.getValue());
        }
    }

    private static List<Path> files(Warehouse warehouse) throws IOException {
        return list(new Path(new Path(warehouse.workspace().warehouse()), "_robohaku/" + FOLDER), warehouse).stream()
                .filter(file -> file.getName().endsWith(".json"))
                .toList();
    }

    private static List<Path> list(Path folder, Warehouse warehouse) throws IOException {
        FileSystem storage =
                folder.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
        try {
            return Arrays.stream(storage.listStatus(folder))
                    .map(FileStatus::getPath)
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    private static StateFile state(Warehouse warehouse, String name) throws IOException {
        return StateFile.of(warehouse, FOLDER + "/" + name);
    }
}
