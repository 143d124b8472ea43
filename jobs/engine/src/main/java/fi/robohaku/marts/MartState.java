package fi.robohaku.marts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What each mart was last computed from, kept beside the tables so that a run that changes nothing need not ask each
 * table for its history. It only spares work: without it every mart is computed anew.
 */
final class MartState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileSystem storage;
    private final Path file;
    private final Map<String, Entry> entries;

    /**
     * Where a mart stands.
     *
     * @param definition fingerprint of its definition
     * @param inputs version of each table it read; -1 of an ephemeral mart
     * @param version its own version then; -1 of an ephemeral mart
     */
    record Entry(String definition, Map<String, Long> inputs, long version) {
        Entry {
            inputs = Map.copyOf(inputs);
        }
    }

    private MartState(FileSystem storage, Path file, Map<String, Entry> entries) {
        this.storage = storage;
        this.file = file;
        this.entries = entries;
    }

    /** Reads what the last run left. */
    static MartState read(Warehouse warehouse) {
        try {
            Path file = new Path(new Path(warehouse.workspace().warehouse()), "_robohaku/marts.json");
            FileSystem storage =
                    file.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
            return new MartState(storage, file, storage.exists(file) ? entries(storage, file) : new TreeMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Entry> entries(FileSystem storage, Path file) throws IOException {
        try (InputStream in = storage.open(file)) {
            return JSON.readValue(in, new TypeReference<TreeMap<String, Entry>>() {});
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return new TreeMap<>();
        }
    }

    boolean isCurrent(String mart, Entry now) {
        return now.equals(entries.get(mart));
    }

    /** Tables that a mart of this definition read when it was last computed; empty where its definition is another. */
    Optional<Set<String>> tablesRead(String mart, String definition) {
        return Optional.ofNullable(entries.get(mart))
                .filter(entry -> entry.definition().equals(definition))
                .map(entry -> entry.inputs().keySet());
    }

    /** Whether a mart was last computed by a definition, and its table is of the version that it had then. */
    boolean isOf(String mart, String definition, long version) {
        Entry entry = entries.get(mart);
        return entry != null && entry.definition().equals(definition) && entry.version() == version;
    }

    void put(String mart, Entry entry) {
        entries.put(mart, entry);
    }

    void write() throws IOException {
        Path next = new Path(file.getParent(), "marts.json.next");
        try (OutputStream out = storage.create(next, true)) {
            JSON.writeValue(out, entries);
        }
        storage.delete(file, false);
        storage.rename(next, file);
    }
}
