package fi.robohaku.run;

import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The runs of a workspace, from their reports. Runs that changed a table also have a row in {@code ops.runs}. */
public final class RunHistory {
    private static final Logger LOG = LogManager.getLogger(RunHistory.class);

    private RunHistory() {}

    /** Reads the reports of the workspace, newest first. */
    public static List<RunReport> read(Workspace workspace) throws IOException {
        List<RunReport> reports = new ArrayList<>();
        if (!Files.isDirectory(workspace.logs())) {
            return reports;
        }
        try (Stream<Path> folders = Files.list(workspace.logs())) {
            for (Path folder : folders.toList()) {
                Path file = folder.resolve("run.json");
                if (Files.isRegularFile(file)) {
                    read(file).ifPresent(reports::add);
                }
            }
        }
        reports.sort(Comparator.comparing(RunReport::startedAt).reversed());
        return reports;
    }

    /** A report that is cut short, as a full disk leaves it, hides none of the others. */
    private static Optional<RunReport> read(Path file) {
        try {
            return Optional.of(RunReport.read(file));
        } catch (UncheckedIOException e) {
            LOG.warn("The report {} cannot be read", file, e);
            return Optional.empty();
        }
    }
}
