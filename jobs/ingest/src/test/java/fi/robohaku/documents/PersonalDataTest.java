package fi.robohaku.documents;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.AttackTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data is masked wherever it stands in a text, and nothing else is. */
class PersonalDataTest {
    private static final String CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    /** Signs of the centuries 1800, 1900 and 2000, those of the decree of 2023 among them. */
    private static final String SIGNS = "+-YXWVUABCDEF";

    /** An identity code with the check character that its day and number give. */
    private static String identityCode(String day, char sign, int individual) {
        String number = String.format(Locale.ROOT, "%03d", individual);
        int remainder = (int) (Long.parseLong(day + number) % 31);
        return day + sign + number + CHECKS.charAt(remainder);
    }

    @Test
    void identityCodesOfEverySignAreMaskedAndThoseWithAnotherCheckCharacterAreNot() {
        for (int century = 0; century < SIGNS.length(); century++) {
            String code = identityCode("131052", SIGNS.charAt(century), 308);
            assertThat(PersonalData.mask("Hetu " + code + ".")).as(code).isEqualTo("Hetu [henkilötunnus poistettu].");
            assertThat(PersonalData.mask(code.toLowerCase(Locale.ROOT)))
                    .as("%s in small letters", code)
                    .isEqualTo("[henkilötunnus poistettu]");
            String other = code.substring(0, 10) + (code.endsWith("T") ? 'U' : 'T');
            assertThat(PersonalData.mask("Hetu " + other)).as(other).isEqualTo("Hetu " + other);
        }
        assertThat(identityCode("131052", '-', 308))
                .as("the example of the agency")
                .isEqualTo("131052-308T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "131052‑308T",
                "131052 – 308T",
                "1310\u00ad52-308T",
                "131052\u200b-308T",
                "１３１０５２-308T",
                "hakemus_131052-308T_v2"
            })
    void identityCodesAreSeenInWhateverCharacters(String text) {
        assertThat(PersonalData.maskedIn(PersonalData.mask(text)))
                .as(text)
                .containsExactly(PersonalData.Kind.IDENTITY_CODE);
        assertThat(PersonalData.mask(text)).as(text).doesNotContain("308T");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tili FI21 1234 5600 0007 85 kiitos|tili [tilinumero poistettu] kiitos",
                "FI2112345600000785|[tilinumero poistettu]",
                "fi21-1234-5600-0007-85|[tilinumero poistettu]",
                "SE45 5000 0000 0583 9825 7466|[tilinumero poistettu]",
                "GB82WEST12345698765432|[tilinumero poistettu]",
                "FI22 1234 5600 0007 85|FI22 1234 5600 0007 85",
                "FI21 1234 5600 0007 8|FI21 1234 5600 0007 8",
                "soita 040 123 4567 tai 09 1234 567|soita [puhelinnumero poistettu] tai [puhelinnumero poistettu]",
                "+358 40 123 4567|[puhelinnumero poistettu]",
                "+358 (0)40 123 4567|[puhelinnumero poistettu]",
                "00358401234567|[puhelinnumero poistettu]",
                "0401234567|[puhelinnumero poistettu]",
                "puh.050-1234567, Turku|puh.[puhelinnumero poistettu], Turku",
                "+46 8 123 456 78|[puhelinnumero poistettu]",
                "(09) 1234 567|[puhelinnumero poistettu]",
                "matti.meikalainen@example.fi|[sähköpostiosoite poistettu]",
                "<Åsa.Öberg@vm.example.fi>;|<[sähköpostiosoite poistettu]>;",
                "matti.meikalainen(at)example.fi|[sähköpostiosoite poistettu]",
                "matti [at] example.fi|[sähköpostiosoite poistettu]",
                "Matti (matti@example.fi, 0401234567, 131052-308T)|Matti ([sähköpostiosoite poistettu], [puhelinnumero poistettu], [henkilötunnus poistettu])",
            })
    void accountsNumbersAndAddressesAreMasked(String text, String masked) {
        assertThat(PersonalData.mask(text)).isEqualTo(masked);
        assertThat(PersonalData.mask(masked)).as("masked once more").isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Y-tunnus 0245437-2",
                "Y-tunnus 2296962-1, FI22969621",
                "0246246-0",
                "VM/1234/02.02.03.05/2020",
                "VN/12345/2020-VM-3",
                "VM037:00/2020",
                "123456-1234/2020",
                "2020-VNK-1",
                "237 000 €",
                "50 000 000 euroa",
                "+45 123 456,50",
                "0 – 50 000 000",
                "0,0401234567",
                "1658000000",
                "01.02.2020–31.12.2021",
                "01-02-2020",
                "1.1.2020 klo 12:30",
                "2020 2021 2022 2023",
                "HTV 0,5 / 1,25",
                "a@b",
                "hinta @ 12.50",
                "ISO 13616-1:2020",
                "00100 Helsinki",
                "http://example.fi/2020/0401"
            })
    void businessIdsSumsDatesAndDecisionNumbersStay(String text) {
        assertThat(PersonalData.mask(text)).isEqualTo(text);
    }

    @Test
    @AttackTest
    void longTextsMadeToKeepPatternsBusyEnd() {
        for (String part : new String[] {"0", "01 ", "+1-", "a.", "@", "FI", "(at)", "131052-", "1(0)"}) {
            String text = part.repeat(200_000 / part.length());
            assertThat(PersonalData.mask(text)).as(part).isNotEmpty();
        }
    }
}
