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
    private final ExecuteKey key;
    private final String tag;
    private Optional<ExecuteHolder> stopped = Optional.empty();

    ConnectWork(SparkContext context, String user, ExecutePlanRequest request, String tag) {
        this.context = context;
        this.key = new ExecuteKey(user, request.getSessionId(), request.getOperationId());
        this.tag = tag;
    }

    @Override
    public void stop() {
        Optional<ExecuteHolder> holder = known();
        synchronized (this) {
            stopped = holder;
        }
        holder.ifPresent(ExecuteHolder::interrupt);
        // The thread that works cancels them too, when it looks up.
        context.cancelJobsWithTag(tag);
    }

    private Optional<ExecuteHolder> known() {
        return Optional.ofNullable(SparkConnectService$.MODULE$
                .executionManager()
                .getExecuteHolder(key)
                .getOrElse(() -> null));
    }

    @Override
    public boolean isGoingOn() {
        Optional<ExecuteHolder> holder;
        synchronized (this) {
            holder = stopped;
        }
        return holder.or(this::known)
                        .filter(ExecuteHolder::isExecuteThreadRunnerAlive)
                        .isPresent()
                || ThreadWork.areTasksActive(context, tag);
    }
}
