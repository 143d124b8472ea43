package fi.robohaku.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.types.StructType;
import scala.PartialFunction$;

/** A condition in SQL over columns of a row that this process holds, computed by Spark's own expressions. */
final class RowCondition implements Predicate<Row> {
    private final Expression condition;
    private final Function<Row, InternalRow> values;

    private RowCondition(Expression condition, StructType schema) {
        this.condition = condition;
        this.values = RowValues.converter(schema);
    }

    /**
     * Reads a condition.
     *
     * @param sql empty for one that each row meets
     * @return nothing where a session has to compute it: a name is no column, or types have to be converted
     */
    static Optional<Predicate<Row>> of(String sql, StructType schema) {
        if (sql.isEmpty()) {
            return Optional.of(row -> true);
        }
        List<String> columns = Arrays.asList(schema.fieldNames());
        Expression bound = new CatalystSqlParser()
                .parseExpression(sql)
                .transformUp(PartialFunction$.MODULE$.fromFunction(part -> bind(part, columns, schema)));
        return Optional.of(bound).filter(Expression::resolved).map(read -> new RowCondition(read, schema));
    }

    private static Expression bind(Expression part, List<String> columns, StructType schema) {
        int position = part instanceof UnresolvedAttribute named ? columns.indexOf(named.name()) : -1;
        return position < 0
                ? part
                : new BoundReference(position, schema.apply(position).dataType(), true);
    }

    @Override
    public boolean test(Row row) {
        return Boolean.TRUE.equals(condition.eval(values.apply(row)));
    }
}
