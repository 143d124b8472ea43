package fi.robohaku.marts;

import fi.robohaku.lakehouse.StateFile;
import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * What each mart was last computed from, kept beside the tables so that a run that changes nothing need not ask each
 * table for its history. It only spares work: without it every mart is computed anew.
 */
final class MartState {
    /** Name of the file. */
    static final String FILE = "marts.json";

    private static final Logger LOG = LogManager.getLogger(MartState.class);

    private final StateFile file;
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

    private MartState(StateFile file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** Reads what the last run left; nothing where that cannot be read, so that every mart is computed anew. */
    static MartState read(Warehouse warehouse) {
        try {
            StateFile file = StateFile.of(warehouse, FILE);
            return new MartState(file, entries(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the marts were last computed from", e);
        }
    }

    private static Map<String, Entry> entries(StateFile file) throws IOException {
        try {
            return file.<Map<String, Entry>>read(
                            types -> types.constructMapType(TreeMap.class, String.class, Entry.class))
                    .orElseGet(TreeMap::new);
        } catch (StateFile.UnreadableStateException e) {
            LOG.warn("{}; every mart is computed anew", e.getMessage());
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
        file.write(entries);
    }
}
