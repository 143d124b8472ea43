package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers as spreadsheets and mail programs save them. */
class RegisterFaultsTest {
    private static final DocumentReading DECISIONS = FaultFiles.read("originals/paatokset-2020.csv");
    /** The register is older than one of the columns of its template: that is told, and nothing else. */
    private static final List<String> TOLD = List.of("column_missing");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "J13b_sep_line.csv",
                "J13c_title_line.csv",
                "J13d_blank_first_line.csv",
                "J13f_ctrl_z.csv",
                "J13g_macroman.csv",
                "J13j_trailing_delimiter.csv",
                "J13k_double_bom.csv",
                "S16c_register_id_lower_case.csv"
            })
    void aRegisterOfDecisionsIsReadHoweverItWasSaved(String name) {
        DocumentReading reading = FaultFiles.read(name);
        assertThat(Given.rules(reading)).as("rules").isEqualTo(TOLD);
        assertThat(Given.meanings(reading))
                .as("figures")
                .hasSizeGreaterThan(100)
                .isEqualTo(Given.meanings(DECISIONS));
    }

    @Test
    void aRegisterSavedByAFinnishSpreadsheetIsRead() {
        DocumentReading reading = FaultFiles.read("J13a_status_register_saved_by_finnish_excel.csv");
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(Given.meanings(reading))
                .as("figures")
                .isEqualTo(Given.meanings(FaultFiles.read("originals/tilannekatsaus-2020.csv")));
    }

    @Test
    void aFieldThatBeginsWithAQuotedWordIsOneField() {
        DocumentReading reading = FaultFiles.read("J13i_field_starts_with_quote.csv");
        assertThat(Given.rules(reading)).as("rules").isEqualTo(TOLD);
        assertThat(reading.figures())
                .as("the field as typed")
                .anyMatch(figure -> figure.rawText().equals("\"Robotti\" on raportoitava"));
        assertThat(grants(reading)).as("grants").isEqualTo(grants(DECISIONS));
    }

    @Test
    void aUnitInTheHeadingIsReadAndTold() {
        DocumentReading thousands = FaultFiles.read("S04a_register_header_1000_all_grants_lost.csv");
        assertThat(Given.breaches(thousands)).as("breaches").contains("unit_differs !E1");
        assertThat(grants(thousands)).as("grants").hasSize(23).contains(new BigDecimal("237000"));

        DocumentReading euros = FaultFiles.read("S04c_register_2019_header_euroa_in_brackets.csv");
        assertThat(Given.breaches(euros))
                .as("breaches")
                .isEqualTo(Given.breaches(FaultFiles.read("originals/paatokset-2019.csv")));
        assertThat(Given.meanings(euros))
                .as("figures")
                .isEqualTo(Given.meanings(FaultFiles.read("originals/paatokset-2019.csv")));
    }

    @Test
    void aUnitBeforeTheMarkOfANoteIsReadToo() {
        String table =
                "hakemus;virta;virasto;päätös;myönnetty (1000 €)¹;alkuperä\n2020-VNK-1;all;VNK;funded;237;published\n";
        DocumentReading reading = Given.READER.read("t.csv", table.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Given.breaches(reading)).as("breaches").contains("unit_differs !E1");
        assertThat(grants(reading)).as("grants").containsExactly(new BigDecimal("237000"));
    }

    @Test
    void aNumberThatTwoCountriesReadInTwoWaysIsTold() {
        DocumentReading reading = FaultFiles.read("S17_csv_237comma000_read_237.csv");
        assertThat(Given.breaches(reading)).as("breaches").contains("ambiguous_number !E2");
        assertThat(grants(reading)).as("grants").hasSize(22).doesNotContain(new BigDecimal("237"));
    }

    @Test
    void aPointBeforeThreeDigitsIsAThousandOnlyWhereTheFileIsWrittenAsItsContract() {
        String head = "hakemus;virta;virasto;päätös;myönnetty euroa;alkuperä\n";
        String row = "2020-VNK-1;all;VNK;funded;237.000;published\n";
        DocumentReading own =
                Given.READER.read("t.csv", (head + row).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(grants(own)).as("grants").containsExactly(new BigDecimal("237000"));
        DocumentReading other = Given.READER.read(
                "t.csv", (head + row).replace(';', '\t').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Given.breaches(other)).as("saved in another country").contains("ambiguous_number !E2");
    }

    private static List<BigDecimal> grants(DocumentReading reading) {
        return reading.figures().stream()
                .filter(figure -> figure.table().equals("funding"))
                .flatMap(figure -> figure.column().equals("amount_eur")
                        ? figure.value().number().stream()
                        : java.util.stream.Stream.empty())
                .map(number -> new BigDecimal(ExtractionContext.format(number)))
                .toList();
    }

    @Test
    void aRowThatIsThereTwiceIsReadOnceAndTold() {
        String register = "2020/registers/paatokset.csv";
        String text = new String(Given.sample(register), UTF_8);
        String row = text.lines()
                .filter(line -> line.startsWith("2020-ORK-1;"))
                .findFirst()
                .orElseThrow();
        DocumentReading reading = Given.READER.read(register, (text + row + "\n").getBytes(UTF_8));
        assertThat(Given.rules(reading)).containsExactly("row_repeated");
        assertThat(Given.meanings(reading)).isEqualTo(Given.meanings(Given.read(register)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"myönnetty ($)", "myönnetty (USD)", "myönnetty euroa (SEK)"})
    void aHeadingWithAnotherCurrencyMakesNoEuros(String heading) {
        String register = "2020/registers/paatokset.csv";
        String text = new String(Given.sample(register), UTF_8).replace("myönnetty euroa", heading);
        DocumentReading reading = Given.READER.read(register, text.getBytes(UTF_8));
        assertThat(Given.rules(reading)).contains("currency_differs");
        assertThat(reading.figures())
                .filteredOn(figure -> figure.column().equals("amount_eur"))
                .allSatisfy(figure -> assertThat(figure.value().number()).isEmpty());
    }

    @Test
    void aTextOfComposedAndOneOfCombiningLettersAreTheSame() {
        String register = "2020/registers/paatokset.csv";
        String text = Normalizer.normalize(new String(Given.sample(register), UTF_8), Normalizer.Form.NFD);
        DocumentReading reading = Given.READER.read(register, text.getBytes(UTF_8));
        assertThat(Given.meanings(reading)).isEqualTo(Given.meanings(Given.read(register)));
    }
}
