package fi.robohaku.serve.web;

import fi.robohaku.export.text.PrintableText;
import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryExecution;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.QueryStatus;
import fi.robohaku.serve.query.RequestType;
import fi.robohaku.serve.session.ReadOnlyViolationException;
import fi.robohaku.serve.session.ResultSizeLimit;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/** Executes the queries of pages, under the limits of the query manager. */
final class QueryRunner implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(QueryRunner.class);
    private static final int LIMIT_REACHED = 422;
    private static final int PING_SECONDS = 2;

    private final QueryExecutor executor;
    private final ScheduledExecutorService pings =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("web-ping"));

    QueryRunner(QueryExecutor executor) {
        this.executor = executor;
    }

    /** What is done with the rows of a query while it runs. */
    interface Reader<T> {
        /**
         * Reads rows, all or the first of them.
         *
         * @param columns as the query calls them
         * @param rows values as {@link PlainValues} has them; each counts as sent when it is taken
         */
        T read(List<StructField> columns, Iterator<Row> rows) throws IOException;
    }

    /** Makes sure that the browser is still there. */
    interface Ping {
        void send() throws IOException;
    }

    Limits limits() {
        return executor.manager().limits();
    }

    /**
     * Executes a query.
     *
     * @param maxRows rows that are read at most
     * @param ping is sent every other second; where it fails, the query is cancelled
     * @throws QueryRefusedException where it fails, does more than read the tables, or reaches a limit
     */
    <T> T run(WebSession session, String statement, long maxRows, Ping ping, Reader<T> reader)
            throws QueryRefusedException {
        return execute(session, statement, ping, query -> read(session.spark(), statement, maxRows, query, reader));
    }

    /**
     * Does work that reads the tables and is no statement of a user.
     *
     * @param text what was asked for, for the audit log
     * @param ping is sent every other second; where it fails, the work is cancelled
     * @throws QueryRefusedException where it fails or reaches a limit
     */
    <T> T execute(WebSession session, String text, Ping ping, QueryExecutor.Task<T> work) throws QueryRefusedException {
        try {
            return executor.execute(
                    session.client(),
                    RequestType.EXECUTE,
                    text,
                    why -> LOG.debug("A query of a page was aborted: {}", why.message()),
                    query -> whilePinging(ping, query, work));
        } catch (QueryAbortedException e) {
            throw new QueryRefusedException(status(e.completion().status()), e.getMessage(), e);
        } catch (QueryExecutor.TaskFailedException e) {
            throw refused(e.getCause());
        }
    }

    private <T> T whilePinging(Ping ping, QueryExecution query, QueryExecutor.Task<T> work) throws Exception {
        ScheduledFuture<?> pinging = pings.scheduleWithFixedDelay(
                () -> {
                    try {
                        ping.send();
                    } catch (IOException e) {
                        query.abort(QueryCompletion.cancelledByClient());
                    }
                },
                PING_SECONDS,
                PING_SECONDS,
                TimeUnit.SECONDS);
        try {
            return work.run(query);
        } finally {
            pinging.cancel(false);
        }
    }

    private <T> T read(SparkSession spark, String statement, long maxRows, QueryExecution query, Reader<T> reader)
            throws IOException {
        SparkSession.setActiveSession(spark);
        try {
            Dataset<Row> result = spark.sql(statement);
            List<StructField> columns = List.of(result.schema().fields());
            // A statement such as one that makes a temporary view has no columns.
            Iterator<Row> rows = columns.isEmpty()
                    ? List.<Row>of().iterator()
                    : limit(PlainValues.of(result), maxRows).toLocalIterator();
            return reader.read(columns, counted(rows, query));
        } finally {
            SparkSession.clearActiveSession();
        }
    }

    /** Limits rows and size as those of Flight SQL are: one row more shows that there are more. */
    private Dataset<Row> limit(Dataset<Row> rows, long maxRows) {
        int most = (int) Math.min(maxRows + 1, limits().maxComputedRows());
        return rows.limit(most).coalesce(1).filter(ResultSizeLimit.isWithin(limits().maxBytes()));
    }

    private static Iterator<Row> counted(Iterator<Row> rows, QueryExecution query) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                query.addRows(1);
                return row;
            }
        };
    }

    private QueryRefusedException refused(Throwable failure) {
        boolean isOfQuery = failure instanceof SparkThrowable || failure instanceof ReadOnlyViolationException;
        if (!isOfQuery) {
            LOG.warn("A query of a page failed", failure);
        }
        int status = failure instanceof ReadOnlyViolationException ? 403 : 400;
        return new QueryRefusedException(
                status, PrintableText.of(executor.errors().format(failure)), failure);
    }

    private static int status(QueryStatus status) {
        return switch (status) {
            case ROW_LIMIT_EXCEEDED, SIZE_LIMIT_EXCEEDED, TIME_LIMIT_EXCEEDED -> LIMIT_REACHED;
            case QUEUE_FULL, CANCELLED -> 503;
            case READ_ONLY_VIOLATION -> 403;
            case FINISHED, FAILED, UNAUTHENTICATED -> 400;
        };
    }

    @Override
    public void close() {
        pings.shutdownNow();
    }
}
