package fi.robohaku.serve.query;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.catalyst.CurrentUserContext$;

/**
 * The user for whom the current thread works, and each thread that it starts: the jobs go to the user's own pool of Spark's
 * scheduler, and {@code current_user()} is the user's name. The thread works for nobody once the scope is closed.
 */
public final class UserScope implements AutoCloseable {
    /** How the pools of users are named; {@link FairTasks} shares the processors between them. */
    static final String POOL_PREFIX = "user ";

    private static final String POOL = "spark.scheduler.pool";

    private final SparkContext context;

    private UserScope(SparkContext context) {
        this.context = context;
    }

    /** Opens the scope of a user in the current thread. */
    public static UserScope open(SparkContext context, String user) {
        context.setLocalProperty(POOL, POOL_PREFIX + user);
        CurrentUserContext$.MODULE$.CURRENT_USER().set(user);
        return new UserScope(context);
    }

    @Override
    public void close() {
        context.setLocalProperty(POOL, null);
        CurrentUserContext$.MODULE$.CURRENT_USER().remove();
    }
}
