package fi.robohaku.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.util.DeltaFileOperations;

/** The files of the log of one table, as they stand in its folder {@code _delta_log}. */
final class TableLog {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern COMMIT = Pattern.compile("([0-9]{20})\\.json");
    private static final Pattern CHECKPOINT = Pattern.compile("([0-9]{20})\\.checkpoint\\..*parquet");

    private final String table;
    private final Path folder;
    private final FileSystem storage;
    private final NavigableSet<Long> commits = new TreeSet<>();
    private final NavigableSet<Long> checkpoints = new TreeSet<>();

    TableLog(Warehouse warehouse, String table) throws IOException {
        this.table = table;
        this.folder = new Path(warehouse.path(table), "_delta_log");
        this.storage = folder.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
        try {
            for (FileStatus file : storage.listStatus(folder)) {
                note(file.getPath().getName(), COMMIT, commits);
                note(file.getPath().getName(), CHECKPOINT, checkpoints);
            }
        } catch (FileNotFoundException e) {
            // Without a folder there are no commits.
        }
    }

    private static void note(String name, Pattern pattern, NavigableSet<Long> versions) {
        Matcher matcher = pattern.matcher(name);
        if (matcher.matches()) {
            versions.add(Long.parseLong(matcher.group(1)));
        }
    }

    /** Commits since the last checkpoint that are missing or cannot be read. */
    List<TableDamage> inspect() throws IOException {
        List<TableDamage> damages = new ArrayList<>();
        if (commits.isEmpty()) {
            return damages;
        }
        long first = checkpoints.isEmpty() ? 0 : checkpoints.last() + 1;
        for (long version = first; version <= commits.last(); version++) {
            if (!commits.contains(version)) {
                damages.add(damage(version, "the commit is missing, and later ones are there"));
            } else if (!isReadable(version)) {
                damages.add(damage(version, "the commit is cut short or was changed"));
            }
        }
        return damages;
    }

    private TableDamage damage(long version, String what) {
        return new TableDamage(table, TableDamage.Kind.LOG, "_delta_log/" + name(version), what);
    }

    private boolean isReadable(long version) throws IOException {
        List<String> lines = lines(version);
        try {
            for (String line : lines) {
                JSON.readTree(line);
            }
        } catch (JsonProcessingException e) {
            return false;
        }
        return !lines.isEmpty();
    }

    /** The commit that added a file, in words: since which version and when; empty where the log does not go back so far. */
    String since(String file) throws IOException {
        for (long version : commits) {
            if (isReadable(version) && adds(version, file)) {
                FileStatus commit = storage.getFileStatus(new Path(folder, name(version)));
                return "; it is part of the table since version " + version + " of "
                        + Instant.ofEpochMilli(commit.getModificationTime());
            }
        }
        return "";
    }

    /**
     * A data file that a commit added.
     *
     * @param size in bytes
     */
    record AddedFile(Path path, long size) {}

    /**
     * The data files that commits added, and none of them removed again. A commit that only marks rows of a file as deleted adds
     * none.
     *
     * @param after version whose commit counts no more; -1 for all that stand in the log
     * @param last the last version that counts
     */
    List<AddedFile> added(long after, long last) throws IOException {
        Map<String, AddedFile> added = new LinkedHashMap<>();
        for (long version : commits.headSet(last, true).tailSet(after, false)) {
            List<JsonNode> actions = new ArrayList<>();
            for (String line : lines(version)) {
                actions.add(JSON.readTree(line));
            }
            Set<String> removed = new HashSet<>();
            actions.forEach(
                    action -> removed.add(action.path("remove").path("path").asText()));
            for (JsonNode action : actions) {
                String file = action.path("add").path("path").asText();
                if (!file.isEmpty() && !removed.remove(file)) {
                    added.put(
                            file,
                            new AddedFile(
                                    DeltaFileOperations.absolutePath(
                                            folder.getParent().toString(), file),
                                    action.path("add").path("size").asLong()));
                }
            }
            removed.forEach(added::remove);
        }
        return List.copyOf(added.values());
    }

    private boolean adds(long version, String file) throws IOException {
        for (String line : lines(version)) {
            JsonNode added = JSON.readTree(line).path("add").path("path");
            if (added.asText().equals(file)) {
                return true;
            }
        }
        return false;
    }

    private List<String> lines(long version) throws IOException {
        try (InputStream in = storage.open(new Path(folder, name(version)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static String name(long version) {
        return String.format(Locale.ROOT, "%020d.json", version);
    }
}
