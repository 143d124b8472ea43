package fi.robohaku.lakehouse;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where a run works.
 *
 * @param folder local folder of the launcher's own files: {@code exports/} and {@code logs/}
 * @param warehouse folder of the Delta tables, on any Hadoop file system
 * @param home folder of the project, which holds {@code schemas/}
 * @param sparkConf settings that reach Spark as they are
 */
public record Workspace(Path folder, URI warehouse, Path home, Map<String, String> sparkConf) {
    public Workspace {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(warehouse, "warehouse");
        Objects.requireNonNull(home, "home");
        sparkConf = Map.copyOf(sparkConf);
    }

    /** A workspace with its warehouse in the folder itself. */
    public static Workspace in(Path folder, Path home) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new Workspace(absolute, absolute.resolve("warehouse").toUri(), home, Map.of());
    }

    public Path schemas() {
        return home.resolve("schemas");
    }

    public Path exports() {
        return folder.resolve("exports");
    }

    public Path logs() {
        return folder.resolve("logs");
    }
}
