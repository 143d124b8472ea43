package fi.robohaku.serve.auth;

import fi.robohaku.serve.PrivateFiles;
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
 * A file of users and the hashes of their tokens, a line each: {@code user<TAB>sha-256<TAB>day it was made}. Only its
 * owner may read the file. It is read again when it has changed, so a token that is added or removed counts at once.
 */
public final class TokenStore implements Authenticator {
    private static final String HEADING =
            "# user, SHA-256 of the token, day it was made; written by 'robohaku serve token'";

    private final Path file;
    private Map<String, Entry> cached = Map.of();
    private Optional<FileTime> cachedAt = Optional.empty();

    /** The stored token of a user. */
    private record Entry(String hash, String day) {}

    public TokenStore(Path file) {
        this.file = file;
    }

    /** The default file of a workspace. */
    public static Path defaultFile(Path workspace) {
        return workspace.resolve("tokens");
    }

    /**
     * Creates a token for a user, and replaces the one that the user had.
     *
     * @return the token, which is stored nowhere
     * @throws IllegalArgumentException where the name is not allowed for a user
     */
    public synchronized String add(String user, LocalDate day) throws IOException {
        String token = Tokens.create();
        Map<String, Entry> all = new TreeMap<>(entries());
        all.put(Tokens.requireUserName(user), new Entry(Tokens.hash(token), day.toString()));
        write(all);
        return token;
    }

    /** Removes the token of a user, and says whether there was one. */
    public synchronized boolean remove(String user) throws IOException {
        Map<String, Entry> all = new TreeMap<>(entries());
        boolean isThere = all.remove(user) != null;
        if (isThere) {
            write(all);
        }
        return isThere;
    }

    /** The users in the order of their names, with the day on which their token was made. */
    public synchronized Map<String, String> list() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        entries().forEach((user, entry) -> listed.put(user, entry.day()));
        return listed;
    }

    @Override
    public synchronized Optional<String> authenticate(String token) throws IOException {
        String hash = Tokens.hash(token);
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, Entry> entry : entries().entrySet()) {
            if (Tokens.hashesEqual(entry.getValue().hash(), hash)) {
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
            cached = Map.of();
            cachedAt = Optional.empty();
            return cached;
        }
        FileTime changed = Files.getLastModifiedTime(file);
        if (!cachedAt.equals(Optional.of(changed))) {
            PrivateFiles.requirePrivate(file);
            cached = parse(Files.readAllLines(file, StandardCharsets.UTF_8));
            cachedAt = Optional.of(changed);
        }
        return cached;
    }

    private Map<String, Entry> parse(List<String> lines) throws IOException {
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
        Path temporary = absolute.resolveSibling(
                absolute.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(temporary);
        PrivateFiles.create(temporary);
        Files.write(temporary, lines, StandardCharsets.UTF_8);
        Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        cachedAt = Optional.empty();
    }
}
