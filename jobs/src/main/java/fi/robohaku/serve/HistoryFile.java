package fi.robohaku.serve;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The file that keeps what was typed. Questions can hold names of people, so only its owner reads it. */
final class HistoryFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private HistoryFile() {}

    /**
     * Makes an empty file where there is none, and takes the rights of others away where there is one. The shell goes on
     * where this cannot be done: on file systems that know no owners, or in a home that is not written to.
     */
    static void keepToOwner(Path file) {
        try {
            if (!Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                return;
            }
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
            } catch (FileAlreadyExistsException e) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(HistoryFile.class.getName())
                    .log(System.Logger.Level.WARNING, "Others may be able to read " + file, e);
        }
    }
}
