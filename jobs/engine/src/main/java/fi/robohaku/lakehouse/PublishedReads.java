package fi.robohaku.lakehouse;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.analysis.AnalysisContext;

/**
 * Which record of published versions a statement reads by. All tables of one statement are read by the same: Spark resolves
 * their names one after the other, and a run may publish in between.
 */
final class PublishedReads {
    /** Names that are resolved outside of any statement share a context of their thread; they do not keep it for ever. */
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

    private record Begun(
            URI warehouse, WeakReference<Object> statement, long atNanos, Optional<PublishedVersions> record) {
        boolean isOf(URI asked, Object asking) {
            return warehouse.equals(asked)
                    && statement.get() == asking
                    && System.nanoTime() - atNanos < LONGEST_STATEMENT.toNanos();
        }
    }

    private static final ThreadLocal<Begun> BEGUN = new ThreadLocal<>();
    private volatile Optional<PublishedVersions> lastNumbered = Optional.empty();

    /** The record that was the newest when the statement that this thread resolves first asked for one. */
    Optional<PublishedVersions> ofThisStatement(URI warehouse, Configuration configuration) throws IOException {
        // Spark hands this cache down from a statement to the queries of its views.
        Object statement = AnalysisContext.get().relationCache();
        Begun known = BEGUN.get();
        if (known == null || !known.isOf(warehouse, statement)) {
            known = new Begun(
                    warehouse,
                    new WeakReference<>(statement),
                    System.nanoTime(),
                    PublishedVersions.newest(warehouse, configuration));
            BEGUN.set(known);
        }
        return known.record();
    }

    /** The record of a number. */
    Optional<PublishedVersions> numbered(URI warehouse, long number, Configuration configuration) throws IOException {
        Optional<PublishedVersions> known = lastNumbered;
        if (known.isEmpty() || known.get().number() != number) {
            known = PublishedVersions.numbered(warehouse, number, configuration);
            lastNumbered = known;
        }
        return known;
    }
}
