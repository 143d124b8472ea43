package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in contracts are told in words of the file. */
class YamlRefusalTest {
    private static final Path FOLDER = Path.of(System.getProperty("robohaku.home"), "schemas");
    private static final String CONTRACT = """
            id: note
            kind: note
            format: csv
            title: {fi: Muistio}
            currency: gbp
            blocks:
              - id: rows
                type: list
                fields:
                  - {name: cost, label: {fi: Hinta}, type: money, unit: million}
            """;

    private static void assertTold(String old, String text, String told) {
        assertThat(CONTRACT).contains(old);
        SortedMap<String, String> files = new TreeMap<>(Schemas.files(FOLDER));
        files.put("documents/note.yml", CONTRACT.replace(old, text.replace("\\n", "\n")));
        assertThatThrownBy(() -> Schemas.parse(files))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("documents/note.yml")
                .hasMessageContaining(told)
                .satisfies(e -> assertThat(e.getMessage())
                        .as("no name of a class")
                        .doesNotContainPattern("(?:fi|com|java|org)\\.[a-z]+[.$]|[a-z][A-Z][a-z]+Exception"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: csv|format: pdf|line 3: 'pdf' is no value of 'format'; write one of xlsx, xls, docx, csv",
                "kind: note|kinds: note|'kind' is missing",
                "kind: note|kind: note\\nkinds: note|line 3: unknown key 'kinds'; known here are blocks, checks, csv, currency",
                "label: {fi: Hinta}, type|type|at 'fields': 'label of cost' is missing",
                "title: {fi: Muistio}|title: Muistio|at 'title': write keys with values, {key: value}; known keys are fi, sv, en",
                "currency: gbp|repeats: maybe|'maybe' is no value of 'repeats'; write true or false",
                "type: money|type: money, minimum: few|'few' is no value of 'minimum'; write a number",
                "blocks:\\n|blocks: rows\\nchecks:\\n|at 'blocks': write a list, [a, b]",
                "type: list|type: list\\n    type: list|line 9: the key 'type' stands there twice",
            })
    void aMistakeIsToldInWordsOfTheFile(String old, String text, String told) {
        assertTold(old.replace("\\n", "\n"), text, told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency: gbp|currency: pounds|currency 'pounds' is no code of a currency; write three letters",
                "unit: million|unit: meur|field 'cost' is in euros and the contract in gbp; write unit: one, thousand or million",
                "unit: million|unit: million, column: cost_eur|its column 'cost_eur' says euros",
                "currency: gbp|none_words: {not_reported: ['/Exempt (/']}|'/Exempt (/' is no regular expression",
                "currency: gbp|none_words: {not_reported: ['/.*/']}|'/.*/' matches an empty text",
            })
    void moneyOfTwoCurrenciesAndBrokenPatternsAreRefused(String old, String text, String told) {
        assertTold(old, text, told);
    }
}
