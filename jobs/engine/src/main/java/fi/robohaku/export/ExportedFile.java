package fi.robohaku.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file of an export.
 *
 * @param name path below the folder of the export, with forward slashes
 * @param rows rows without the heading; empty for what is no table
 * @param bytes its size
 * @param sha256 of its bytes
 */
public record ExportedFile(String name, OptionalLong rows, long bytes, String sha256) {

    /** A table that was written to a folder. */
    public static ExportedFile table(Path folder, String name, long rows) throws IOException {
        return of(folder, name, OptionalLong.of(rows));
    }

    /** Any other file that was written to a folder. */
    public static ExportedFile of(Path folder, String name) throws IOException {
        return of(folder, name, OptionalLong.empty());
    }

    private static ExportedFile of(Path folder, String name, OptionalLong rows) throws IOException {
        Path file = folder.resolve(name);
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new ExportedFile(name, rows, bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
