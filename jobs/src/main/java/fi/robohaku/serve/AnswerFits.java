package fi.robohaku.serve;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Function1;
import scala.Tuple3;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * The SQL function {@code answer_fits(bytes, value, ...)}: true for each row, and a failure as soon as the values of the
 * rows that one task asked it of are larger together. A filter by it above an answer that has one partition keeps the
 * answer small, wherever it is computed, before any more of it is held in memory.
 */
public final class AnswerFits extends Expression implements CodegenFallback, Serializable {
    private static final long serialVersionUID = 1L;

    /** Name of the function. */
    public static final String NAME = "answer_fits";

    private final Seq<Expression> children;
    private long bytes;

    /** @param children bytes at most, a constant, and the columns of the answer */
    AnswerFits(Seq<Expression> children) {
        this.children = children;
    }

    /** The condition of a filter that lets through an answer of so many bytes at most. */
    public static Column in(long bytes) {
        return functions.call_function(NAME, functions.lit(bytes), functions.col("*"));
    }

    /** The function as a session is told of it. */
    static Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>> function() {
        return new Tuple3<>(
                new FunctionIdentifier(NAME), new ExpressionInfo(AnswerFits.class.getName(), NAME), arguments -> {
                    if (arguments.isEmpty() || !(arguments.head() instanceof Literal)) {
                        throw new IllegalArgumentException(NAME + " takes a number of bytes and the values to count");
                    }
                    return new AnswerFits(arguments);
                });
    }

    @Override
    public Object eval(InternalRow row) {
        Iterator<Expression> all = children.iterator();
        long most = ((Number) all.next().eval(row)).longValue();
        while (all.hasNext()) {
            bytes += ValueSize.of(all.next().eval(row));
        }
        if (bytes > most) {
            throw new AnswerTooLargeException(most);
        }
        return true;
    }

    @Override
    public ExprCode doGenCode(CodegenContext code, ExprCode value) {
        return CodegenFallback.super.doGenCode(code, value);
    }

    @Override
    public boolean foldable() {
        return false;
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public boolean stateful() {
        return true;
    }

    @Override
    public boolean nullable() {
        return false;
    }

    @Override
    public DataType dataType() {
        return DataTypes.BooleanType;
    }

    @Override
    public String prettyName() {
        return NAME;
    }

    @Override
    public Seq<Expression> children() {
        return children;
    }

    @Override
    public Expression withNewChildrenInternal(IndexedSeq<Expression> changed) {
        return new AnswerFits(changed);
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int n) {
        return children;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof AnswerFits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerFits fits && fits.children.equals(children);
    }

    @Override
    public int hashCode() {
        return children.hashCode();
    }
}
