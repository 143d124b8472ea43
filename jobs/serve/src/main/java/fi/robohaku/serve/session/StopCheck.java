package fi.robohaku.serve.session;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Seq$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The body of a lambda function, which looks before each computation whether the query was stopped. Spark looks for it
 * between rows only, and a lambda function can loop for ever within one.
 */
final class StopCheck extends WrappingExpression {
    private static final long serialVersionUID = 1L;

    StopCheck(Expression body) {
        this(Seq$.MODULE$.from(CollectionConverters.asScala(List.of(body))));
    }

    private StopCheck(Seq<Expression> body) {
        super(body.head(), body);
    }

    @Override
    WrappingExpression withChildren(Seq<Expression> changed) {
        return new StopCheck(changed);
    }

    @Override
    public Object eval(InternalRow row) {
        requireNoInterruption();
        return children().head().eval(row);
    }

    /**
     * Checks that the current thread may go on.
     *
     * @throws CancellationException where its query was stopped
     */
    static void requireNoInterruption() {
        TaskContext task = TaskContext.get();
        if (Thread.currentThread().isInterrupted() || (task != null && task.isInterrupted())) {
            throw new CancellationException("The query was stopped");
        }
    }
}
