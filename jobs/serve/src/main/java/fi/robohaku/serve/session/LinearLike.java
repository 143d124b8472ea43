package fi.robohaku.serve.session;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Like;
import scala.collection.immutable.Seq;

/** LIKE by {@link LikePattern}: Spark makes a regular expression of a pattern, which can try for years. */
final class LinearLike extends WrappingExpression {
    private static final long serialVersionUID = 1L;

    /** Spark answers patterns with so many percent signs without an expression. */
    private static final int FEW = 2;

    LinearLike(Like like) {
        super(like, like.children());
    }

    private LinearLike(Expression like, Seq<Expression> children) {
        super(like, children);
    }

    /** Whether a pattern is one that takes long: one that is computed, or has many parts. */
    static boolean isNeeded(Like like) {
        if (!like.right().foldable()) {
            return true;
        }
        Object pattern = like.right().eval(null);
        return pattern != null
                && pattern.toString().chars().filter(c -> c == '%').count() > FEW;
    }

    @Override
    WrappingExpression withChildren(Seq<Expression> changed) {
        return new LinearLike(wrapped(), changed);
    }

    @Override
    public Object eval(InternalRow row) {
        StopCheck.requireNoInterruption();
        Object text = children().head().eval(row);
        Object pattern = children().apply(1).eval(row);
        return text == null || pattern == null
                ? null
                : (Object) LikePattern.of(pattern.toString(), ((Like) wrapped()).escapeChar())
                        .matches(text.toString());
    }
}
