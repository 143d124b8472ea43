package fi.robohaku.lakehouse;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Documents that stand in the tables and are gone from the folder. That some are taken away is a day's work; that a round
 * loses most of what it had is rather a folder that was not mounted, emptied or renamed.
 */
final class VanishedDocuments {
    /** A round of fewer may lose any number but all. */
    private static final int FEWEST_GONE = 5;

    private VanishedDocuments() {}

    /** How many of the documents of a round that stand in the tables are gone. */
    private record Share(long gone, long known) {
        Share plus(boolean isGone) {
            return new Share(gone + (isGone ? 1 : 0), known + 1);
        }

        /** Whether all are gone, or at least {@link #FEWEST_GONE} and more than half. */
        boolean isMost() {
            return gone > 0 && (gone == known || (gone >= FEWEST_GONE && 2 * gone > known));
        }
    }

    /**
     * Refuses changes by which a round, the first folder of the paths, loses all documents or at least five and more than
     * half.
     */
    static void refuseWhereMost(DetectedChanges changes, URI documents) throws IOException {
        Map<String, Share> rounds = new TreeMap<>();
        for (DetectedChanges.DetectedFile file : changes.files()) {
            boolean isGone = file.action() == FileAction.VANISHED;
            // A file whose state stands in the tables is known; a new one says nothing of those before it.
            if (isGone || file.action() != FileAction.NEW) {
                String path = file.row().getString(DetectedChanges.SCHEMA.fieldIndex("path"));
                String round = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
                rounds.merge(round, new Share(0, 0).plus(isGone), (share, one) -> share.plus(isGone));
            }
        }
        rounds.values().removeIf(share -> !share.isMost());
        if (!rounds.isEmpty()) {
            throw new IOException("Most documents are gone below " + documents + ": "
                    + rounds.entrySet().stream()
                            .map(round -> round.getValue().gone() + " of "
                                    + round.getValue().known() + " in "
                                    + (round.getKey().isEmpty() ? "the folder itself" : round.getKey() + "/"))
                            .collect(Collectors.joining(", "))
                    + ". Nothing was retired: bring the folder back, or run again with --retire where they are to go");
        }
    }
}
