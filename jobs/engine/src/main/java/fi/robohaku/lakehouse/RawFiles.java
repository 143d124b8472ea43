package fi.robohaku.lakehouse;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Files of this machine, as Hadoop sees them, without a process for each: Hadoop's own class, where its native library is
 * missing, calls {@code chmod} for every file it makes and {@code readlink} for every file it renames.
 */
class RawFiles extends RawLocalFileSystem {
    private static final PosixFilePermission[] FROM_LOWEST_BIT = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    /** Leaves the sticky bit alone, which the JVM cannot set; nothing here asks for it. */
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
        java.nio.file.Path file = pathToFile(path).toPath();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, permissions(permission.toShort()));
        } else {
            super.setPermission(path, permission);
        }
    }

    private static Set<PosixFilePermission> permissions(int bits) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < FROM_LOWEST_BIT.length; bit++) {
            if ((bits >> bit & 1) == 1) {
                permissions.add(FROM_LOWEST_BIT[bit]);
            }
        }
        return permissions;
    }

    /** Asks Hadoop's class only of what is a link. */
    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
        return Files.isSymbolicLink(pathToFile(path).toPath()) ? super.getFileLinkStatus(path) : getFileStatus(path);
    }

    /** Takes the place of no file: of two that rename to one name at once, one fails. */
    @Override
    public boolean rename(Path from, Path to) throws IOException {
        java.nio.file.Path source = pathToFile(from).toPath();
        java.nio.file.Path target = pathToFile(to).toPath();
        boolean isNewFile = Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)
                && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(target.getParent());
        if (!isNewFile) {
            return super.rename(from, to);
        }
        try {
            if (!link(source, target)) {
                return false;
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A storage without hard links.
            return super.rename(from, to);
        }
        Files.delete(source);
        return true;
    }

    /** Gives a file a second name; false where another file has taken it meanwhile. */
    static boolean link(java.nio.file.Path source, java.nio.file.Path target) throws IOException {
        try {
            Files.createLink(target, source);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
