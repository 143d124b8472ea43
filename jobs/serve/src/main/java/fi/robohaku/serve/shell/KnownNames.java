package fi.robohaku.serve.shell;

import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.serve.catalog.DataDictionary;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;

/** The names that completion offers, read beside the shell: a Tab never waits for them. */
final class KnownNames implements AutoCloseable {
    private final Supplier<DataDictionary> dictionary;
    private final Supplier<List<String>> tables;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(DaemonThreads.named("names"));
    private volatile List<String> known = List.of();

    KnownNames(Supplier<DataDictionary> dictionary, Supplier<List<String>> tables) {
        this.dictionary = dictionary;
        this.tables = tables;
    }

    /** Reads the names anew, in the background; until it is done those of before are offered. */
    void refresh() {
        reader.execute(() -> {
            try {
                // Asked for here, so that nobody waits for its first use.
                DataDictionary unused = dictionary.get();
                known = List.copyOf(tables.get());
            } catch (RuntimeException e) {
                LogManager.getLogger(KnownNames.class).info("The names of the tables cannot be read", e);
            }
        });
    }

    /** Whether names have been read. */
    boolean areRead() {
        return !known.isEmpty();
    }

    List<String> tables() {
        return known;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
