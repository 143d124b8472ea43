package fi.robohaku.serve.flight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A prepared statement.
 *
 * @param columns columns of its result
 * @param parameters types of its parameters, in the order of their question marks
 * @param values values of the parameters; a missing value is null in SQL
 */
record FlightStatement(String query, StructType columns, List<DataType> parameters, List<Object> values) {
    FlightStatement {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(columns, "columns");
        parameters = List.copyOf(parameters);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    FlightStatement withValues(List<Object> given) {
        return new FlightStatement(query, columns, parameters, given);
    }

    /** Its size in characters, its values included. */
    long size() {
        return query.length()
                + values.stream()
                        .mapToLong(value -> value instanceof byte[] bytes
                                ? bytes.length
                                : String.valueOf(value).length())
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
        return parameters.isEmpty() ? spark.sql(query) : FlightStatementAnalyzer.bind(spark, query, parameters, values);
    }
}
