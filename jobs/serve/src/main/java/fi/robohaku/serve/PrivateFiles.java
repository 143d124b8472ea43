package fi.robohaku.serve;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that nobody but their owner may read, where the file system knows owners. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFiles() {}

    /** Creates an empty file. */
    public static void create(Path file) throws IOException {
        if (supportsOwners(file.toAbsolutePath().getParent())) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createFile(file);
        }
    }

    /** Creates an empty file where there is none, and takes the rights of others away where there is one. */
    public static void createOrRestrict(Path file) throws IOException {
        try {
            create(file);
        } catch (FileAlreadyExistsException e) {
            if (supportsOwners(file)) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        }
    }

    /**
     * Checks that nobody else can read or write a file.
     *
     * @throws IOException where somebody can, with what to do
     */
    public static void requirePrivate(Path file) throws IOException {
        if (supportsOwners(file)) {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER);
            others.remove(PosixFilePermission.OWNER_EXECUTE);
            if (!others.isEmpty()) {
                throw new IOException("Others than its owner have rights to " + file + " ("
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        + "); take them away with: chmod 600 " + file);
            }
        }
    }

    private static boolean supportsOwners(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
