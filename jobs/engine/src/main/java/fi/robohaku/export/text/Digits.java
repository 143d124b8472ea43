package fi.robohaku.export.text;

import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;

/**
 * Writes numbers in the manner of a language, rounded half up. The signs are named here, for those of the Java runtime
 * differ from version to version: Finnish and Swedish group by a space that does not break, and all write the minus of
 * typography.
 */
final class Digits {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final DecimalFormatSymbols symbols;

    Digits(Language language) {
        boolean isEnglish = language == Language.EN;
        symbols = new DecimalFormatSymbols(language.locale());
        symbols.setDecimalSeparator(isEnglish ? '.' : ',');
        symbols.setGroupingSeparator(isEnglish ? ',' : NO_BREAK_SPACE);
        symbols.setMinusSign('\u2212');
    }

    /** The number with grouped digits, at least and at most so many decimals. */
    String write(BigDecimal number, int least, int most) {
        return write(number, least, most, true);
    }

    /** The number without grouping, as a year. */
    String writeUngrouped(BigDecimal number) {
        return write(number, 0, 0, false);
    }

    private String write(BigDecimal number, int least, int most, boolean isGrouped) {
        DecimalFormat format = new DecimalFormat("0", symbols);
        format.setGroupingUsed(isGrouped);
        format.setGroupingSize(3);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        BigDecimal rounded = number.setScale(most, RoundingMode.HALF_UP);
        return format.format(rounded.signum() == 0 ? BigDecimal.ZERO : rounded);
    }

    /** The sign of a negative number. */
    char minus() {
        return symbols.getMinusSign();
    }
}
