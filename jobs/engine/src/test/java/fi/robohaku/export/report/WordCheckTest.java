package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check finds what it is there for, and lets pass what looks like it. In texts {@code ~} does not break. */
class WordCheckTest {
    private static String spaced(String text) {
        return text.replace('~', '\u00a0');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "CODE_WORD               | FI | Syy: not_reported                       | not_reported",
                "CODE_WORD               | EN | by rows of shortfall_by_round           | shortfall_by_round",
                "UNTRANSLATED            | FI | Kierros 2020, all                       | all",
                "UNTRANSLATED            | FI | Säästö 50 minutes                       | minutes",
                "UNTRANSLATED            | SV | Projektet with en siffra                | with",
                "UNTRANSLATED            | EN | kierros 2020                            | kierros",
                "UNTRANSLATED            | EN | Projects från 2020                      | från",
                "SPACES                  | FI | Kaksi  väliä                            | '  '",
                "SPACES                  | EN | A set , and another                     | ' ,'",
                "DECIMAL_MARK            | FI | Suhde on 0.587                          | 0.587",
                "DECIMAL_MARK            | SV | Kvoten är 0.587.                        | 0.587",
                "DECIMAL_MARK            | EN | The ratio is 0,587 of it                | ''",
                "DECIMAL_MARK            | EN | A share of 58,7%                        | 8,7",
                "DECIMAL_MARK            | EN | €1~234 in all                           | 1~234",
                "BREAKING_SPACE          | FI | Myönnetty 125 000~€                     | 5 000",
                "BREAKING_SPACE          | SV | Cirka 28,3 mn~€                         | 3 mn",
                "COUNT_FORM              | FI | Täyttyy 0 hankkeessa                    | 0 hankkeessa",
                "COUNT_FORM              | FI | Siitä kertoo 1 hanketta                 | 1 hanketta",
                "COUNT_FORM              | EN | met by 1 projects                       | 1 projects",
                "COUNT_FORM              | EN | met by 0 projects                       | 0 projects",
                "COUNT_FORM              | SV | 1 lärdomar från en myndighet            | 1 lärdomar",
                "SENTENCE_START          | EN | Set: all. about €47.43~million planned  | . a",
                "SENTENCE_START          | SV | Hur mycket? cirka 47~mn~€               | ? c",
                "MINUS_ZERO              | FI | Kustannukset −0~€                       | −0",
                "MINUS_ZERO              | EN | Cost −€0 in all                         | −€0",
                "MINUS_ZERO              | SV | Skillnaden är -0,0                      | '-0,0'",
                "ABOUT_NOTHING           | FI | Viiveen osuus noin~0~€                  | noin~0",
                "ABOUT_NOTHING           | EN | of the shortfall about~€0               | about~€0",
                "HYPHEN_FOR_MINUS        | EN | a change of -€9.32~million              | -€9",
                "HYPHEN_FOR_MINUS        | FI | muutos -9,32                            | -9",
                "PROBABILITY_IN_PER_CENT | FI | Erolle p = 6~%                          | p = 6~%",
                "PROBABILITY_IN_PER_CENT | FI | p-arvo: 6,1~%                           | 'p-arvo: 6,1~%'",
                "PROBABILITY_IN_PER_CENT | EN | Smallest p possible: 5%                 | 'p possible: 5%'"
            })
    void aFaultIsFound(WordCheck check, Language language, String text, String place) {
        assertThat(check.fault(language, spaced(text))).as(text).isPresent();
        if (!place.isEmpty()) {
            assertThat(check.fault(language, spaced(text))).contains(spaced(place));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FI | Suhde on 0,587 ja summa noin~27,82~milj.~€ (31.12.2022, luku 3.d).",
                "FI | Luettu asiakirjasta 2020/registers/benefit_conditions.csv.",
                "FI | Mukana on 10 hanketta ja 21 hanketta; 1 hanke jäi pois.",
                "FI | Osuus on 0~€–4,1~milj.~€, muutos −9,32~milj.~€ ja p~=~0,061.",
                "SV | Kvoten är 0,587, p-värdet 0,043 och andelen 58,7~%.",
                "SV | 1~234~568~€ för 1 projekt.",
                "EN | In 2022, 23 projects; the ratio is 0.587 of €1,234,568.",
                "EN | 2020-VNK-1 on 2021-03-09: −€9.32~million, −1.3%, 10 projects.",
                "FI | Suhde on noin~0,587 ja vajaus noin~0,5~milj.~€.",
                "FI | Sanamuodot ym. rajaavat lukua: noin 3 prosenttia.",
                "EN | Row No. two of 5.0 in chapter 3.d; about €3~million. The rest is not told.",
                "EN | The p value is 0.061. The share is 6%, and at least €0 and at most €5.22~million of it."
            })
    void whatIsAsTheLanguageHasItPasses(Language language, String text) {
        for (WordCheck check : WordCheck.values()) {
            assertThat(check.fault(language, spaced(text))).as(check.name()).isEmpty();
        }
    }

    @Test
    void aCodeIsFoundWhereTheLanguageHasAnotherWordForIt() {
        Path schemas = TestWarehouse.home().resolve("schemas");
        List<String> texts = List.of("published", "single", "not_told", "kaikki");
        assertThat(new UnwordedCodes(schemas, Language.FI).among(texts))
                .containsExactly("published", "single", "not_told");
        assertThat(new UnwordedCodes(schemas, Language.EN).among(texts))
                .as("in English the word is the code")
                .containsExactly("single", "not_told");
    }
}
