package fi.robohaku.serve.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Seq$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A call of a function whose value can be many times larger than its arguments, or which can take for ever. It computes the
 * arguments, estimates the value, tries what could take long, and calls the function only where both stay within bounds.
 */
final class BoundedCall extends WrappingExpression {
    private static final long serialVersionUID = 1L;

    private final long maxBytes;
    private final boolean isRegex;

    /** The function over arguments that stand in a row of their own; made where it is first needed. */
    @SuppressWarnings("serial") // made anew wherever it is missing
    private transient volatile Expression call;

    /** @param wrapped the call of a function that {@link ResultEstimate} or {@link RegexCheck} knows */
    BoundedCall(Expression wrapped, long maxBytes) {
        this(wrapped, wrapped.children(), maxBytes, RegexCheck.isNeeded(wrapped));
    }

    private BoundedCall(Expression wrapped, Seq<Expression> arguments, long maxBytes, boolean isRegex) {
        super(wrapped, arguments);
        this.maxBytes = maxBytes;
        this.isRegex = isRegex;
    }

    @Override
    WrappingExpression withChildren(Seq<Expression> changed) {
        return new BoundedCall(wrapped(), changed, maxBytes, isRegex);
    }

    @Override
    public Object eval(InternalRow row) {
        StopCheck.requireNoInterruption();
        List<Object> arguments = new ArrayList<>();
        for (Expression argument : CollectionConverters.asJava(children())) {
            arguments.add(argument.eval(row));
        }
        long bytes = ResultEstimate.of(wrapped(), arguments);
        if (bytes > maxBytes) {
            throw new ValueTooLargeException(wrapped().prettyName(), bytes, maxBytes);
        }
        if (isRegex) {
            RegexCheck.run(wrapped().prettyName(), arguments);
        }
        if (call == null) {
            call = callOverArguments();
        }
        return call.eval(new GenericInternalRow(arguments.toArray()));
    }

    private Expression callOverArguments() {
        List<Expression> references = new ArrayList<>();
        for (Expression argument : CollectionConverters.asJava(children())) {
            references.add(new BoundReference(references.size(), argument.dataType(), true));
        }
        return wrapped().withNewChildren(Seq$.MODULE$.from(CollectionConverters.asScala(references)));
    }
}
