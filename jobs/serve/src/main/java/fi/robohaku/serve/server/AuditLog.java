package fi.robohaku.serve.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.serve.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Who asked what of the server, when, how long it took, how many rows went out and how it ended: one JSON object a line
 * in {@code <logs>/audit-<year>-<month>.jsonl}, which only its owner can read. A line is on disk when the question has
 * ended.
 */
final class AuditLog {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
    /** A query that was made by a program can be endless; what it does is seen from its beginning. */
    private static final int MOST_CHARACTERS = 10_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;

    AuditLog(Path folder) {
        this.folder = folder;
    }

    /** File of the month that holds the instant. */
    Path file(Instant instant) {
        return folder.resolve("audit-" + MONTH.format(instant) + ".jsonl");
    }

    synchronized void write(AuditEntry entry) {
        ObjectNode line = json.createObjectNode();
        line.put("time", entry.began().toString());
        line.put("protocol", entry.client().protocol());
        line.put("user", entry.client().user());
        line.put("session", entry.client().session());
        line.put("asked", entry.asked().word());
        line.put("query", shortened(entry.text()));
        line.put("seconds", entry.took().toMillis() / 1000.0);
        line.put("rows", entry.rows());
        line.put("outcome", entry.ending().outcome().word());
        line.put("message", shortened(entry.ending().message()));
        Path file = file(entry.began());
        try {
            makeFor(file);
            Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log cannot be written: " + file, e);
        }
    }

    private static void makeFor(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            try {
                OwnerOnly.create(file);
            } catch (FileAlreadyExistsException e) {
                // Another server over the same workspace made it in between.
                return;
            }
        }
    }

    /** The beginning of a text that may be endless. */
    static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
