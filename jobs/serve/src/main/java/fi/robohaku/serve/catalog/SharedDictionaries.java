package fi.robohaku.serve.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Dictionaries that all sessions of a process share, for to read the contracts of a folder takes seconds. */
final class SharedDictionaries {
    private final Map<Path, Kept> kept = new HashMap<>();

    /** @param state the files it was read from, with size and time of change */
    private record Kept(List<String> state, DataDictionary dictionary) {}

    /** The dictionary of a folder as it is now. */
    synchronized DataDictionary get(Path schemas) {
        List<String> state = state(schemas);
        Kept known = kept.get(schemas);
        if (known == null || !known.state().equals(state)) {
            known = new Kept(state, DataDictionary.read(schemas));
            kept.put(schemas, known);
        }
        return known.dictionary();
    }

    private static List<String> state(Path schemas) {
        try (Stream<Path> files = Files.walk(schemas)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(SharedDictionaries::describe)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The contracts cannot be read: " + schemas, e);
        }
    }

    private static String describe(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The contract cannot be read: " + file, e);
        }
    }
}
