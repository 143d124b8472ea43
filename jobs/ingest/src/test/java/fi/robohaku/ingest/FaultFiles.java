package fi.robohaku.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Samples that were changed by one habit of people or programs, as files; their README tells each. */
final class FaultFiles {
    private FaultFiles() {}

    static DocumentReading read(String name) {
        try (InputStream in = FaultFiles.class.getResourceAsStream("/faults/" + name)) {
            return Given.READER.read(name, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
