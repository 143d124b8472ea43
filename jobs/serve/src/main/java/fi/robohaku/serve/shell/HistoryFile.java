package fi.robohaku.serve.shell;

import fi.robohaku.serve.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The file with the history of the shell. Queries can hold names of people, so only its owner reads it. */
final class HistoryFile {
    private static final Logger LOG = LogManager.getLogger(HistoryFile.class);

    private HistoryFile() {}

    /**
     * Creates an empty file where there is none, and takes the rights of others away where there is one. Where this cannot
     * be done, on file systems without owners or in a home that cannot be written to, the shell goes on.
     */
    static void makePrivate(Path file) {
        try {
            PrivateFiles.createOrRestrict(file);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Others may be able to read {}", file, e);
        }
    }
}
