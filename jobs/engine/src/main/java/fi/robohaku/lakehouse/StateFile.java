package fi.robohaku.lakehouse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A small JSON file that runs keep beside the tables, in {@code _robohaku/}. Its second line is the fingerprint of the first,
 * so that a file which is cut short, or of which one byte is another, is known as such. Files of program versions before
 * 0.3 have no second line.
 */
public final class StateFile {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final FileSystem storage;
    private final Path file;

    StateFile(FileSystem storage, Path file) {
        this.storage = storage;
        this.file = file;
    }

    /** A file of a warehouse by its name. */
    public static StateFile of(Warehouse warehouse, String name) throws IOException {
        return of(
                warehouse.workspace().warehouse(),
                name,
                warehouse.spark().sessionState().newHadoopConf());
    }

    static StateFile of(java.net.URI warehouse, String name, Configuration configuration) throws IOException {
        Path file = new Path(new Path(warehouse), "_robohaku/" + name);
        return new StateFile(file.getFileSystem(configuration), file);
    }

    /** The file is there and its content is not what a run wrote. */
    public static final class UnreadableStateException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableStateException(Path file, Throwable cause) {
            super("The file " + file.toUri().getPath() + " is cut short or was changed", cause);
        }
    }

    /**
     * Reads the file; empty where there is none.
     *
     * @throws UnreadableStateException where it holds something else than a run wrote
     */
    public <T> Optional<T> read(Class<T> type) throws IOException {
        return read(types -> types.constructType(type));
    }

    /** Reads the file as a type with parameters, likewise. */
    public <T> Optional<T> read(Function<com.fasterxml.jackson.databind.type.TypeFactory, JavaType> type)
            throws IOException {
        byte[] content;
        try (InputStream in = storage.open(file)) {
            content = in.readAllBytes();
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (ChecksumException e) {
            throw new UnreadableStateException(file, e);
        }
        try {
            T value = JSON.readValue(checked(content), type.apply(JSON.getTypeFactory()));
            return Optional.of(value);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableStateException(file, e);
        }
    }

    /** The first line, where the second is its fingerprint or there is no second. */
    private static byte[] checked(byte[] content) throws IOException {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        byte[] line = Arrays.copyOf(content, end);
        String fingerprint = new String(content, end, content.length - end, StandardCharsets.UTF_8).strip();
        if (end < content.length && !fingerprint.equals(DigestUtils.sha256Hex(line))) {
            throw new IOException("The fingerprint is not that of the content");
        }
        return line;
    }

    /** Writes the file in place of what it held: what a reader finds is the old content, the new, or no file. */
    public void write(Object value) throws IOException {
        Path next = file.suffix(".next");
        writeTo(next, value);
        storage.delete(file, false);
        if (!storage.rename(next, file)) {
            throw new IOException("Cannot put " + next + " in place of " + file);
        }
    }

    /** Writes the file where there is none; false where another process was first. */
    boolean writeNew(Object value) throws IOException {
        Path next = file.suffix("." + java.util.UUID.randomUUID() + ".next");
        writeTo(next, value);
        if (!storage.exists(file) && storage.rename(next, file)) {
            return true;
        }
        storage.delete(next, false);
        return false;
    }

    private void writeTo(Path target, Object value) throws IOException {
        byte[] line = JSON.writeValueAsBytes(value);
        try (OutputStream out = storage.create(target, true)) {
            out.write(line);
            out.write(("\n" + DigestUtils.sha256Hex(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Removes the file, where it is there. */
    public void delete() throws IOException {
        storage.delete(file, false);
    }

    @Override
    public String toString() {
        return file.toUri().getPath();
    }
}
