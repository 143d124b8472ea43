package fi.robohaku.serve.session;

import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.UnsafeMapData;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.unsafe.types.VariantVal;
import org.apache.spark.util.SizeEstimator;

/** Estimates the memory of a value as Spark holds it between two steps of a query. */
final class ValueSizeEstimator {
    /** A number, a date and the like, and the overhead of every other value. */
    private static final long BYTES_PER_VALUE = 16;

    private ValueSizeEstimator() {}

    /** Bytes, to within a few of them for each value. */
    static long estimate(Object value) {
        long content = 0;
        if (value instanceof UTF8String text) {
            content = text.numBytes();
        } else if (value instanceof byte[] binary) {
            content = binary.length;
        } else if (value instanceof UnsafeRow row) {
            content = row.getSizeInBytes();
        } else if (value instanceof UnsafeArrayData array) {
            content = array.getSizeInBytes();
        } else if (value instanceof UnsafeMapData map) {
            content = map.getSizeInBytes();
        } else if (value instanceof GenericArrayData array) {
            content = estimate(array.array());
        } else if (value instanceof ArrayBasedMapData map) {
            content = estimate(map.keyArray()) + estimate(map.valueArray());
        } else if (value instanceof GenericInternalRow row) {
            content = estimate(row.values());
        } else if (value instanceof VariantVal variant) {
            content = (long) variant.getValue().length + variant.getMetadata().length;
        } else if (value != null
                && !(value instanceof Number || value instanceof Boolean || value instanceof Decimal)) {
            content = SizeEstimator.estimate(value);
        }
        return BYTES_PER_VALUE + content;
    }

    private static long estimate(Object[] values) {
        long total = 0;
        for (Object value : values) {
            total += estimate(value);
        }
        return total;
    }
}
