package fi.robohaku.lakehouse;

import fi.robohaku.KeptWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the test JVM, and warehouses over it that do not see each other. */
public final class TestWarehouse {
    private static SparkSession shared;

    private TestWarehouse() {}

    /** Folder of the project under test. */
    public static Path home() {
        return Path.of(System.getProperty("robohaku.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** A warehouse in a workspace folder of the test, with the contracts of the project. */
    public static Warehouse in(Path workspace) {
        return over(Workspace.in(workspace, home()));
    }

    /** A warehouse with empty tables, copied from one that is made once. */
    public static Warehouse withTables(Path workspace) {
        return withTables(Workspace.in(workspace, home()));
    }

    /** The same for a local workspace with contracts or settings of its own. */
    public static synchronized Warehouse withTables(Workspace workspace) {
        try {
            Path made = KeptWorkspace.of(
                    "empty",
                    folder -> TableDefinitions.read(home().resolve("schemas")).migrate(in(folder)));
            copy(made.resolve("warehouse"), Path.of(workspace.warehouse()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return over(workspace);
    }

    /**
     * A home of its own with contracts as those of the project, but without marts and with few tables of records.
     *
     * @param silver files of the tables of layer silver that are kept
     * @return the folder of the contracts
     */
    public static Path schemasWith(Path home, String... silver) throws IOException {
        Path schemas = home.resolve("schemas");
        copy(home().resolve("schemas"), schemas);
        remove(schemas.resolve("marts"));
        remove(schemas.resolve("tables/bronze"));
        remove(schemas.resolve("tables/silver"), silver);
        return schemas;
    }

    /** Removes the files of a folder, but for some. */
    public static void remove(Path folder, String... but) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!Set.of(but).contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Copies a folder with all that is in it. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                if (!Files.isDirectory(copied)) {
                    Files.copy(file, copied, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    /** A warehouse over the shared session. */
    public static synchronized Warehouse over(Workspace workspace) {
        if (Boolean.getBoolean("robohaku.withoutSpark")) {
            throw new AssertionError("A test that needs Spark bears @SparkTest, and runs with ./mvnw verify");
        }
        if (shared == null) {
            Path nowhere = workspace.folder().resolveSibling("shared-session");
            shared = Warehouse.open(new Workspace(
                            nowhere,
                            nowhere.toUri(),
                            workspace.home(),
                            Map.of(
                                    "spark.master",
                                    "local[2]",
                                    "spark.delta.logStore.test.impl",
                                    "io.delta.storage.LocalLogStore",
                                    "spark.sql.shuffle.partitions",
                                    "2")))
                    .spark();
        }
        return Warehouse.over(shared, workspace);
    }
}
