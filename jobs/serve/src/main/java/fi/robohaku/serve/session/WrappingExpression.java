package fi.robohaku.serve.session;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** An expression that stands in the place of another one, and has its type, to look at values as they are computed. */
abstract class WrappingExpression extends Expression implements CodegenFallback, Serializable {
    private static final long serialVersionUID = 1L;

    private final Expression wrapped;
    private final Seq<Expression> children;

    WrappingExpression(Expression wrapped, Seq<Expression> children) {
        this.wrapped = wrapped;
        this.children = children;
    }

    /** The expression as it was analyzed; its own children may have been replaced since. */
    final Expression wrapped() {
        return wrapped;
    }

    /** The same with other children. */
    abstract WrappingExpression withChildren(Seq<Expression> changed);

    @Override
    public final Seq<Expression> children() {
        return children;
    }

    @Override
    public final Expression withNewChildrenInternal(IndexedSeq<Expression> changed) {
        return withChildren(changed);
    }

    @Override
    public final ExprCode doGenCode(CodegenContext code, ExprCode value) {
        return CodegenFallback.super.doGenCode(code, value);
    }

    @Override
    public boolean nullable() {
        return wrapped.nullable();
    }

    @Override
    public DataType dataType() {
        return wrapped.dataType();
    }

    @Override
    public String prettyName() {
        return wrapped.prettyName();
    }

    @Override
    public int productArity() {
        return 2;
    }

    @Override
    public Object productElement(int n) {
        return n == 0 ? wrapped : children;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof WrappingExpression;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappingExpression wrapping
                && getClass() == wrapping.getClass()
                && children.equals(wrapping.children)
                && wrapped.getClass() == wrapping.wrapped.getClass();
    }

    @Override
    public int hashCode() {
        return children.hashCode();
    }
}
