package fi.robohaku;

import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;

/**
 * Workspaces that take long to make: each is made once and kept in {@code jobs/target/kept/} under a hash of all that it
 * is made of, so that the test JVMs of a build share it, and the next build with the same sources as well. Tests only
 * read it, or copy it.
 */
public final class KeptWorkspace {
    private static final List<String> MADE_OF = List.of(
            "pom.xml",
            "jobs/ingest/pom.xml",
            "jobs/engine/pom.xml",
            "jobs/ingest/src/main",
            "jobs/engine/src/main",
            "schemas",
            "data-samples");

    private KeptWorkspace() {}

    /** Fills a folder; what it throws leaves nothing kept. */
    @FunctionalInterface
    public interface Maker {
        void fill(Path folder) throws Exception;
    }

    /**
     * The folder of a workspace, filled where no test JVM has done so before.
     *
     * @param name of the folder; what the maker does may differ between names only
     */
    public static synchronized Path of(String name, Maker maker) {
        try {
            Path kept = Files.createDirectories(TestWarehouse.home().resolve("jobs/target/kept"));
            Path folder = kept.resolve(name + "-" + fingerprint());
            Path whole = kept.resolve(folder.getFileName() + ".whole");
            try (FileChannel channel = FileChannel.open(
                            kept.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.exists(whole)) {
                    removeAll(kept, name);
                    maker.fill(Files.createDirectories(folder));
                    Files.writeString(whole, "");
                }
            }
            return folder;
        } catch (Exception e) {
            throw new AssertionError("The workspace " + name + " could not be made", e);
        }
    }

    /** Removes what was made of other sources, or not to its end. */
    private static void removeAll(Path kept, String name) throws IOException {
        try (Stream<Path> entries = Files.list(kept)) {
            for (Path entry : entries.filter(
                            one -> one.getFileName().toString().matches(name + "-[0-9a-f]{16}(\\.whole)?"))
                    .toList()) {
                FileUtils.forceDelete(entry.toFile());
            }
        }
    }

    private static String fingerprint() throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (DigestOutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (String part : MADE_OF) {
                Path root = TestWarehouse.home().resolve(part);
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        String name = TestWarehouse.home().relativize(file).toString();
                        sink.write(name.getBytes(StandardCharsets.UTF_8));
                        Files.copy(file, sink);
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
