package fi.robohaku.serve.flight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode$;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.util.ArrowUtils$;
import org.apache.spark.sql.vectorized.ArrowColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatchRow;
import scala.Option;

/**
 * Converts the values of parameters from Arrow to literals of Spark. A client may send another type than the parameter
 * has: a number of any kind and scale, a text for a day. A number that the type cannot hold keeps its own.
 */
final class FlightParameterValues {
    /** Digits of a decimal number that a double holds in any case. */
    private static final int DIGITS_OF_DOUBLE = 15;

    /** In which clients send times without a zone. */
    private static final String ZONE = "UTC";

    private FlightParameterValues() {}

    /**
     * Reads the last row that a client sent, a value for each type; empty where it sent none.
     *
     * @throws IllegalArgumentException where there are more or fewer values than types, or a value that is none of its type
     */
    static List<Literal> read(FlightStream sent, List<DataType> types) {
        List<Literal> values = List.of();
        while (sent.next()) {
            VectorSchemaRoot root = sent.getRoot();
            if (root.getFieldVectors().size() != types.size()) {
                throw new IllegalArgumentException("The query has " + types.size() + " parameters, and "
                        + root.getFieldVectors().size() + " values were given");
            }
            for (int row = 0; row < root.getRowCount(); row++) {
                List<Literal> read = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    read.add(convert(value(root.getFieldVectors().get(i), row), types.get(i), i + 1));
                }
                values = read;
            }
        }
        return values;
    }

    /** A value as it was sent. */
    private static Literal value(FieldVector vector, int rowId) {
        if (vector instanceof TimeStampVector time && time.getField().getType() instanceof ArrowType.Timestamp type) {
            return new Literal(
                    time.isNull(rowId) ? null : toMicros(time.get(rowId), type.getUnit()),
                    type.getTimezone() == null ? DataTypes.TimestampNTZType : DataTypes.TimestampType);
        }
        DataType type = ArrowUtils$.MODULE$.fromArrowField(vector.getField());
        ColumnarBatchRow row = new ColumnarBatchRow(new ColumnVector[] {new ArrowColumnVector(vector)});
        row.rowId = rowId;
        // The vector is gone when the statement is executed.
        return new Literal(row.copy().get(0, type), type);
    }

    private static long toMicros(long time, TimeUnit unit) {
        return switch (unit) {
            case SECOND -> Math.multiplyExact(time, 1_000_000L);
            case MILLISECOND -> Math.multiplyExact(time, 1_000L);
            case MICROSECOND -> time;
            case NANOSECOND -> Math.floorDiv(time, 1_000L);
        };
    }

    private static Literal convert(Literal sent, DataType type, int place) {
        if (sent.value() == null || sent.dataType().equals(type)) {
            return new Literal(sent.value(), type);
        }
        Optional<BigDecimal> number = exactNumber(sent, place);
        if (number.isPresent() && type instanceof IntegralType) {
            return isWhole(number.get(), type) ? cast(sent, type, place) : decimal(number.get(), place);
        }
        if (number.isPresent() && type instanceof DecimalType decimal) {
            return fits(number.get(), decimal) ? decimal(number.get(), decimal) : decimal(number.get(), place);
        }
        Literal converted = cast(sent, type, place);
        // A time within a day is no day.
        return type.equals(DataTypes.DateType)
                        && !cast(converted, sent.dataType(), place).equals(sent)
                ? cast(sent, DataTypes.TimestampType, place)
                : converted;
    }

    /**
     * The number as its sender wrote it; empty where it is none.
     *
     * @throws IllegalArgumentException where it is a double with more digits than one holds
     */
    private static Optional<BigDecimal> exactNumber(Literal sent, int place) {
        if (!(sent.dataType() instanceof NumericType)) {
            return Optional.empty();
        }
        if (sent.value() instanceof Decimal decimal) {
            return Optional.of(decimal.toJavaBigDecimal());
        }
        BigDecimal number = new BigDecimal(sent.value().toString());
        boolean isDouble =
                sent.dataType().equals(DataTypes.DoubleType) || sent.dataType().equals(DataTypes.FloatType);
        if (isDouble && number.stripTrailingZeros().precision() > DIGITS_OF_DOUBLE) {
            throw new IllegalArgumentException("Parameter " + place + ", " + number + ", has more than "
                    + DIGITS_OF_DOUBLE + " digits, which a client that sends it as a double does not keep;"
                    + " round it, or write CAST(CAST(? AS STRING) AS DECIMAL(38, 2)) and give it as a text");
        }
        return Optional.of(number);
    }

    private static boolean isWhole(BigDecimal number, DataType type) {
        int bits = type.defaultSize() * Byte.SIZE;
        return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < bits;
    }

    private static boolean fits(BigDecimal number, DecimalType type) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= type.scale()
                && shortest.precision() - shortest.scale() <= type.precision() - type.scale();
    }

    private static Literal decimal(BigDecimal number, DecimalType type) {
        BigDecimal scaled = number.setScale(type.scale(), RoundingMode.UNNECESSARY);
        return new Literal(Decimal.apply(scaled, type.precision(), type.scale()), type);
    }

    /** A number of the smallest type that holds it. */
    private static Literal decimal(BigDecimal number, int place) {
        int scale = Math.max(0, number.stripTrailingZeros().scale());
        int precision =
                Math.max(number.setScale(scale, RoundingMode.UNNECESSARY).precision(), scale);
        if (precision > DecimalType.MAX_PRECISION()) {
            throw new IllegalArgumentException("Parameter " + place + ", " + number + ", has more than "
                    + DecimalType.MAX_PRECISION() + " digits; round it");
        }
        return decimal(number, new DecimalType(precision, scale));
    }

    private static Literal cast(Literal sent, DataType type, int place) {
        Cast cast = new Cast(sent, type, Option.apply(ZONE), EvalMode$.MODULE$.ANSI());
        if (cast.checkInputDataTypes().isFailure()) {
            throw new IllegalArgumentException(isNone(sent, type, place));
        }
        try {
            return new Literal(cast.eval(null), type);
        } catch (RuntimeException e) {
            if (e instanceof SparkThrowable) {
                throw new IllegalArgumentException(isNone(sent, type, place), e);
            }
            throw e;
        }
    }

    private static String isNone(Literal sent, DataType type, int place) {
        return "Parameter " + place + " stands where the query has a value of type " + type.sql() + ", and " + sent
                + " of type " + sent.dataType().sql() + " is none";
    }
}
