package fi.robohaku.serve.connect;

import fi.robohaku.serve.query.CancellableTasks;
import fi.robohaku.serve.query.RunningTaskListener;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.sql.connect.service.ExecuteHolder;
import org.apache.spark.sql.connect.service.ExecuteKey;
import org.apache.spark.sql.connect.service.SparkConnectService$;

/** The thread and the Spark tasks with which Spark Connect executes one of its operations. */
final class ConnectTasks implements CancellableTasks {
    private final SparkContext context;
    private final RunningTaskListener listener;
    private final ExecuteKey key;
    private final String tag;
    private Optional<ExecuteHolder> started = Optional.empty();

    /** @param tag the tag that Spark gives to the jobs of the operation */
    ConnectTasks(
            SparkContext context, RunningTaskListener listener, String user, ExecutePlanRequest request, String tag) {
        this.context = context;
        this.listener = listener;
        this.key = new ExecuteKey(user, request.getSessionId(), request.getOperationId());
        this.tag = tag;
        listener.track(tag);
    }

    /** Keeps the operation that Spark has started: it forgets one that its client releases while the tasks go on. */
    void keepStarted() {
        Optional<ExecuteHolder> known = findHolder();
        synchronized (this) {
            started = known;
        }
    }

    private Optional<ExecuteHolder> findHolder() {
        return Optional.ofNullable(SparkConnectService$.MODULE$
                .executionManager()
                .getExecuteHolder(key)
                .getOrElse(() -> null));
    }

    private Optional<ExecuteHolder> holder() {
        Optional<ExecuteHolder> kept;
        synchronized (this) {
            kept = started;
        }
        return kept.or(this::findHolder);
    }

    /** Whether Spark accepted the operation, so that its events tell how it ends. */
    boolean wereAccepted() {
        return holder().isPresent();
    }

    @Override
    public void cancel() {
        Optional<ExecuteHolder> holder = holder();
        synchronized (this) {
            started = holder;
        }
        // Interrupts the operation, and drops what was computed for a client that does not read it.
        SparkConnectService$.MODULE$.executionManager().removeExecuteHolder(key, true);
        // The thread of the operation cancels its jobs too, but only when it notices the interruption.
        context.cancelJobsWithTag(tag);
    }

    @Override
    public boolean areRunning() {
        return holder().filter(ExecuteHolder::isExecuteThreadRunnerAlive).isPresent() || listener.hasRunningTasks(tag);
    }

    @Override
    public void release() {
        listener.untrack(tag);
    }
}
