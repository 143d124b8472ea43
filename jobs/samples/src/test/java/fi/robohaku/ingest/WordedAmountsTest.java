package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Precision;
import fi.robohaku.contracts.Texts;
import fi.robohaku.samples.SampleWording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Amounts as the sample documents word them, read back by the reader. */
class WordedAmountsTest {
    private static final ValueParser VALUES = new ValueParser(
            Given.SCHEMAS,
            new LabelIndex(Given.SCHEMAS),
            Given.SCHEMAS.documents().get("application-2020"),
            Language.FI,
            "");
    private static final Field EUROS = new Field(
            "luku",
            new Texts("Luku", "", ""),
            null,
            null,
            null,
            null,
            Field.Type.MONEY,
            "technologies",
            Field.Unit.EUR,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    @ParameterizedTest
    @EnumSource(Precision.class)
    void whatTheSamplesWordTheReaderReadsBack(Precision precision) {
        SplittableRandom random = new SplittableRandom(20201L);
        for (int i = 0; i < 500; i++) {
            long rounding = List.of(1L, 10L, 1_000L, 10_000L, 100_000L).get(random.nextInt(5));
            String amount = Long.toString(random.nextLong(1, 50_000_000 / rounding) * rounding);
            Language language = random.nextBoolean() ? Language.FI : Language.SV;
            Object worded = SampleWording.euros(amount, precision.name().toLowerCase(Locale.ROOT), language);
            if (worded instanceof String text) {
                ParsedValue parsed = VALUES.parse(EUROS, RawCell.text("A1", text));
                assertThat(parsed.rule()).as("rule that '%s' breaks", text).isEmpty();
                assertThat(parsed.number().orElseThrow())
                        .as("value of '%s'", text)
                        .isEqualByComparingTo(amount);
                assertThat(parsed.upper().orElseThrow())
                        .as("upper end of '%s'", text)
                        .isEqualByComparingTo(amount);
                assertThat(parsed.precision()).as("precision of '%s'", text).isEqualTo(precision);
            } else {
                assertThat(worded).as("exact amounts are numbers").isEqualTo(new BigDecimal(amount));
            }
        }
    }
}
