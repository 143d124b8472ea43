package fi.robohaku.serve;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.serve.session.ReadOnlySession;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;

/**
 * The old name of {@link ReadOnlySession}, for programs that were written against it.
 *
 * @deprecated use {@link ReadOnlySession}; this class goes with the next version
 */
@Deprecated(since = "0.1.0", forRemoval = true)
public final class GuardedSession {
    private static final Logger LOG = LogManager.getLogger(GuardedSession.class);

    private GuardedSession() {}

    /** Creates a read-only session, as {@link ReadOnlySession#create} does. */
    public static SparkSession over(Warehouse warehouse) {
        LOG.warn("GuardedSession.over is deprecated: use fi.robohaku.serve.session.ReadOnlySession.create");
        return ReadOnlySession.create(warehouse);
    }
}
