package fi.robohaku.serve.server;

import fi.robohaku.serve.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The users of a server and the hashes of their tokens, a line each: {@code user<TAB>sha-256<TAB>day it was made}. Only
 * its owner may read the file. It is read again when it has changed, so that a token that is added or taken away counts
 * at once.
 */
public final class TokenFile implements Users {
    private static final String HEADING =
            "# user, SHA-256 of the token, day it was made; written by 'robohaku serve token'";

    private final Path file;
    private Map<String, Entry> read = Map.of();
    private Optional<FileTime> readAt = Optional.empty();

    /** What is stored for a user. */
    private record Entry(String hash, String day) {}

    public TokenFile(Path file) {
        this.file = file;
    }

    /** Where the tokens of a workspace are kept. */
    public static Path of(Path workspace) {
        return workspace.resolve("tokens");
    }

    /**
     * Makes a token for a user; one that the user had before is no more.
     *
     * @return the token, which is stored nowhere
     * @throws IllegalArgumentException where the name cannot be that of a user
     */
    public synchronized String add(String user, LocalDate day) throws IOException {
        String token = Tokens.random();
        Map<String, Entry> all = new TreeMap<>(entries());
        all.put(Tokens.user(user), new Entry(Tokens.hash(token), day.toString()));
        write(all);
        return token;
    }

    /** Takes the token of a user away, and says whether there was one. */
    public synchronized boolean remove(String user) throws IOException {
        Map<String, Entry> all = new TreeMap<>(entries());
        boolean isThere = all.remove(user) != null;
        if (isThere) {
            write(all);
        }
        return isThere;
    }

    /** Users in the order of their names, with the day their token was made. */
    public synchronized Map<String, String> days() throws IOException {
        Map<String, String> days = new TreeMap<>();
        entries().forEach((user, entry) -> days.put(user, entry.day()));
        return days;
    }

    @Override
    public synchronized Optional<String> userOf(String token) throws IOException {
        String hash = Tokens.hash(token);
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, Entry> entry : entries().entrySet()) {
            if (Tokens.isSame(entry.getValue().hash(), hash)) {
                found = Optional.of(entry.getKey());
            }
        }
        return found;
    }

    @Override
    public synchronized boolean isEmpty() throws IOException {
        return entries().isEmpty();
    }

    private Map<String, Entry> entries() throws IOException {
        if (!Files.exists(file)) {
            read = Map.of();
            readAt = Optional.empty();
            return read;
        }
        FileTime changed = Files.getLastModifiedTime(file);
        if (!readAt.equals(Optional.of(changed))) {
            OwnerOnly.check(file);
            read = parsed(Files.readAllLines(file, StandardCharsets.UTF_8));
            readAt = Optional.of(changed);
        }
        return read;
    }

    private Map<String, Entry> parsed(List<String> lines) throws IOException {
        Map<String, Entry> all = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.split("\t", -1);
                if (parts.length != 3 || !parts[1].matches("[0-9a-f]{64}")) {
                    throw new IOException("Line " + (i + 1) + " of " + file
                            + " is not a user, a SHA-256 and a day, parted by tabs; "
                            + "'robohaku serve token add USER' writes such lines");
                }
                all.put(parts[0], new Entry(parts[1], parts[2]));
            }
        }
        return all;
    }

    private void write(Map<String, Entry> all) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        all.forEach((user, entry) -> lines.add(user + "\t" + entry.hash() + "\t" + entry.day()));
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path written = absolute.resolveSibling(
                absolute.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(written);
        OwnerOnly.create(written);
        Files.write(written, lines, StandardCharsets.UTF_8);
        Files.move(written, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        readAt = Optional.empty();
    }
}
