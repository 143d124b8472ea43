package fi.robohaku.export;

import fi.robohaku.lakehouse.Warehouse;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The run whose figures are exported: the last that changed a table. It is the only clock in an exported file, so that
 * the same tables give the same bytes whenever they are exported.
 *
 * @param id as in {@code ops.runs}
 * @param startedAt its start
 */
public record DataRun(String id, Instant startedAt) {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /** The day on which it started, where its readers are. */
    public LocalDate startedOn() {
        return startedAt.atZone(HELSINKI).toLocalDate();
    }

    /** The last run of {@code ops.runs}; empty where there is none. */
    public static Optional<DataRun> last(Warehouse warehouse) {
        if (!warehouse.exists("ops.runs")) {
            return Optional.empty();
        }
        return warehouse
                .spark()
                .table("ops.runs")
                .select("run_id", "started_at")
                .sort(
                        functions.col("started_at").desc(),
                        functions.col("run_id").desc())
                .limit(1)
                .collectAsList()
                .stream()
                .map(DataRun::of)
                .findFirst();
    }

    private static DataRun of(Row row) {
        return new DataRun(row.getString(0), row.<Timestamp>getAs(1).toInstant());
    }
}
