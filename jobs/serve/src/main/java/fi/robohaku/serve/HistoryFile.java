package fi.robohaku.serve;

import java.io.IOException;
import java.nio.file.Path;

/** The file that keeps what was typed. Questions can hold names of people, so only its owner reads it. */
final class HistoryFile {
    private HistoryFile() {}

    /**
     * Makes an empty file where there is none, and takes the rights of others away where there is one. The shell goes on
     * where this cannot be done: on file systems that know no owners, or in a home that is not written to.
     */
    static void keepToOwner(Path file) {
        try {
            OwnerOnly.keep(file);
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(HistoryFile.class.getName())
                    .log(System.Logger.Level.WARNING, "Others may be able to read " + file, e);
        }
    }
}
