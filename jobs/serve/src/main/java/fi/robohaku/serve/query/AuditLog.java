package fi.robohaku.serve.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.serve.PrivateFiles;
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
 * The audit log: who requested what, when, how long it took, how many rows were sent and how it ended. Each request is
 * one JSON object on a line of {@code <logs>/audit-<year>-<month>.jsonl}, which only its owner can read. The line is on
 * disk when the query has ended.
 */
final class AuditLog {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
    /** A statement that a program wrote can be endless; its beginning shows what it does. */
    private static final int MAX_CHARACTERS = 10_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;

    AuditLog(Path folder) {
        this.folder = folder;
    }

    /** The file of the month that holds the instant. */
    Path file(Instant instant) {
        return folder.resolve("audit-" + MONTH.format(instant) + ".jsonl");
    }

    /** Appends a line. Names and words of the fields are read outside and stay as they are. */
    synchronized void write(AuditEntry entry) {
        ObjectNode line = json.createObjectNode();
        line.put("time", entry.createTime().toString());
        line.put("protocol", entry.client().protocol());
        line.put("user", abbreviate(entry.client().user()));
        line.put("session", entry.client().session());
        line.put("asked", entry.type().auditWord());
        line.put("query", shorten(entry.text()));
        line.put("seconds", entry.elapsed().toMillis() / 1000.0);
        line.put("rows", entry.rows());
        line.put("outcome", entry.completion().status().auditWord());
        line.put("message", shorten(entry.completion().message()));
        Path file = file(entry.createTime());
        try {
            createIfMissing(file);
            Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log cannot be written: " + file, e);
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            try {
                PrivateFiles.create(file);
            } catch (FileAlreadyExistsException e) {
                // Another server over the same workspace created it in between.
                return;
            }
        }
    }

    /** The beginning of a name: a user without a token sends what comes to mind. */
    private static String abbreviate(String name) {
        return name.length() <= DenialLog.MAX_NAME ? name : name.substring(0, DenialLog.MAX_NAME) + "…";
    }

    /** Shortens a text that may be endless to its beginning. */
    static String shorten(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }
}
