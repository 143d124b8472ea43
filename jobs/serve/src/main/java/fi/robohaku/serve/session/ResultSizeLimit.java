package fi.robohaku.serve.session;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
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
 * The SQL function {@code answer_fits(bytes, is_printed, value, ...)}. It is true for each row, and fails as soon as the
 * values of all rows of one task are larger than the limit. A filter by it above a result of one partition bounds the
 * result before it is in memory as a whole. A result that is printed as a table is larger than its values: each cell is
 * as wide as the widest of its column.
 */
public final class ResultSizeLimit extends Expression implements CodegenFallback, Serializable {
    private static final long serialVersionUID = 1L;

    /** In HTML one byte becomes as many characters at most. */
    private static final int MAX_CHARACTERS_PER_BYTE = 6;

    /** Name of the function. */
    public static final String NAME = "answer_fits";

    private final Seq<Expression> children;
    private long bytes;
    private long rows;
    private long width;
    private long[] widest = new long[0];

    /** @param children the limit in bytes, whether the result is printed, and the columns of the result */
    ResultSizeLimit(Seq<Expression> children) {
        this.children = children;
    }

    /** The condition of a filter that fails where the result has more bytes. */
    public static Column isWithin(long bytes) {
        return functions.call_function(NAME, functions.lit(bytes), functions.lit(false), functions.col("*"));
    }

    /** The function as a session registers it. */
    static Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>> function() {
        return new Tuple3<>(
                new FunctionIdentifier(NAME), new ExpressionInfo(ResultSizeLimit.class.getName(), NAME), arguments -> {
                    if (arguments.size() < 2
                            || !arguments.head().dataType().equals(DataTypes.LongType)
                            || !arguments.apply(1).dataType().equals(DataTypes.BooleanType)) {
                        throw new IllegalArgumentException(NAME + " takes a BIGINT, a BOOLEAN and the values to count");
                    }
                    return new ResultSizeLimit(arguments);
                });
    }

    @Override
    public Object eval(InternalRow row) {
        Iterator<Expression> all = children.iterator();
        long limit = ((Number) all.next().eval(row)).longValue();
        boolean isPrinted = (boolean) all.next().eval(row);
        rows++;
        for (int i = 0; all.hasNext(); i++) {
            long size = ValueSizeEstimator.estimate(all.next().eval(row));
            bytes += size;
            if (isPrinted) {
                widen(i, size);
            }
        }
        if ((isPrinted ? rows * width * MAX_CHARACTERS_PER_BYTE : bytes) > limit) {
            throw new ResultTooLargeException(limit);
        }
        return true;
    }

    private void widen(int column, long size) {
        if (widest.length <= column) {
            widest = Arrays.copyOf(widest, children.size());
        }
        width += Math.max(size - widest[column], 0);
        widest[column] = Math.max(size, widest[column]);
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
        return new ResultSizeLimit(changed);
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
        return other instanceof ResultSizeLimit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResultSizeLimit limit && limit.children.equals(children);
    }

    @Override
    public int hashCode() {
        return children.hashCode();
    }
}
