package fi.robohaku.lakehouse;

import java.nio.file.Path;
import java.util.Map;
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

    /** A warehouse over the shared session. */
    public static synchronized Warehouse over(Workspace workspace) {
        if (shared == null) {
            Path nowhere = workspace.folder().resolveSibling("shared-session");
            shared = Warehouse.open(new Workspace(
                            nowhere,
                            nowhere.toUri(),
                            workspace.home(),
                            Map.of("spark.master", "local[2]", "spark.sql.shuffle.partitions", "2")))
                    .spark();
        }
        return Warehouse.over(shared, workspace);
    }
}
