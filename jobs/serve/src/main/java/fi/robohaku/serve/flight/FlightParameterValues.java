package fi.robohaku.serve.flight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Converts the values of parameters from Arrow to Spark. */
final class FlightParameterValues {
    private FlightParameterValues() {}

    /** Reads the last row that a client sent, a value for each type; empty where it sent none. */
    static List<Object> read(FlightStream sent, List<DataType> types) {
        List<Object> values = List.of();
        while (sent.next()) {
            VectorSchemaRoot root = sent.getRoot();
            if (root.getFieldVectors().size() != types.size()) {
                throw new IllegalArgumentException("The query has " + types.size() + " parameters, and "
                        + root.getFieldVectors().size() + " values were given");
            }
            for (int row = 0; row < root.getRowCount(); row++) {
                List<Object> read = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    read.add(convert(root.getFieldVectors().get(i), row, types.get(i)));
                }
                values = read;
            }
        }
        return values;
    }

    private static Object convert(FieldVector vector, int row, DataType type) {
        Object value = vector.getObject(row);
        if (value == null) {
            return null;
        }
        if (type.equals(DataTypes.DateType)) {
            return LocalDate.ofEpochDay(((Number) value).longValue());
        }
        if (type.equals(DataTypes.TimestampType) && value instanceof Long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
        if (type.equals(DataTypes.TimestampType) && value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        return type.equals(DataTypes.StringType) ? value.toString() : value;
    }
}
