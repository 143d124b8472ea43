package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, answers and identifiers as people type them in a form. */
class TypedValueFaultsTest {
    private static final DocumentReading ORIGINAL = FaultFiles.read("originals/2020-VNK-1_hakemus.xlsx");

    @ParameterizedTest
    @ValueSource(strings = {"J14a_date_klo.xlsx", "J14b_date_maaliskuuta.xlsx", "J14d_date_nbsp.xlsx"})
    void aDateOfTheFirstOfMarchIsReadHoweverItIsWritten(String name) {
        DocumentReading reading = FaultFiles.read(name);
        assertThat(Given.breaches(reading)).as("breaches").isEqualTo(Given.breaches(ORIGINAL));
        assertThat(Given.meanings(reading))
                .as("figures, the start moved from the fourth of January")
                .isEqualTo(Given.meanings(ORIGINAL).stream()
                        .map(meaning -> meaning.startsWith("application.starts_on ")
                                ? meaning.replace("2021-01-04", "2021-03-01")
                                : meaning)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "J15a_kylla_nbsp.xlsx",
                "J15c_check_mark.xlsx",
                "S16a_id_trailing_nbsp.xlsx",
                "S16e_id_with_word.xlsx"
            })
    void aFormIsReadAsItWasMeant(String name) {
        DocumentReading reading = FaultFiles.read(name);
        assertThat(reading.subject()).as("subject").isEqualTo("2020-VNK-1");
        assertThat(Given.breaches(reading)).as("breaches").isEqualTo(Given.breaches(ORIGINAL));
        assertThat(Given.meanings(reading)).as("figures").isEqualTo(Given.meanings(ORIGINAL));
    }
}
