package fi.robohaku.export.text;

import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.function.Function;

/** Words the ticks of an axis; it writes and does not read. */
final class AxisFormat extends NumberFormat {
    private static final long serialVersionUID = 1L;

    private final transient Function<BigDecimal, String> words;

    AxisFormat(Function<BigDecimal, String> words) {
        this.words = words;
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition at) {
        return to.append(words.apply(BigDecimal.valueOf(number)));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition at) {
        return to.append(words.apply(BigDecimal.valueOf(number)));
    }

    @Override
    public Number parse(String source, ParsePosition at) {
        throw new UnsupportedOperationException("An axis is written, not read: " + source);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
