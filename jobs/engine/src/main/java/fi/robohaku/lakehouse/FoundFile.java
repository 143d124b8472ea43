package fi.robohaku.lakehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file below the folder of documents.
 *
 * @param path path below that folder, with {@code /} between its parts
 * @param location where the storage finds it, a URI
 * @param sizeBytes size
 * @param modifiedAt when it was last changed, by its storage
 */
public record FoundFile(String path, String location, long sizeBytes, Instant modifiedAt) {
    private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

    public FoundFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(modifiedAt, "modifiedAt");
    }

    /** Whether a change after a moment would bear another time than the file has: clocks of storages are coarse. */
    public boolean isSettledAt(Instant moment) {
        return modifiedAt.isBefore(moment.minus(CLOCK_TICK));
    }

    /** The call round that the first folder of the path names, four digits. */
    public Optional<String> round() {
        int slash = path.indexOf('/');
        return slash == 4 && path.substring(0, 4).chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(path.substring(0, 4))
                : Optional.empty();
    }
}
