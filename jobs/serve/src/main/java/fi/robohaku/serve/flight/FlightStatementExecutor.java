package fi.robohaku.serve.flight;

import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.RequestType;
import fi.robohaku.serve.session.ResultSizeLimit;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prepares and executes the statements of Flight SQL. */
final class FlightStatementExecutor {
    private final QueryExecutor executor;
    private final Limits limits;
    private final BufferAllocator allocator;

    FlightStatementExecutor(QueryExecutor executor, BufferAllocator allocator) {
        this.executor = executor;
        this.limits = executor.manager().limits();
        this.allocator = allocator;
    }

    /**
     * Prepares a statement.
     *
     * @param onAbort is called where the query is aborted
     * @throws RuntimeException where it cannot be prepared
     */
    FlightStatement prepare(FlightSession session, String query, Consumer<QueryCompletion> onAbort) {
        return execute(
                session,
                RequestType.ANALYZE,
                query,
                Duration.ZERO,
                onAbort,
                execution ->
                        FlightStatementAnalyzer.prepare(session.spark(), query).preparedIn(execution.runTime()));
    }

    /** The statement of a handle. */
    static FlightStatement statement(FlightSession session, String handle) {
        return session.statement(handle)
                .orElseThrow(() -> CallStatus.NOT_FOUND
                        .withDescription("The statement is closed or was never prepared; prepare it again")
                        .toRuntimeException());
    }

    /**
     * Executes a statement without a result: one that creates a temporary view, or changes the current schema.
     *
     * @param onAbort is called where the query is aborted
     * @throws RuntimeException where the execution fails
     */
    void executeUpdate(FlightSession session, String handle, Consumer<QueryCompletion> onAbort) {
        FlightStatement statement = statement(session, handle);
        execute(
                session,
                RequestType.EXECUTE,
                statement.query(),
                statement.preparation(),
                onAbort,
                execution -> statement.execute(session.spark()));
    }

    /**
     * Looks up the tables there are.
     *
     * @param text the request, for the audit log
     * @param onAbort is called where the query is aborted
     */
    <T> T listTables(FlightSession session, String text, Consumer<QueryCompletion> onAbort, Callable<T> listing) {
        return execute(session, RequestType.LIST_TABLES, text, Duration.ZERO, onAbort, execution -> listing.call());
    }

    /** Executes a statement and sends its result, or the failure. */
    void executeQuery(FlightSession session, String handle, ServerStreamListener listener) {
        FlightResultStream out = new FlightResultStream(listener);
        try {
            FlightStatement statement = statement(session, handle);
            execute(
                    session,
                    RequestType.EXECUTE,
                    statement.query(),
                    statement.preparation(),
                    why -> out.fail(new QueryAbortedException(why)),
                    execution -> {
                        new FlightResultSender(execution, out, allocator)
                                .send(limit(statement.execute(session.spark())));
                        return "";
                    });
            out.complete();
        } catch (RuntimeException e) {
            out.fail(e);
        }
    }

    private <T> T execute(
            FlightSession session,
            RequestType type,
            String text,
            Duration spent,
            Consumer<QueryCompletion> onAbort,
            QueryExecutor.Task<T> task) {
        try {
            return executor.execute(session.client(), type, text, spent, onAbort, execution -> {
                SparkSession.setActiveSession(session.spark());
                try {
                    return task.run(execution);
                } finally {
                    SparkSession.clearActiveSession();
                }
            });
        } catch (QueryExecutor.TaskFailedException e) {
            if (e.getCause() instanceof SparkThrowable) {
                throw CallStatus.INVALID_ARGUMENT
                        .withDescription(executor.errors().formatWithCondition(e.getCause()))
                        .withCause(e)
                        .toRuntimeException();
            }
            throw e;
        }
    }

    /**
     * Limits rows and size of a result. One row more than may be sent shows that there are too many. Where Spark sees
     * that there are fewer, it drops the limit, and with it the one partition in which the size is counted.
     */
    private Dataset<Row> limit(Dataset<Row> result) {
        return FlightTypes.sent(result)
                .limit(limits.maxComputedRows())
                .coalesce(1)
                .filter(ResultSizeLimit.isWithin(limits.maxBytes()));
    }
}
