package fi.robohaku.serve.flight;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A prepared statement.
 *
 * @param columns columns of its result
 * @param parameters types of its parameters, in the order of their question marks
 * @param values values of the parameters
 * @param preparation time that preparing it has taken
 */
record FlightStatement(
        String query, StructType columns, List<DataType> parameters, List<Literal> values, Duration preparation) {
    FlightStatement {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(columns, "columns");
        parameters = List.copyOf(parameters);
        values = List.copyOf(values);
    }

    FlightStatement withValues(List<Literal> given) {
        return new FlightStatement(query, columns, parameters, given, preparation);
    }

    FlightStatement preparedIn(Duration time) {
        return new FlightStatement(query, columns, parameters, values, time);
    }

    /** Its size in characters, its values included. */
    long size() {
        return query.length()
                + values.stream()
                        .mapToLong(value -> value.value() instanceof byte[] bytes
                                ? bytes.length
                                : String.valueOf(value.value()).length())
                        .sum();
    }

    /**
     * Executes the statement over the tables as they are now.
     *
     * @throws IllegalArgumentException where a parameter has no value
     * @throws ParseException where it is no SQL
     */
    Dataset<Row> execute(SparkSession spark) throws ParseException {
        if (values.size() != parameters.size()) {
            throw new IllegalArgumentException(
                    "The query has " + parameters.size() + " parameters, and " + values.size() + " values were given");
        }
        return parameters.isEmpty() ? spark.sql(query) : FlightStatementAnalyzer.bind(spark, query, values);
    }
}
