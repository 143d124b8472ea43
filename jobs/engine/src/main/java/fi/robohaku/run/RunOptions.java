package fi.robohaku.run;

import fi.robohaku.export.ExportJob;
import fi.robohaku.export.ExportOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is to do.
 *
 * @param command words of the command line, for the history
 * @param documents folder of the documents, on any Hadoop file system
 * @param rounds rounds whose folders are read; empty for all
 * @param verify whether every file is fingerprinted, also where its size and time have not changed
 * @param parts which parts of the way are gone
 * @param export how the files of an export are written
 * @param lockTimeout how long to wait for another run on the same warehouse
 * @param parameters parameters of the marts that differ from their defaults, by name
 * @param retires whether documents are retired also where a round lost most of them
 * @param keptExports finished exports that are kept
 * @param onFinish shell command that is called with the path of {@code run.json}; empty for none
 */
public record RunOptions(
        String command,
        URI documents,
        Set<String> rounds,
        boolean verify,
        Set<Part> parts,
        ExportOptions export,
        Duration lockTimeout,
        Map<String, String> parameters,
        boolean retires,
        int keptExports,
        Optional<String> onFinish) {

    /** A part of the way of the data. */
    public enum Part {
        INGEST,
        MARTS,
        EXPORT
    }

    public RunOptions {
        rounds = Set.copyOf(rounds);
        parts = Set.copyOf(parts);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Work on the tables as they are, without documents.
     *
     * @param command words of the command line, for the history
     */
    static RunOptions ofTables(String command) {
        return of(command, URI.create(""), Set.of());
    }

    /** A run over all rounds of a folder that does not wait for another one. */
    public static RunOptions of(URI documents, Set<Part> parts) {
        return of("run", documents, parts);
    }

    private static RunOptions of(String command, URI documents, Set<Part> parts) {
        return new RunOptions(
                command,
                documents,
                Set.of(),
                false,
                parts,
                ExportOptions.DEFAULT,
                Duration.ZERO,
                Map.of(),
                false,
                ExportJob.DEFAULT_KEPT,
                Optional.empty());
    }
}
