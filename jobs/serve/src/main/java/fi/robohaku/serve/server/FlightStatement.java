package fi.robohaku.serve.server;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A statement that was prepared.
 *
 * @param columns columns of its answer
 * @param parameters types of its parameters, in the order of their question marks
 * @param values values for them; a value that is not there is null in SQL
 */
record FlightStatement(String query, StructType columns, List<DataType> parameters, List<Object> values) {
    FlightStatement {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(columns, "columns");
        parameters = List.copyOf(parameters);
        values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }

    FlightStatement with(List<Object> given) {
        return new FlightStatement(query, columns, parameters, given);
    }

    /** How much text it holds, its values included. */
    long letters() {
        return query.length()
                + values.stream()
                        .mapToLong(value -> value instanceof byte[] bytes
                                ? bytes.length
                                : String.valueOf(value).length())
                        .sum();
    }

    /**
     * The answer, over the tables as they stand now.
     *
     * @throws IllegalArgumentException where a parameter has no value
     * @throws ParseException where it is no SQL
     */
    Dataset<Row> in(SparkSession spark) throws ParseException {
        if (values.size() != parameters.size()) {
            throw new IllegalArgumentException(
                    "The query has " + parameters.size() + " parameters, and " + values.size() + " values were given");
        }
        return parameters.isEmpty() ? spark.sql(query) : FlightParameters.answer(spark, query, parameters, values);
    }
}
