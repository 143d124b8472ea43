package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, answers, identifiers, headings and records as people and programs write them. */
class TypedWordsTest {
    private static final String PROJECT = "20\\d\\d(?:-[A-ZÅÄÖ0-9]+)+";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.3.2021",
                "01.03.2021.",
                "1.\u00a03.\u00a02021",
                "1.3.2021 klo 12.00",
                "1.3.2021, klo 9",
                "1.3.2021 kl. 16.15",
                "1.3.2021 14:30",
                "ma 1.3.2021",
                "maanantai 1.3.2021",
                "1. maaliskuuta 2021",
                "1 maaliskuu 2021",
                "maaliskuun 1. päivä 2021",
                "1.\u00a0maaliskuuta\u00a02021",
                "den 1 mars 2021",
                "måndag 1 mars 2021",
                "1 March 2021",
                "1st of March 2021",
                "March 1, 2021",
                "Mar 1 2021",
                "2021-03-01",
                "2021–03–01",
                "2021/3/1",
                "2021-03-01T12:00:00Z",
                "2021-03-01 00:00:00",
                "\u200e1.3.2021"
            })
    void theFirstOfMarchIsReadInEveryForm(String text) {
        assertThat(TypedDates.parse(text)).as(text).contains(LocalDate.of(2021, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3/1/2021",
                "1.3.21",
                "3/2021",
                "maaliskuu 2021",
                "1.3.–5.3.2021",
                "1.3.2021 (alustava)",
                "20210301",
                "1. mars tai april 2021"
            })
    void aDateThatCouldBeAnotherIsNotGuessed(String text) {
        assertThat(TypedDates.parse(text)).as(text).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'kyllä ', true",
        "KYLLÄ., true",
        "'kyllä\u00a0', true",
        "✔️, true",
        "☑, true",
        "'[x]', true",
        "ja, true",
        "yes, true",
        "'ei\u00a0', false",
        "Nej!, false",
        "'[ ]', false",
        "☐, false",
        "☒ kyllä ☐ ei, true",
        "☐ kyllä ☒ ei, false",
        "kyllä ☐ ei ☑, false",
        "[x] ja / [ ] nej, true",
        "( ) yes (x) no, false"
    })
    void yesAndNoAreReadHoweverTheyAreTicked(String text, boolean expected) {
        assertThat(YesOrNo.parse(text)).as(text).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehkä", "kyllä/ei", "☐ kyllä ☐ ei", "☒ kyllä ☒ ei", "osittain kyllä", "✗", "☒ muu ☐ ei"})
    void whatIsBothOrNeitherIsTold(String text) {
        assertThat(YesOrNo.parse(text)).as(text).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-VNK-1",
                "2020-vnk-1",
                " 2020-VNK-1\u00a0",
                "2020–VNK–1",
                "2020\u2011VNK\u20111",
                "2020 - VNK - 1",
                "2020-\u200bVNK-1",
                "Hanke 2020-VNK-1",
                "hanke: 2020-VNK-1",
                "2020-VNK-1 (VNK)",
                "\"2020-VNK-1\""
            })
    void anIdentifierIsReadHoweverItIsTyped(String text) {
        assertThat(Identifiers.find(PROJECT, text)).as(text).contains("2020-VNK-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-VNK 1",
                "2020 VNK 1",
                "VNK-1",
                "2020-VNK-1 ja 2020-VNK-2",
                "2020-VNK-1, 2",
                "2020-VNK-1_v2",
                "x2020-VNK-1",
                "2020-VALTORI PALKEET"
            })
    void whatMayBeAnotherIdentifierIsTold(String text) {
        assertThat(Identifiers.find(PROJECT, text)).as(text).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'myönnetty euroa', myönnetty, 1",
        "'Myönnetty (1000 euroa)', myönnetty, 1000",
        "'myönnetty, t€', myönnetty, 1000",
        "'myönnetty (1 000 €, alv 0 %)', myönnetty, 1000",
        "'myönnetty euroa (1000)', myönnetty, 1000",
        "'myönnetty tuhansina euroina', myönnetty, 1000",
        "'beviljat [milj. €]', beviljat, 1000000",
        "'granted in thousands', granted, 1000",
        "'myön\u00adnetty, €', myönnetty, 1",
        "'vuosi 2000', 'vuosi 2000', ",
        "euroa, euroa, "
    })
    void aLabelTellsItsUnit(String label, String bare, Integer factor) {
        LabelUnit unit = LabelUnit.of(label);
        assertThat(unit.bare()).as("label of '%s'", label).isEqualTo(bare);
        assertThat(unit.factor().map(java.math.BigDecimal::intValue))
                .as("unit of '%s'", label)
                .isEqualTo(Optional.ofNullable(factor));
    }

    @Test
    void quotesPartFieldsOrAreMeantAsQuotes() {
        assertThat(CsvRecords.split("a;\"b;\"\"c\"\"\";d\r\"e\nf\" ;\"g\" h;15\"\"\r\n\r\ni;j", ';', 9).stream()
                        .map(CsvRecords.Line::fields))
                .containsExactly(
                        List.of("a", "b;\"c\"", "d"),
                        List.of("e\nf", "\"g\" h", "15\"\""),
                        List.of(""),
                        List.of("i", "j"));
        assertThat(CsvRecords.split("a\r\n\"b\nc\"\nd", ';', 9).stream().map(CsvRecords.Line::line))
                .as("lines of the file")
                .containsExactly(1, 2, 4);
        assertThatThrownBy(() -> CsvRecords.split("a;b\n\"c;d\ne;f\n", ';', 9))
                .hasMessage("A quote of line 2 has no partner");
    }
}
