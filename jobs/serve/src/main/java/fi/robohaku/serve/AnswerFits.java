package fi.robohaku.serve;

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
 * The SQL function {@code answer_fits(bytes, is_printed, value, ...)}: true for each row, and a failure as soon as the
 * values of the rows that one task asked it of are larger together. A filter by it above an answer that has one partition
 * keeps the answer small before it is held in memory as a whole. What is printed as a table is larger than its values:
 * each cell is as wide as the widest of its column.
 */
public final class AnswerFits extends Expression implements CodegenFallback, Serializable {
    private static final long serialVersionUID = 1L;

    /** As HTML one byte can become so many letters. */
    private static final int LETTERS_OF_A_BYTE = 6;

    /** Name of the function. */
    public static final String NAME = "answer_fits";

    private final Seq<Expression> children;
    private long bytes;
    private long rows;
    private long width;
    private long[] widest = new long[0];

    /** @param children bytes at most and whether it is printed, constants, and the columns of the answer */
    AnswerFits(Seq<Expression> children) {
        this.children = children;
    }

    /** The condition of a filter that lets through an answer of so many bytes at most. */
    public static Column in(long bytes) {
        return functions.call_function(NAME, functions.lit(bytes), functions.lit(false), functions.col("*"));
    }

    /** The function as a session is told of it. */
    static Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>> function() {
        return new Tuple3<>(
                new FunctionIdentifier(NAME), new ExpressionInfo(AnswerFits.class.getName(), NAME), arguments -> {
                    if (arguments.size() < 2
                            || !arguments.head().dataType().equals(DataTypes.LongType)
                            || !arguments.apply(1).dataType().equals(DataTypes.BooleanType)) {
                        throw new IllegalArgumentException(NAME + " takes a BIGINT, a BOOLEAN and the values to count");
                    }
                    return new AnswerFits(arguments);
                });
    }

    @Override
    public Object eval(InternalRow row) {
        Iterator<Expression> all = children.iterator();
        long most = ((Number) all.next().eval(row)).longValue();
        boolean isPrinted = (boolean) all.next().eval(row);
        rows++;
        for (int i = 0; all.hasNext(); i++) {
            long size = ValueSize.of(all.next().eval(row));
            bytes += size;
            if (isPrinted) {
                widens(i, size);
            }
        }
        if ((isPrinted ? rows * width * LETTERS_OF_A_BYTE : bytes) > most) {
            throw new AnswerTooLargeException(most);
        }
        return true;
    }

    private void widens(int column, long size) {
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
