package fi.robohaku.figures;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.Warehouse;
import io.delta.tables.DeltaTable;
import java.io.FileNotFoundException;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Encoders;

/**
 * What the commit of a mart says it was computed by.
 *
 * @param definition fingerprint of the mart's definition; empty where the commit does not say
 * @param parameters values of its parameters, as JSON; empty likewise
 */
record CommitNote(String definition, String parameters) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The note of the last commit up to a version that bears one: a commit that only keeps the table in order bears none. */
    static CommitNote of(Warehouse warehouse, String table, long version) {
        List<String> notes = DeltaTable.forPath(warehouse.spark(), warehouse.path(table))
                .history()
                .where("version <= " + version + " AND userMetadata IS NOT NULL")
                .orderBy(col("version").desc())
                .limit(1)
                .select("userMetadata")
                .as(Encoders.STRING())
                .collectAsList();
        if (notes.isEmpty()) {
            return new CommitNote("", "");
        }
        try {
            JsonNode note = JSON.readTree(notes.get(0));
            return new CommitNote(
                    note.path("definition").asText(), note.path("parameters").toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The commit " + version + " of " + table + " bears a note that is no JSON", e);
        }
    }

    /** Whether both are known and not the same. */
    boolean differsFrom(CommitNote other) {
        return !definition.isEmpty() && !other.definition.isEmpty() && !equals(other);
    }

    /** Whether reading failed since a version of a table, or its files, are not there any more. */
    static boolean isGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean isNamed = cause instanceof SparkThrowable named
                    && named.getCondition() != null
                    && (named.getCondition().startsWith("DELTA_VERSION_NOT_FOUND")
                            || named.getCondition().startsWith("DELTA_CANNOT_RECREATE_HISTORY")
                            || named.getCondition().startsWith("DELTA_NO_RECREATABLE_HISTORY_FOUND")
                            || named.getCondition().startsWith("DELTA_TRUNCATED_TRANSACTION_LOG")
                            || named.getCondition().startsWith("DELTA_FILE_NOT_FOUND")
                            || named.getCondition().startsWith("FAILED_READ_FILE.FILE_NOT_EXIST"));
            if (isNamed
                    || cause instanceof FileNotFoundException
                    || cause.getClass().getSimpleName().equals("VersionNotFoundException")) {
                return true;
            }
        }
        return false;
    }
}
