package fi.robohaku.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Precision;
import fi.robohaku.lakehouse.TestWarehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How numbers are worded. In expected texts {@code ~} stands for a space that does not break. */
@Isolated
class ValueFormatTest {
    private static final int CASES = 2_000;
    private static final MessageCatalogue MESSAGES =
            MessageCatalogue.read(TestWarehouse.home().resolve("schemas"));

    private static ValueFormat in(Language language) {
        return MESSAGES.in(language).values();
    }

    private static String spaced(String expected) {
        return expected.replace('~', '\u00a0');
    }

    /** Of each number the half above is written, never the even one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUROS             | 2.5       | 3~€         | 3~€         | €3",
                "EUROS             | -2.5      | −3~€        | −3~€        | −€3",
                "EUROS             | 1234567.5 | 1~234~568~€ | 1~234~568~€ | €1,234,568",
                "EUROS             | -0.4      | 0~€         | 0~€         | €0",
                "EUROS_PER_INVOICE | 0.125     | 0,13~€      | 0,13~€      | €0.13",
                "RATIO             | 0.5865    | 0,587       | 0,587       | 0.587",
                "RATIO             | 0.5905    | 0,591       | 0,591       | 0.591",
                "RATIO             | 0.59      | 0,590       | 0,590       | 0.590",
                "RATIO             | 0.586549  | 0,587       | 0,587       | 0.587",
                "RATIO             | 0.0005    | 0,001       | 0,001       | 0.001",
                "SHARE             | 0.5865    | 58,7~%      | 58,7~%      | 58.7%",
                "SHARE             | 0.0125    | 1,3~%       | 1,3~%       | 1.3%",
                "SHARE             | 0.125     | 12,5~%      | 12,5~%      | 12.5%",
                "SHARE             | 0.33      | 33~%        | 33~%        | 33%",
                "SHARE             | -0.0125   | −1,3~%      | −1,3~%      | −1.3%",
                "PROBABILITY       | 0.0505    | 0,051       | 0,051       | 0.051",
                "PROBABILITY       | 0.001     | 0,001       | 0,001       | 0.001",
                "PROBABILITY       | 0.0009    | <~0,001     | <~0,001     | <~0.001",
                "PERCENT           | 12.25     | 12,3        | 12,3        | 12.3",
                "YEARS             | 0.125     | 0,13        | 0,13        | 0.13",
                "MONTHS            | 2.25      | 2,3         | 2,3         | 2.3",
                "POINTS            | 14.5      | 14,5        | 14,5        | 14.5",
                "PERSON_YEARS      | 0.25      | 0,3         | 0,3         | 0.3",
                "COUNT             | 1234      | 1~234       | 1~234       | 1,234",
                "COUNT             | 0.125     | 0,13        | 0,13        | 0.13",
                "ORDINAL           | 1234      | 1234        | 1234        | 1234",
                "YEAR              | 2029      | 2029        | 2029        | 2029",
                "YEAR              | 2021.75   | 2021        | 2021        | 2021",
                "NUMBER            | 1.0625    | 1,063       | 1,063       | 1.063",
                "NUMBER            | 5         | 5           | 5           | 5"
            })
    void aNumberIsRoundedHalfUpAndWrittenInTheMannerOfTheLanguage(
            Quantity quantity, BigDecimal number, String finnish, String swedish, String english) {
        assertThat(in(Language.FI).withUnit(quantity, number)).isEqualTo(spaced(finnish));
        assertThat(in(Language.SV).withUnit(quantity, number)).isEqualTo(spaced(swedish));
        assertThat(in(Language.EN).withUnit(quantity, number)).isEqualTo(spaced(english));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "125000    | 125~000~€       | 125~000~€     | €125,000",
                "999999.5  | 1~000~000~€     | 1~000~000~€   | €1,000,000",
                "1000000   | 1~milj.~€       | 1~mn~€        | €1~million",
                "1125000   | 1,13~milj.~€    | 1,13~mn~€     | €1.13~million",
                "47430000  | 47,43~milj.~€   | 47,43~mn~€    | €47.43~million",
                "-4105000  | −4,11~milj.~€   | −4,11~mn~€    | −€4.11~million"
            })
    void aSumIsInMillionsFromOneMillionUp(BigDecimal euros, String finnish, String swedish, String english) {
        assertThat(in(Language.FI).sum(euros)).isEqualTo(spaced(finnish));
        assertThat(in(Language.SV).sum(euros)).isEqualTo(spaced(swedish));
        assertThat(in(Language.EN).sum(euros)).isEqualTo(spaced(english));
    }

    @Test
    void theSameRatioIsANumberOfThreeDecimalsAndAPerCentOfOneAndAnAxisSaysItInShort() {
        BigDecimal ratio = new BigDecimal("0.586549");
        assertThat(in(Language.FI).number(Quantity.RATIO, ratio)).isEqualTo("0,587");
        assertThat(in(Language.FI).percent(ratio)).isEqualTo("58,7\u00a0%");
        assertThat(in(Language.EN).percent(ratio)).isEqualTo("58.7%");
        assertThat(in(Language.SV).percentChange(ratio)).isEqualTo("+58,7\u00a0%");
        assertThat(in(Language.FI).axis(Quantity.RATIO).format(0.6)).isEqualTo("0,6");
        assertThat(in(Language.FI).axis(Quantity.SHARE).format(0.6)).isEqualTo("60\u00a0%");
        assertThat(in(Language.FI).axis(Quantity.EUROS).format(2_000_000)).isEqualTo("2\u00a0000\u00a0000");
        assertThat(in(Language.FI).axis(Quantity.COUNT).format(0.25))
                .as("a tick between two counts is not called like one of them")
                .isEqualTo("0,25");
        assertThat(in(Language.FI).yearAxis(2029).format(2029)).isEqualTo("2029");
        assertThat(in(Language.FI).yearAxis(2029).format(2030)).isEmpty();
    }

    @Test
    void daysTruthsBoundsAndNothingHaveTheirWords() {
        LocalDate day = LocalDate.of(2021, 3, 9);
        assertThat(in(Language.FI).date(day)).isEqualTo("9.3.2021");
        assertThat(in(Language.SV).date(day)).isEqualTo("9.3.2021");
        assertThat(in(Language.EN).date(day)).isEqualTo("2021-03-09");
        assertThat(in(Language.EN).value(Quantity.NUMBER, java.sql.Date.valueOf(day)))
                .isEqualTo("2021-03-09");
        assertThat(in(Language.SV).value(Quantity.NUMBER, true)).isEqualTo("ja");
        assertThat(in(Language.FI).value(Quantity.EUROS, null)).isEqualTo("–");
        assertThat(in(Language.FI).bounds("0\u00a0€", "4,1\u00a0milj.\u00a0€"))
                .isEqualTo("0\u00a0€–4,1\u00a0milj.\u00a0€");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aFigureSaysHowExactItsSourceIsUnlessItIsExact(Precision precision) {
        String worded = in(Language.FI).worded(precision.code(), "5");
        assertThat(worded)
                .isEqualTo(
                        switch (precision) {
                            case EXACT -> "5";
                            case APPROX -> "noin\u00a05";
                            case OVER -> "yli\u00a05";
                            case UNDER -> "alle\u00a05";
                            case CONDITIONAL -> "ehdollisesti\u00a05";
                        });
    }

    /** Reads a written number back as a person does. */
    private static BigDecimal read(String written, Language language) {
        String plain = written.replaceAll("[€%\u00a0]", "").replace('\u2212', '-');
        return new BigDecimal(language == Language.EN ? plain.replace(",", "") : plain.replace(',', '.'));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsWrittenReadsBackAsTheRoundedNumber(Language language) {
        Random random = new Random(20_200_601);
        for (int i = 0; i < CASES; i++) {
            BigDecimal number =
                    BigDecimal.valueOf(random.nextLong(-10_000_000_000L, 10_000_000_000L), random.nextInt(8));
            for (Quantity quantity : Quantity.values()) {
                if (quantity == Quantity.PROBABILITY) {
                    continue;
                }
                boolean isPercent = quantity == Quantity.SHARE;
                BigDecimal expected = isPercent
                        ? number.movePointRight(2).setScale(quantity.percentDecimals(), RoundingMode.HALF_UP)
                        : number.setScale(decimals(quantity, number), rounding(quantity));
                String written = in(language).withUnit(quantity, number);
                assertThat(read(written, language))
                        .as("%s of %s: %s", quantity, number.toPlainString(), written)
                        .isEqualByComparingTo(expected);
                assertThat(written).as("no space that breaks").doesNotContain(" ");
            }
        }
    }

    private static int decimals(Quantity quantity, BigDecimal number) {
        boolean isSharedCount =
                quantity == Quantity.COUNT && number.stripTrailingZeros().scale() > 0;
        return isSharedCount ? 2 : quantity.decimals();
    }

    private static RoundingMode rounding(Quantity quantity) {
        return quantity == Quantity.YEAR || quantity == Quantity.ORDINAL ? RoundingMode.DOWN : RoundingMode.HALF_UP;
    }

    @Test
    void theMachinesOwnLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"ar-EG", "hi-IN-u-nu-deva", "de-CH", "en-US"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(in(Language.FI).withUnit(Quantity.EUROS, new BigDecimal("-1234567.5")))
                        .as(tag)
                        .isEqualTo("\u22121\u00a0234\u00a0568\u00a0€");
                assertThat(in(Language.EN).percent(new BigDecimal("0.5865")))
                        .as(tag)
                        .isEqualTo("58.7%");
                assertThat(in(Language.SV).yearAxis(2029).format(2029.0))
                        .as(tag)
                        .isEqualTo("2029");
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
