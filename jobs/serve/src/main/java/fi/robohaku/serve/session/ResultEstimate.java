package fi.robohaku.serve.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.ArrayInsert;
import org.apache.spark.sql.catalyst.expressions.ArrayJoin;
import org.apache.spark.sql.catalyst.expressions.ArrayRepeat;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.ConcatWs;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Flatten;
import org.apache.spark.sql.catalyst.expressions.FormatString;
import org.apache.spark.sql.catalyst.expressions.RandStr;
import org.apache.spark.sql.catalyst.expressions.RegExpReplace;
import org.apache.spark.sql.catalyst.expressions.Sequence;
import org.apache.spark.sql.catalyst.expressions.StringLPad;
import org.apache.spark.sql.catalyst.expressions.StringRPad;
import org.apache.spark.sql.catalyst.expressions.StringRepeat;
import org.apache.spark.sql.catalyst.expressions.StringReplace;
import org.apache.spark.sql.catalyst.expressions.StringSpace;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;

/** Estimates, from the arguments, how many bytes the value of a function takes; of one that makes little of much, 0. */
final class ResultEstimate {
    private static final long BYTES_PER_ELEMENT = 16;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int DAYS_PER_MONTH = 28;
    private static final Pattern WIDTH = Pattern.compile("%[^a-zA-Z%]*?(\\d+)(?:\\.(\\d+))?");

    private static final Map<Class<?>, ToLongFunction<List<Object>>> ESTIMATES = estimates();

    private ResultEstimate() {}

    private static Map<Class<?>, ToLongFunction<List<Object>>> estimates() {
        Map<Class<?>, ToLongFunction<List<Object>>> all = new HashMap<>();
        all.put(StringRepeat.class, values -> multiply(size(values.get(0)), number(values.get(1))));
        all.put(StringSpace.class, values -> number(values.get(0)));
        all.put(RandStr.class, values -> number(values.get(0)));
        all.put(StringLPad.class, ResultEstimate::padded);
        all.put(StringRPad.class, ResultEstimate::padded);
        all.put(ArrayRepeat.class, values -> multiply(size(values.get(0)) + BYTES_PER_ELEMENT, number(values.get(1))));
        all.put(ArrayInsert.class, values -> multiply(BYTES_PER_ELEMENT, Math.abs(number(values.get(1)))));
        all.put(
                Concat.class,
                values -> values.stream().mapToLong(ResultEstimate::size).sum());
        all.put(StringReplace.class, values -> {
            long found = count(values.get(0), values.get(1));
            return size(values.get(0)) + multiply(found, size(values.get(2)));
        });
        all.put(RegExpReplace.class, values -> multiply(size(values.get(0)) + 1, size(values.get(2))));
        all.put(
                FormatString.class,
                values -> values.get(0) == null ? 0 : widths(values.get(0).toString()));
        return Map.copyOf(all);
    }

    /** Whether the value of a function can be many times larger than its arguments. */
    static boolean isNeeded(Expression function) {
        return ESTIMATES.containsKey(function.getClass())
                || function instanceof Sequence
                || function instanceof ArrayJoin
                || function instanceof ConcatWs
                || function instanceof Flatten
                || (function instanceof StaticInvoke call && isPadding(call));
    }

    private static boolean isPadding(StaticInvoke call) {
        return call.functionName().equals("lpad") || call.functionName().equals("rpad");
    }

    static long of(Expression function, List<Object> values) {
        if (function instanceof Sequence sequence) {
            return sequenceLength(sequence, values);
        }
        if (function instanceof StaticInvoke) {
            return padded(values);
        }
        if (function instanceof ArrayJoin || function instanceof ConcatWs || function instanceof Flatten) {
            return joined(function, values);
        }
        ToLongFunction<List<Object>> estimate = ESTIMATES.get(function.getClass());
        return estimate == null ? 0 : estimate.applyAsLong(values);
    }

    private static long padded(List<Object> values) {
        Object pad = values.size() > 2 ? values.get(2) : null;
        long perCharacter = pad instanceof UTF8String text && text.numChars() > 0
                ? (text.numBytes() + text.numChars() - 1L) / text.numChars()
                : 1;
        return multiply(perCharacter, number(values.get(1)));
    }

    /** Arrays and texts in one, with the separator between all of them. */
    private static long joined(Expression function, List<Object> values) {
        long total = 0;
        long parts = 0;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof ArrayData array) {
                DataType element = ((ArrayType) function.children().apply(i).dataType()).elementType();
                parts += array.numElements();
                for (int k = 0; k < array.numElements(); k++) {
                    total += array.isNullAt(k) ? 0 : size(array.get(k, element));
                }
            } else {
                parts++;
                total += size(values.get(i));
            }
        }
        int separator = function instanceof ConcatWs ? 0 : 1;
        boolean isText = !(function instanceof Flatten);
        return total + (isText ? multiply(parts, size(values.get(separator))) : 0);
    }

    private static long sequenceLength(Sequence sequence, List<Object> values) {
        if (values.get(0) == null || values.get(1) == null) {
            return 0;
        }
        boolean isDate = sequence.start().dataType() instanceof DateType;
        Object given = values.size() > 2 ? values.get(2) : null;
        double step = given == null ? 1 : step(given, isDate);
        if (given == null && isTime(values.get(0), sequence) && !isDate) {
            step = MICROS_PER_DAY;
        }
        double distance = (double) number(values.get(1)) - number(values.get(0));
        double elements = step == 0 ? 0 : Math.max(0, distance / step + 1);
        return multiply(BYTES_PER_ELEMENT, (long) Math.min(elements, Long.MAX_VALUE / (2.0 * BYTES_PER_ELEMENT)));
    }

    private static boolean isTime(Object start, Sequence sequence) {
        return start instanceof Long && sequence.start().dataType().typeName().startsWith("timestamp");
    }

    /** The step in the unit of the sequence: days for dates, microseconds for times. */
    private static double step(Object given, boolean isDate) {
        if (given instanceof CalendarInterval interval) {
            double days = (double) interval.months * DAYS_PER_MONTH + interval.days;
            return isDate
                    ? days + (double) interval.microseconds / MICROS_PER_DAY
                    : days * MICROS_PER_DAY + interval.microseconds;
        }
        return number(given);
    }

    private static long widths(String format) {
        long total = format.length();
        Matcher widths = WIDTH.matcher(format);
        while (widths.find()) {
            for (int group = 1; group <= 2; group++) {
                String digits = widths.group(group);
                total += digits == null ? 0 : digits.length() > 10 ? Integer.MAX_VALUE : Long.parseLong(digits);
            }
        }
        return total;
    }

    private static long count(Object text, Object sought) {
        if (!(text instanceof UTF8String whole) || !(sought instanceof UTF8String part) || part.numBytes() == 0) {
            return 0;
        }
        return whole.numBytes() / part.numBytes();
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static long size(Object value) {
        if (value == null) {
            return 0;
        }
        return value instanceof UTF8String text ? text.numBytes() : ValueSizeEstimator.estimate(value);
    }

    private static long multiply(long one, long other) {
        return one <= 0 || other <= 0 ? 0 : one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
