package fi.robohaku.serve.query;

import fi.robohaku.serve.session.QueryErrorFormatter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;

/** Executes queries in the threads that call it, under the limits of the query manager. */
public final class QueryExecutor {
    private final QueryManager manager;
    private final QueryErrorFormatter errors;
    private final RunningTaskListener listener;
    private final SparkContext context;
    private final Map<String, QueryExecution> queries = new ConcurrentHashMap<>();

    /** How the tags of the jobs begin that a query starts; another executor of the process leaves them alone. */
    private final String tagPrefix = "robohaku-query-" + UUID.randomUUID() + "-";

    /** @param errors words the failures of queries for their users */
    public QueryExecutor(
            QueryManager manager, RunningTaskListener listener, SparkContext context, QueryErrorFormatter errors) {
        this.errors = errors;
        this.manager = manager;
        this.listener = listener;
        this.context = context;
        context.addSparkListener(new OrphanedJobCanceller(context, tagPrefix, queries));
        context.addSparkListener(new TaskLimit(manager.limits(), queries));
    }

    /** What computes a query. */
    public interface Task<T> {
        T run(QueryExecution query) throws Exception;
    }

    /** The manager whose limits count. */
    public QueryManager manager() {
        return manager;
    }

    /** Words the failures of queries for their users. */
    public QueryErrorFormatter errors() {
        return errors;
    }

    /**
     * Executes a query.
     *
     * @param onAbort is called in another thread when the query is aborted; its task may go on for a while
     * @throws TaskFailedException where the task failed
     * @throws QueryAbortedException where the query reached a limit of the server, or was cancelled
     */
    public <T> T execute(
            Client client, RequestType type, String text, Consumer<QueryCompletion> onAbort, Task<T> task) {
        return execute(client, type, text, Duration.ZERO, onAbort, task);
    }

    /**
     * Executes a query that was prepared before, as
     * {@link #execute(Client, RequestType, String, Consumer, Task)} does.
     *
     * @param spent time that preparing it has taken, which counts for its limit
     */
    public <T> T execute(
            Client client,
            RequestType type,
            String text,
            Duration spent,
            Consumer<QueryCompletion> onAbort,
            Task<T> task) {
        String tag = tagPrefix + UUID.randomUUID();
        ThreadTasks tasks = new ThreadTasks(context, listener, tag);
        QueryExecution query = manager.submit(client, type, text, spent, tasks);
        try (UserScope scope = UserScope.open(context, client.user())) {
            queries.put(tag, query);
            query.onAbort(onAbort);
            tasks.start();
            T result = task.run(query);
            query.complete(QueryCompletion.finished());
            requireFinished(query);
            return result;
        } catch (QueryAbortedException e) {
            query.complete(e.completion());
            throw e;
        } catch (Exception | Error e) {
            // A task that is cancelled fails in many ways; why it was cancelled is what counts.
            query.complete(QueryCompletion.of(e, manager.limits()));
            requireNoLimit(query);
            throw new TaskFailedException(e);
        } finally {
            tasks.finish();
            queries.remove(tag);
            manager.releaseSlot(query);
        }
    }

    private static void requireFinished(QueryExecution query) {
        QueryCompletion completion = query.completion().orElseThrow();
        if (completion.status() != QueryStatus.FINISHED) {
            throw new QueryAbortedException(completion);
        }
    }

    private static void requireNoLimit(QueryExecution query) {
        Optional<QueryCompletion> completion = query.completion();
        if (completion.isPresent() && completion.get().status().isLimit()) {
            throw new QueryAbortedException(completion.get());
        }
    }

    /** The task of a query failed; the cause is the failure. */
    public static final class TaskFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TaskFailedException(Throwable cause) {
            super(cause);
        }
    }
}
