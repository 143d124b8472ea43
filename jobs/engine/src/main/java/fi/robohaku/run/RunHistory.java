package fi.robohaku.run;

import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The runs of a workspace, from their reports. Runs that changed a table also have a row in {@code ops.runs}. */
public final class RunHistory {
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
                    reports.add(RunReport.read(file));
                }
            }
        }
        reports.sort(Comparator.comparing(RunReport::startedAt).reversed());
        return reports;
    }
}
