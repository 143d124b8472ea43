package fi.robohaku.serve.flight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters$;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils$;
import org.apache.spark.sql.vectorized.ArrowColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.Function1;

/** The rows of a stream, as a session of Spark would give them. */
final class FlightRows implements Iterator<Row> {
    private final FlightStream stream;
    private final StructType columns;
    private final Function1<Object, Object> converter;
    private Iterator<InternalRow> batch = Collections.emptyIterator();

    FlightRows(FlightStream stream) {
        this.stream = stream;
        this.columns = columns(stream.getSchema());
        this.converter = CatalystTypeConverters$.MODULE$.createToScalaConverter(columns);
    }

    StructType columns() {
        return columns;
    }

    private static StructType columns(Schema schema) {
        List<StructField> columns = new ArrayList<>();
        for (Field field : schema.getFields()) {
            columns.add(DataTypes.createStructField(field.getName(), type(field), field.isNullable()));
        }
        return DataTypes.createStructType(columns);
    }

    /** An instant is sent as its date and time in UTC; the name of its type says so. */
    private static DataType type(Field field) {
        DataType type = ArrowUtils$.MODULE$.fromArrowField(field);
        String name = new FlightSqlColumnMetadata(field.getMetadata()).getTypeName();
        return type.equals(DataTypes.TimestampNTZType) && "TIMESTAMP".equals(name) ? DataTypes.TimestampType : type;
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && stream.next()) {
            List<FieldVector> vectors = stream.getRoot().getFieldVectors();
            ColumnVector[] values = vectors.stream().map(ArrowColumnVector::new).toArray(ColumnVector[]::new);
            batch = new ColumnarBatch(values, stream.getRoot().getRowCount()).rowIterator();
        }
        return batch.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return (Row) converter.apply(batch.next().copy());
    }
}
