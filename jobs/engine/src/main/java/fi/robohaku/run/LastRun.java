package fi.robohaku.run;

import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.lakehouse.DocumentFolder;
import fi.robohaku.lakehouse.FoundFile;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.WarehouseLock;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.functions;

/**
 * What the last run over a local warehouse found and left behind, so that the next one can tell without Spark that nothing
 * has changed since. It is kept beside the tables: all that a run depends on, each as one fingerprint, and the report.
 * Where anything differs or cannot be told, the run goes its whole way and compares document by document.
 */
final class LastRun {
    private static final String KEPT = "last-run.txt";
    private static final String REPORT = "last-run.json";
    private static final Set<String> OWN_FILES = Set.of("lock", KEPT, REPORT);

    private final Workspace workspace;
    private final RunOptions options;
    private final Path folder;
    private final Instant startedAt = Instant.now();
    private final List<FoundFile> files;
    /** What the run reads as it begins: a change in its midst is for the next one. */
    private final String definitions;

    private LastRun(Workspace workspace, RunOptions options, List<FoundFile> files) throws IOException {
        this.workspace = workspace;
        this.options = options;
        this.folder = folder(workspace);
        this.files = files;
        this.definitions = line("schemas", schemas()) + line("program", program());
    }

    /**
     * Looks at the documents as they are before a run; empty where the run is not one of the whole way over local files,
     * or asks for more than their sizes and times.
     */
    static Optional<LastRun> look(Workspace workspace, RunOptions options) throws IOException {
        boolean isWhole = options.parts().containsAll(Set.of(RunOptions.Part.values()));
        if (!isWhole || options.verify() || !isLocal(workspace.warehouse()) || !isLocal(options.documents())) {
            return Optional.empty();
        }
        List<FoundFile> files =
                new DocumentFolder(options.documents(), new Configuration(false)).list(options.rounds());
        return Optional.of(new LastRun(workspace, options, files));
    }

    /** Whether there is anything to compare with. */
    static boolean isKept(Workspace workspace) {
        return isLocal(workspace.warehouse())
                && Files.isRegularFile(folder(workspace).resolve(KEPT));
    }

    private static Path folder(Workspace workspace) {
        return Path.of(workspace.warehouse()).resolve("_robohaku");
    }

    private static boolean isLocal(URI uri) {
        return "file".equals(uri.getScheme());
    }

    /** The report of the last run where all is as that run left it, no run died since and none is under way. */
    Optional<RunReport> unchanged() throws IOException {
        if (!Files.exists(workspace.exports().resolve("latest"))
                || !WarehouseLock.isFree(workspace)
                || !Files.readString(folder.resolve(KEPT)).equals(fingerprint())) {
            return Optional.empty();
        }
        return Optional.of(RunReport.read(folder.resolve(REPORT)));
    }

    /**
     * Keeps what a run left behind, for the next one. Nothing is kept of a run that failed, nor where a document could not
     * be opened or is so young that a later change could bear the same time.
     */
    void keep(Warehouse warehouse, RunReport report) throws IOException {
        Path kept = folder.resolve(KEPT);
        Files.deleteIfExists(kept);
        boolean isSettled = files.stream().allMatch(file -> file.isSettledAt(startedAt));
        if (report.outcome() == RunReport.Outcome.FAILED || !isSettled || hasWaiting(warehouse)) {
            return;
        }
        WholeFile.write(folder.resolve(REPORT), report.toJson());
        WholeFile.write(kept, fingerprint());
    }

    private static boolean hasWaiting(Warehouse warehouse) {
        return !warehouse
                .rows("ops.documents")
                .filter(functions
                        .col("state")
                        .equalTo("current")
                        .and(functions.col("outcome_rule").isin(Rule.OF_MACHINE.toArray())))
                .isEmpty();
    }

    /** One line for each of the things that a run depends on or leaves behind. */
    private String fingerprint() throws IOException {
        return definitions
                + line("documents", documents())
                + line("options", options())
                + line("tables", tables())
                + line("state", state());
    }

    private static String line(String name, SortedMap<String, String> parts) {
        return name + " " + Schemas.fingerprint(parts) + "\n";
    }

    private SortedMap<String, String> documents() {
        SortedMap<String, String> documents = new TreeMap<>();
        files.forEach(file -> documents.put(
                file.path(), file.sizeBytes() + " " + file.modifiedAt().toEpochMilli()));
        return documents;
    }

    private SortedMap<String, String> options() {
        return new TreeMap<>(Map.of(
                "documents", options.documents().toString(),
                "rounds", new TreeSet<>(options.rounds()).toString(),
                "parameters", new TreeMap<>(options.parameters()).toString()));
    }

    /** Templates, tables, marts and words, by their content. */
    private SortedMap<String, String> schemas() throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> below = Files.walk(workspace.schemas())) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                contents.put(
                        workspace.schemas().relativize(file).toString(),
                        DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    /** The jars that the program runs from: another build may compute otherwise. */
    private static SortedMap<String, String> program() throws IOException {
        SortedMap<String, String> jars = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            if (Files.isRegularFile(jar)) {
                jars.put(entry, sizeAndTime(jar));
            }
        }
        return jars;
    }

    /** The newest commit of each table. */
    private SortedMap<String, String> tables() throws IOException {
        SortedMap<String, String> commits = new TreeMap<>();
        Path warehouse = Path.of(workspace.warehouse());
        try (Stream<Path> schemas = Files.list(warehouse)) {
            for (Path schema : schemas.filter(Files::isDirectory).toList()) {
                try (Stream<Path> tables = Files.list(schema)) {
                    for (Path table : tables.toList()) {
                        Path log = table.resolve("_delta_log");
                        if (Files.isDirectory(log)) {
                            commits.put(warehouse.relativize(table).toString(), newestCommit(log));
                        }
                    }
                }
            }
        }
        return commits;
    }

    private static String newestCommit(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            Optional<Path> newest = files.filter(file -> file.toString().endsWith(".json"))
                    .max(java.util.Comparator.comparing(Path::toString));
            return newest.isEmpty() ? "" : newest.get().getFileName() + " " + sizeAndTime(newest.get());
        }
    }

    /** What runs keep beside the tables; the journal of one that died is among it. */
    private SortedMap<String, String> state() throws IOException {
        SortedMap<String, String> kept = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!OWN_FILES.contains(name) && !name.endsWith(".part")) {
                    kept.put(name, sizeAndTime(file));
                }
            }
        }
        return kept;
    }

    private static String sizeAndTime(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    }
}
