package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Precision;
import fi.robohaku.contracts.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, dates and words as people type them. */
class NumbersTest {
    private static final DocumentTemplate TEMPLATE = Given.SCHEMAS.documents().get("application-2020");
    private static final LabelIndex LABEL_INDEX = new LabelIndex(Given.SCHEMAS);

    private static Field field(Field.Type type, Field.Unit unit) {
        Texts label = new Texts("Luku", "", "");
        return new Field(
                "luku",
                label,
                null,
                null,
                null,
                null,
                type,
                "technologies",
                unit,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ParsedValue parse(Field.Type type, Field.Unit unit, String text) {
        return new ValueParser(Given.SCHEMAS, LABEL_INDEX, TEMPLATE, Language.FI, "")
                .parse(field(type, unit), RawCell.text("A1", text));
    }

    private static void assertAmount(ParsedValue parsed, String text, String low, String high, Precision precision) {
        assertThat(parsed.rule()).as("rule that '%s' breaks", text).isEmpty();
        assertThat(parsed.number().orElseThrow()).as("value of '%s'", text).isEqualByComparingTo(low);
        assertThat(parsed.upper().orElseThrow()).as("upper end of '%s'", text).isEqualByComparingTo(high);
        assertThat(parsed.precision()).as("precision of '%s'", text).isEqualTo(precision);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "237 000 €|237000|EXACT",
                "237\u00a0000\u00a0€|237000|EXACT",
                "237\u2009000 €|237000|EXACT",
                "237\u202f000|237000|EXACT",
                "237000|237000|EXACT",
                "237.000,50 €|237000.50|EXACT",
                "237,000.50 €|237000.50|EXACT",
                "1.234.567|1234567|EXACT",
                "1,5 milj. €|1500000|APPROX",
                "1.5 milj. euroa|1500000|APPROX",
                "1,234 milj. €|1234000|APPROX",
                "n. 40 t€|40000|APPROX",
                "40 tuhatta €|40000|APPROX",
                "40 ke|40000|APPROX",
                "3 mio €|3000000|APPROX",
                "1,2 mrd. euroa|1200000000|APPROX",
                "noin 2 miljardia euroa|2000000000|APPROX",
                "noin 40 000 euroa|40000|APPROX",
                "cirka 40 000 euro|40000|APPROX",
                "yli 57 000 euroa|57000|OVER",
                "över 57 000 euro|57000|OVER",
                "alle 57 000 €|57000|UNDER",
                "vajaat 2 miljoonaa euroa|2000000|UNDER",
                "1 100 000 € (jos käyttöönotto jatkuu)|1100000|CONDITIONAL",
                "noin 1,1 milj. €, mikäli rahoitus saadaan|1100000|CONDITIONAL",
                "1 100 000 € (om ibruktagandet fortsätter)|1100000|CONDITIONAL",
                "−0,36|-0.36|EXACT",
                "– 5 000 €|-5000|EXACT",
                "-5000|-5000|EXACT",
                "€ 237 000|237000|EXACT",
                "EUR 237 000|237000|EXACT",
                "500,- €|500|EXACT",
                "0,123|0.123|EXACT",
                "12 000 € (alv 0)|12000|EXACT",
                "237 (t€)|237000|APPROX",
                "1,2 ( milj. € )|1200000|APPROX",
                "237 000 € (€)|237000|EXACT",
                "12 000 (vuoden 2020 hinnoin)|12000|EXACT",
                "237 000 € (dnro VN/1234/2021)|237000|EXACT",
                "237 000 (miljöministeriet)|237000|EXACT",
                "237 000 (sis. laiteurakka)|237000|EXACT",
                "237 000 (max 36)|237000|EXACT",
            })
    void anAmountIsReadWithItsWording(String text, String value, Precision precision) {
        assertAmount(parse(Field.Type.MONEY, Field.Unit.EUR, text), text, value, value, precision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "1,234", "237.000 €", "-12.500"})
    void aNumberThatCanBeReadInTwoWaysIsNotGuessed(String text) {
        assertThat(parse(Field.Type.MONEY, Field.Unit.EUR, text).rule())
                .as("rule that '%s' breaks", text)
                .isEqualTo("ambiguous_number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tarkentuu",
                "1.2.2020",
                "31.12.2020",
                "12.34567.8",
                "12,34.567,8",
                "1,2,3",
                "12 kk",
                "5 htv",
                "12 %",
                "5–8",
                "1 23",
                "12 34 567",
                "2 x 500",
                "237 (1000 €)",
                "237 (1 000 €)",
                "237 € (t€)",
                "237 (x 1000)",
                "237 (10^3)",
                "237 (tuhansia)",
                "1,2 (miljoonissa)",
                "237 000 (alkuperäinen 250 t€)",
                "237 000 (aiemmin 250 000)",
                "12 000 (vuodessa)",
                "12 000 € (/kk)",
                "12 000 (per år)",
                "=1+1",
                "1e5",
                "5\u00ad000",
                "€",
                "-"
            })
    void whatIsNoAmountIsNotMadeOne(String text) {
        ParsedValue parsed = parse(Field.Type.MONEY, Field.Unit.EUR, text);
        assertThat(parsed.number()).as("value of '%s'", text).isEmpty();
    }

    @Test
    void aRangeHasTwoEnds() {
        assertAmount(parse(Field.Type.RANGE, Field.Unit.PERSON_YEARS, "5–8 htv"), "5–8 htv", "5", "8", Precision.EXACT);
        assertAmount(parse(Field.Type.RANGE, null, "noin 10 - 12 kpl"), "10 - 12", "10", "12", Precision.APPROX);
    }

    @Test
    void aUnitTypedGoesBeforeThatOfTheForm() {
        assertAmount(parse(Field.Type.MONEY, Field.Unit.KEUR, "237"), "237", "237000", "237000", Precision.EXACT);
        assertAmount(
                parse(Field.Type.MONEY, Field.Unit.KEUR, "237 000 €"),
                "237 000 €",
                "237000",
                "237000",
                Precision.EXACT);
        assertAmount(parse(Field.Type.SHARE, null, "70 %"), "70 %", "0.7", "0.7", Precision.EXACT);
        assertThat(parse(Field.Type.NUMBER, Field.Unit.MONTHS, "2 vuotta").rule())
                .as("years where months are asked")
                .isEqualTo("number_expected");
    }

    @Test
    void aNumberTooLargeForTheTableIsOutOfRange() {
        assertThat(parse(Field.Type.MONEY, Field.Unit.EUR, "9".repeat(20)).rule())
                .as("rule")
                .isEqualTo("value_out_of_range");
    }

    @ParameterizedTest
    @CsvSource({
        "'1,5', ',', 1.5",
        "'1.234,5', ',', 1234.5",
        "'1.234', ',', 1234",
        "'1,234', '.', 1234",
        "'1.5', '.', 1.5",
        "'0,36', '.', 0.36",
        "'1.5', ',', 1.5",
        "'1,2,3', ',', ",
        "'12,34', '.', 12.34"
    })
    void theDecimalSignOfATableGoesFirstAndTheOtherIsReadWhereItCannotBe(String text, String decimal, String expected) {
        assertThat(Numbers.parse(text, decimal).map(typed -> typed.low().toPlainString()))
                .as("'%s' where '%s' is the decimal sign", text, decimal)
                .isEqualTo(java.util.Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.2021, 2021-09-01",
        "01.09.2021, 2021-09-01",
        "1. 9. 2021, 2021-09-01",
        "2021-09-01, 2021-09-01",
        "2021-9-1, 2021-09-01",
        "2021-09-01T12:00:00, 2021-09-01"
    })
    void aDateIsReadInFinnishAndIsoForm(String text, LocalDate expected) {
        assertThat(parse(Field.Type.DATE, null, text).date()).as(text).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.2.2021", "loppukesästä", "1.9.21", "1.9.1021", "2021-13-01", "9/2021"})
    void whatIsNoDateIsTold(String text) {
        assertThat(parse(Field.Type.DATE, null, text).rule()).as(text).isEqualTo("date_expected");
    }

    @ParameterizedTest
    @CsvSource({"2025, 2025", "vuoteen 2025 asti, 2025"})
    void aYearIsReadFromItsWords(String text, int year) {
        assertThat(parse(Field.Type.YEAR, null, text).number()).as(text).contains(BigDecimal.valueOf(year));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020–2025", "ensi vuonna", "25", "20255"})
    void whatIsNoYearIsTold(String text) {
        assertThat(parse(Field.Type.YEAR, null, text).rule()).as(text).isEqualTo("year_expected");
    }

    @ParameterizedTest
    @CsvSource({
        "–, not_reported", "ei raportoitu, not_reported", "Inte rapporterat, not_reported",
                "EI SOVELLU, not_applicable",
        "n/a, not_applicable", "yhteisluku, joint", "gemensam siffra, joint", "kan inte bedömas, cannot_tell"
    })
    void aWordForNoneTellsWhy(String word, String status) {
        ParsedValue parsed = parse(Field.Type.MONEY, Field.Unit.EUR, word);
        assertThat(parsed.status()).as("status of '%s'", word).isEqualTo(status);
        assertThat(parsed.number()).as("value of '%s'", word).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kyllä, true",
        "Ja, true",
        "yes, true",
        "x, true",
        "ei, false",
        "nej, false",
        "ei ole, false",
        "0, false"
    })
    void yesAndNoAreReadInEachLanguage(String word, boolean expected) {
        assertThat(parse(Field.Type.BOOLEAN, null, word).bool()).as(word).contains(expected);
    }

    @Test
    void maybeIsNeitherYesNorNo() {
        assertThat(parse(Field.Type.BOOLEAN, null, "ehkä"))
                .as("'ehkä'")
                .isEqualTo(ParsedValue.invalid("boolean_expected", "kyllä, ei"));
    }

    @Test
    void aTermIsKnownByCodeLabelAndAliasInEachLanguage() {
        for (var taxonomy : Given.SCHEMAS.taxonomies().values()) {
            for (var term : taxonomy.terms()) {
                assertThat(LABEL_INDEX.terms(taxonomy.id()))
                        .as("words of %s", taxonomy.id())
                        .containsEntry(Labels.key(term.code()), term.code());
                for (Language language : Language.values()) {
                    assertThat(LABEL_INDEX.terms(taxonomy.id()))
                            .as("words of %s", taxonomy.id())
                            .containsEntry(Labels.key(term.label().in(language)), term.code());
                }
                for (String alias : term.aliases()) {
                    assertThat(LABEL_INDEX.terms(taxonomy.id()))
                            .as("words of %s", taxonomy.id())
                            .containsEntry(Labels.key(alias), term.code());
                }
            }
        }
    }

    @Test
    void aWordOutsideOfTheTaxonomyIsToldWithThoseInside() {
        ParsedValue parsed = parse(Field.Type.TERM, null, "kvanttirobotti");
        assertThat(parsed.rule()).as("rule").isEqualTo("term_unknown");
        assertThat(parsed.expected())
                .as("what is allowed")
                .contains(Given.SCHEMAS
                        .taxonomy("technologies")
                        .terms()
                        .get(0)
                        .label()
                        .fi());
    }

    @Test
    void everyTemplateReadsItsOwnWordsForNone() {
        for (DocumentTemplate template : Given.SCHEMAS.documents().values()) {
            template.noneWords()
                    .forEach((status, words) -> words.forEach(
                            word -> assertThat(LABEL_INDEX.noneWords(template).status(Labels.key(word), word))
                                    .as("words for none of %s: %s", template.id(), word)
                                    .contains(status)));
        }
    }

    @Test
    void labelsOfABlockAreToldApart() {
        for (DocumentTemplate template : Given.SCHEMAS.documents().values()) {
            for (Block block : template.blocks()) {
                for (Field field : block.fields()) {
                    assertThat(LABEL_INDEX.fields(block))
                            .as(
                                    "%s, block %s: '%s' must mean one field",
                                    template.id(), block.id(), field.label().fi())
                            .containsEntry(Labels.key(field.label().fi()), field);
                }
            }
        }
    }
}
