package fi.robohaku.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Reads files of this machine whose content nobody vouches for. Links are not followed, which could lead out of a folder;
 * pipes, sockets and devices are not opened, which could keep a reader waiting for ever.
 */
public final class LocalFile {
    private static final int MOST_TRIES = 3;
    /** Bits of the mode of a file that tell what it is, and what they tell. */
    private static final int TYPE = 0xF000;

    private LocalFile() {}

    /** A file has more bytes than are read. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long bytes;

        TooLargeException(long bytes) {
            super(bytes + " bytes");
            this.bytes = bytes;
        }

        public long bytes() {
            return bytes;
        }
    }

    /** What stands in the place of a file is none. */
    public static final class NotRegularException extends IOException {
        private static final long serialVersionUID = 1L;
        private final String kind;

        NotRegularException(String kind) {
            super(kind);
            this.kind = kind;
        }

        /** {@code link}, {@code pipe}, {@code socket}, {@code device} or {@code folder}. */
        public String kind() {
            return kind;
        }
    }

    /** A file is written to while it is read. */
    public static final class ChangingException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangingException() {
            super("The file changes while it is read");
        }
    }

    /**
     * All bytes of a file, as they were at one moment.
     *
     * @param most how many bytes it may have
     * @throws TooLargeException where it has more; it is not opened then
     * @throws NotRegularException where it is a link, a pipe, a socket or a device
     * @throws ChangingException where it changes whenever it is read
     */
    public static byte[] read(Path file, long most) throws IOException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            BasicFileAttributes before = attributes(file);
            if (!before.isRegularFile()) {
                throw new NotRegularException(kindOf(file, before));
            }
            if (before.size() > most) {
                throw new TooLargeException(before.size());
            }
            byte[] content = read(file, (int) before.size());
            BasicFileAttributes after = attributes(file);
            boolean isSame = after.size() == content.length
                    && after.lastModifiedTime().equals(before.lastModifiedTime())
                    && java.util.Objects.equals(after.fileKey(), before.fileKey());
            if (isSame) {
                return content;
            }
        }
        throw new ChangingException();
    }

    private static byte[] read(Path file, int size) throws IOException {
        byte[] content = new byte[size];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            int read = in.readNBytes(content, 0, size);
            return read == size ? content : Arrays.copyOf(content, read);
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String kindOf(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return "link";
        }
        if (attributes.isDirectory()) {
            return "folder";
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return "device";
        }
        int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return switch (mode & TYPE) {
            case 0x1000 -> "pipe";
            case 0xC000 -> "socket";
            default -> "device";
        };
    }
}
