package fi.robohaku.lakehouse;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What is to be done with each file: what the folder holds now beside what the ledger holds as current.
 *
 * <p>The actions are {@code new}; {@code vanished}; {@code reread}, since the contracts changed or it could not be read
 * before; {@code unchanged}; and {@code suspect}, which is opened to see whether it changed. A file whose size and time
 * are those of the ledger is not opened, unless it was changed so shortly before it was last read that a later change
 * could bear the same time.
 */
final class ChangeDetector {
    /** A file with its action; what the folder or the ledger does not hold of it is null. */
    static final StructType PLANNED = new StructType()
            .add("path", DataTypes.StringType)
            .add("location", DataTypes.StringType)
            .add("folder_round", DataTypes.StringType)
            .add("size_bytes", DataTypes.LongType)
            .add("modified_at", DataTypes.TimestampType)
            .add("known_document_id", DataTypes.StringType)
            .add("known_sha256", DataTypes.StringType)
            .add("action", DataTypes.StringType);

    private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

    private final String definitions;
    private final boolean verify;

    /**
     * @param definitions fingerprint of the contracts
     * @param verify whether every file is opened
     */
    ChangeDetector(String definitions, boolean verify) {
        this.definitions = definitions;
        this.verify = verify;
    }

    /**
     * Rows of {@link #PLANNED}, one for each file of the folder or the ledger.
     *
     * @param known rows of {@code ops.documents}. They are filtered here: to read a table that small without a filter
     *     takes one job, and with one four
     * @param rounds rounds whose files are looked at; empty for all
     */
    List<Row> rows(List<FoundFile> files, Dataset<Row> known, Set<String> rounds) {
        Map<String, Row> ledger = new TreeMap<>();
        for (Row row : known.select(
                        "path", "state", "document_id", "sha256", "definitions", "size_bytes", "modified_at", "read_at")
                .collectAsList()) {
            String path = row.getAs("path");
            boolean isInScope = rounds.isEmpty()
                    || rounds.contains(path.substring(0, path.indexOf('/') + 1).replace("/", ""));
            if (isInScope && "current".equals(row.getAs("state"))) {
                ledger.put(path, row);
            }
        }
        List<Row> planned = new ArrayList<>();
        for (FoundFile file : files) {
            Row before = ledger.remove(file.path());
            planned.add(RowFactory.create(
                    file.path(),
                    file.location(),
                    file.round().orElse(null),
                    file.sizeBytes(),
                    Timestamp.from(file.modifiedAt()),
                    before == null ? null : before.getAs("document_id"),
                    before == null ? null : before.getAs("sha256"),
                    before == null ? "new" : action(file, before)));
        }
        for (Row gone : ledger.values()) {
            planned.add(RowFactory.create(
                    gone.getAs("path"),
                    null,
                    null,
                    null,
                    null,
                    gone.getAs("document_id"),
                    gone.getAs("sha256"),
                    "vanished"));
        }
        return planned;
    }

    private String action(FoundFile file, Row known) {
        if (!known.<String>getAs("definitions").equals(definitions)
                || known.<String>getAs("sha256").isEmpty()) {
            return "reread";
        }
        Instant modified = known.<Timestamp>getAs("modified_at").toInstant();
        Instant read = known.<Timestamp>getAs("read_at").toInstant();
        boolean isSame = file.sizeBytes() == known.<Long>getAs("size_bytes")
                && file.modifiedAt().equals(modified)
                && modified.isBefore(read.minus(CLOCK_TICK));
        return isSame && !verify ? "unchanged" : "suspect";
    }
}
