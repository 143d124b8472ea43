package fi.robohaku.serve.connect;

import fi.robohaku.serve.query.Client;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.OrphanedJobCanceller;
import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryExecution;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.QueryManager;
import fi.robohaku.serve.query.RequestType;
import fi.robohaku.serve.query.RunningTaskListener;
import fi.robohaku.serve.query.TaskLimit;
import fi.robohaku.serve.query.UserScope;
import fi.robohaku.serve.session.QueryErrorFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ReattachExecuteRequest;
import org.apache.spark.connect.proto.ReleaseSessionRequest;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.connect.service.ExecuteJobTag;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationCanceled;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationClosed;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationFailed;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationFinished;
import org.sparkproject.connect.protobuf.Message;

/**
 * Tracks the queries of Spark Connect by the tag that Spark gives to their operation. An operation outlives the calls
 * that carry its result, so Spark's own events tell how it ends.
 */
final class ConnectQueryTracker extends SparkListener {
    static final String PROTOCOL = "connect";

    /** An operation that Spark never accepted has no last event; its query is dropped when there are more than these. */
    private static final int MAX_TRACKED = 1000;

    /** How Spark's tags of operations begin. */
    private static final String TAG_PREFIX = "SparkConnect_OperationTag";

    private final QueryExecutor executor;
    private final QueryManager manager;
    private final RunningTaskListener listener;
    private final SparkContext context;
    private final ConnectSessions sessions;
    private final Map<String, QueryExecution> queries = new ConcurrentHashMap<>();

    ConnectQueryTracker(QueryExecutor executor, RunningTaskListener listener, SparkContext context) {
        this.executor = executor;
        this.manager = executor.manager();
        this.listener = listener;
        this.context = context;
        this.sessions = new ConnectSessions(manager.limits().bounds().maxSessions());
    }

    /** Keeps the number of a user's sessions within the limit. */
    void useSession(Message request, String user) {
        String session = RequestFields.sessionId(request);
        if (request instanceof ReleaseSessionRequest) {
            sessions.release(user, session);
        } else if (!session.isEmpty()) {
            sessions.use(user, session);
        }
    }

    /** Receives the events of operations and their jobs from now on. */
    void register() {
        context.addSparkListener(this);
        context.addSparkListener(new OrphanedJobCanceller(context, TAG_PREFIX, queries));
        context.addSparkListener(new TaskLimit(manager.limits(), queries));
    }

    QueryErrorFormatter errors() {
        return executor.errors();
    }

    Limits limits() {
        return manager.limits();
    }

    /**
     * Executes an operation; a request that was sent twice is one query.
     *
     * @param call carries the result
     * @param forward hands the request to Spark
     * @throws QueryAbortedException where the server has as many queries as allowed
     */
    void execute(ExecutePlanRequest request, String user, ConnectCall<?, ?> call, Runnable forward) {
        String tag = ExecuteJobTag.apply(user, request.getSessionId(), request.getOperationId());
        QueryExecution known = queries.get(tag);
        if (known != null && known.state().isTerminal()) {
            throw new RequestRejectedException("an operation that has ended");
        }
        if (known == null) {
            start(request, user, tag, call, forward);
        } else {
            call.attach(known, message -> {});
            forward.run();
        }
        if (queries.size() > MAX_TRACKED) {
            queries.values().removeIf(query -> query.state().isTerminal());
        }
    }

    private void start(ExecutePlanRequest request, String user, String tag, ConnectCall<?, ?> call, Runnable forward) {
        ConnectTasks tasks = new ConnectTasks(context, listener, user, request, tag);
        QueryExecution query = submit(request, user, tasks);
        queries.put(tag, query);
        call.attach(query, message -> {
            // Another call may carry on what Spark accepted; its events tell how that ends.
            if (!tasks.wereAccepted()) {
                query.complete(QueryCompletion.ofMessage(message, manager.limits()));
                queries.remove(tag);
            }
        });
        if (!query.state().isTerminal()) {
            // Spark starts the thread of the operation in here, which inherits the user.
            try (UserScope scope = UserScope.open(context, user)) {
                forward.run();
            }
            tasks.keepStarted();
        }
    }

    private QueryExecution submit(ExecutePlanRequest request, String user, ConnectTasks tasks) {
        try {
            return manager.submit(
                    client(user, request.getSessionId()),
                    RequestType.EXECUTE,
                    RequestFields.queryText(request).orElse(""),
                    tasks);
        } catch (QueryAbortedException e) {
            tasks.release();
            throw e;
        }
    }

    /**
     * Attaches a call to an operation whose result its client takes up again.
     *
     * @param call carries the rest of the result; where it fails, another call may
     */
    void reattach(ReattachExecuteRequest request, String user, ConnectCall<?, ?> call) {
        String operation = RequestFields.canonicalOperationId(request.getOperationId());
        String tag = ExecuteJobTag.apply(user, request.getSessionId(), operation);
        find(tag).ifPresent(query -> call.attach(query, message -> {}));
    }

    /**
     * Looks up the columns or the plan of a query, in the thread of the call.
     *
     * @param call carries the columns or the plan
     * @param forward hands the request to Spark
     * @throws QueryAbortedException where the server has as many queries as allowed
     */
    void analyze(AnalyzePlanRequest request, String user, ConnectCall<?, ?> call, Runnable forward) {
        executor.execute(
                client(user, request.getSessionId()),
                RequestType.ANALYZE,
                RequestFields.queryText(request).orElse(""),
                why -> {},
                query -> {
                    call.attach(query, message -> query.complete(QueryCompletion.ofMessage(message, manager.limits())));
                    forward.run();
                    return "";
                });
    }

    private static Client client(String user, String session) {
        return new Client(PROTOCOL, user, session);
    }

    /** Writes a request that was not executed to the audit log. */
    void reject(String user, String session, String text, QueryCompletion why) {
        manager.reject(client(user, session), RequestType.EXECUTE, text, why);
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof SparkListenerConnectOperationFinished finished) {
            scala.Option<Object> rows = finished.producedRowCount();
            OptionalLong rowCount = rows.isDefined() ? OptionalLong.of((long) rows.get()) : OptionalLong.empty();
            find(finished.jobTag()).ifPresent(query -> query.setResultReady(rowCount));
        } else if (event instanceof SparkListenerConnectOperationFailed failed) {
            find(failed.jobTag())
                    .ifPresent(query ->
                            query.complete(QueryCompletion.ofMessage(failed.errorMessage(), manager.limits())));
        } else if (event instanceof SparkListenerConnectOperationCanceled cancelled) {
            find(cancelled.jobTag()).ifPresent(query -> query.complete(QueryCompletion.cancelledByClient()));
        } else if (event instanceof SparkListenerConnectOperationClosed closed) {
            find(closed.jobTag()).ifPresent(QueryExecution::close);
            queries.remove(closed.jobTag());
        }
    }

    private Optional<QueryExecution> find(String tag) {
        return Optional.ofNullable(queries.get(tag));
    }
}
