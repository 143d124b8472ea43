package fi.robohaku.lakehouse;

import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Schemas;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Detects which files have to be read: compares what a folder holds now with what the document registry holds as current.
 *
 * <p>A file whose size and time are those of the registry is not opened, unless it was changed so shortly before it was
 * last read that a later change could bear the same time. It is read again where the fingerprint of what it was read by
 * is no longer that of its template, or of documents without a template.
 */
final class ChangeDetector {
    private final Map<String, String> fingerprints;
    private final boolean verifies;

    /**
     * @param fingerprints what documents are read by now, as {@link Schemas#fingerprints} gives it
     * @param verifies whether every file is opened
     */
    ChangeDetector(Map<String, String> fingerprints, boolean verifies) {
        this.fingerprints = Map.copyOf(fingerprints);
        this.verifies = verifies;
    }

    /**
     * Compares the files with the registry.
     *
     * @param registered rows of the document registry, in whatever state
     * @param rounds rounds whose files are looked at; empty for all
     */
    DetectedChanges detect(List<FoundFile> files, List<Row> registered, Set<String> rounds) {
        Map<String, Row> current = currentByPath(registered, rounds);
        List<DetectedChanges.DetectedFile> detected = new ArrayList<>();
        for (FoundFile file : files) {
            Row known = current.remove(file.path());
            detected.add(DetectedChanges.DetectedFile.found(
                    file, known, known == null ? FileAction.NEW : action(file, known)));
        }
        current.values().forEach(gone -> detected.add(DetectedChanges.DetectedFile.vanished(gone)));
        return new DetectedChanges(detected);
    }

    private static Map<String, Row> currentByPath(List<Row> registered, Set<String> rounds) {
        Map<String, Row> current = new TreeMap<>();
        for (Row row : registered) {
            String path = row.getAs("path");
            boolean isInScope = rounds.isEmpty()
                    || rounds.contains(path.substring(0, path.indexOf('/') + 1).replace("/", ""));
            if (isInScope && "current".equals(row.getAs("state"))) {
                current.put(path, row);
            }
        }
        return current;
    }

    private FileAction action(FoundFile file, Row known) {
        String template = known.getAs("contract");
        String fingerprint = fingerprints.get(template == null ? Schemas.NO_TEMPLATE : template);
        if (!known.<String>getAs("definitions").equals(fingerprint)
                || Rule.OF_MACHINE.contains(String.valueOf(known.<String>getAs("outcome_rule")))) {
            return FileAction.REREAD;
        }
        Instant modified = known.<Timestamp>getAs("modified_at").toInstant();
        Instant read = known.<Timestamp>getAs("read_at").toInstant();
        boolean isSame = file.sizeBytes() == known.<Long>getAs("size_bytes")
                && file.modifiedAt().equals(modified)
                && file.isSettledAt(read);
        return isSame && !verifies ? FileAction.UNCHANGED : FileAction.SUSPECT;
    }
}
