package fi.robohaku.serve.server;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.sql.connect.service.ExecuteHolder;
import org.apache.spark.sql.connect.service.ExecuteKey;
import org.apache.spark.sql.connect.service.SparkConnectService$;

/** The work of Spark Connect on one of its operations. */
final class ConnectWork implements Work {
    private final SparkContext context;
    private final QuestionTasks tasks;
    private final ExecuteKey key;
    private final String tag;
    private Optional<ExecuteHolder> begun = Optional.empty();

    /** @param tag the tag that Spark gives to the jobs of the operation */
    ConnectWork(SparkContext context, QuestionTasks tasks, String user, ExecutePlanRequest request, String tag) {
        this.context = context;
        this.tasks = tasks;
        this.key = new ExecuteKey(user, request.getSessionId(), request.getOperationId());
        this.tag = tag;
        tasks.follow(tag);
    }

    /** Notes what Spark has begun: it forgets an operation that its client releases, while the work goes on. */
    void hasBegun() {
        Optional<ExecuteHolder> known = known();
        synchronized (this) {
            begun = known;
        }
    }

    /** What Spark knows of the operation now. */
    private Optional<ExecuteHolder> known() {
        return Optional.ofNullable(SparkConnectService$.MODULE$
                .executionManager()
                .getExecuteHolder(key)
                .getOrElse(() -> null));
    }

    private Optional<ExecuteHolder> begunOrKnown() {
        Optional<ExecuteHolder> holder;
        synchronized (this) {
            holder = begun;
        }
        return holder.or(this::known);
    }

    /** Whether Spark took the operation, so that it says how it ends. */
    boolean wasTaken() {
        return begunOrKnown().isPresent();
    }

    @Override
    public void stop() {
        Optional<ExecuteHolder> holder = begunOrKnown();
        synchronized (this) {
            begun = holder;
        }
        // The operation is interrupted, and what was computed for a client that does not read it is let go.
        SparkConnectService$.MODULE$.executionManager().removeExecuteHolder(key, true);
        // The thread that works cancels them too, when it looks up.
        context.cancelJobsWithTag(tag);
    }

    @Override
    public boolean isGoingOn() {
        return begunOrKnown().filter(ExecuteHolder::isExecuteThreadRunnerAlive).isPresent() || tasks.areRunning(tag);
    }

    @Override
    public void forget() {
        tasks.forget(tag);
    }
}
