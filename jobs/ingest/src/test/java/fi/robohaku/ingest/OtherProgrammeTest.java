package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers of another programme: other currencies, words for none by pattern, and numbers with exponents. */
class OtherProgrammeTest {
    private static final String CONTRACT = """
            id: works
            kind: works
            format: csv
            title: {fi: Works}
            currency: CURRENCY
            repeats: true
            none_words: {not_reported: ["/exempt under section .*/"], not_applicable: ["not set"]}
            blocks:
              - id: rows
                type: list
                required: true
                table: work
                fields:
                  - {name: work_id, label: {fi: "Work ID"}, column: work_id, required: true}
                  - {name: cost, label: {fi: "Whole life cost"}, column: cost, type: money, unit: UNIT}
                  - {name: staff, label: {fi: "Staff"}, column: staff, type: number, unit: count}
            """;

    private static DocumentReading read(String currency, String unit, String table) {
        return readBy("works", CONTRACT.replace("CURRENCY", currency).replace("UNIT", unit), table);
    }

    /** A table read beside the templates of the project by one more. */
    private static DocumentReading readBy(String name, String template, String table) {
        SortedMap<String, String> files = new TreeMap<>(Schemas.files(Given.HOME.resolve("schemas")));
        files.put("documents/" + name + ".yml", template);
        return new DocumentReader(Schemas.parse(files)).read(name + ".csv", table.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> costs(DocumentReading reading) {
        return reading.figures().stream()
                .filter(figure -> figure.column().equals("cost"))
                .map(figure -> figure.value().status()
                        + figure.value()
                                .number()
                                .map(number -> " " + ExtractionContext.format(number))
                                .orElse("")
                        + (figure.value().number().isPresent()
                                ? " " + figure.value().precision().code()
                                : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gbp|one|£1,234.56|reported 1234.56 exact",
                "gbp|one|£1.2m|reported 1200000 approx",
                "gbp|one|-£5m|reported -5000000 approx",
                "gbp|million|12.5|reported 12500000 exact",
                "gbp|million|£12.5 million|reported 12500000 approx",
                "gbp|thousand|GBP 40|reported 40000 exact",
                "gbp|one|2.1bn|reported 2100000000 approx",
                "usd|one|US$ 3,400|reported 3400 exact",
                "usd|million|$3.4|reported 3400000 exact",
                "usd|one|12 k USD|reported 12000 approx",
                "sek|one|about 5 mn kr|reported 5000000 approx",
                "eur|one|€ 300|reported 300 exact",
                "gbp|one|1.234E+07|reported 12340000 approx",
                "gbp|one|1.2345678E+07|reported 12345678 exact",
                "gbp|one|1.5e-3|reported 0.0015 exact",
                "eur|keur|2E+3|reported 2000000 approx",
            })
    void anAmountIsReadInTheCurrencyOfTheContract(String currency, String unit, String text, String told) {
        DocumentReading reading = read(currency, unit, "Work ID,Whole life cost,Staff\nA,\"" + text + "\",1\n");
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
        assertThat(costs(reading)).as("'%s' in %s", text, currency).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gbp|€5m|currency_differs",
                "gbp|5 000 e|currency_differs",
                "gbp|$5m|currency_differs",
                "gbp|5 USD|currency_differs",
                "usd|£5|currency_differs",
                "eur|£5m|currency_differs",
                "eur|5 000 kr|currency_differs",
                "eur|5 000 (USD)|currency_differs",
                "gbp|five|number_expected",
                "eur|12 m|number_expected",
                "gbp|1.2E+|number_expected",
                "gbp|1.2E+123|number_expected",
            })
    void anAmountOfAnotherCurrencyIsTold(String currency, String text, String rule) {
        DocumentReading reading = read(currency, "one", "Work ID,Whole life cost,Staff\nA,\"" + text + "\",1\n");
        assertThat(Given.breaches(reading)).as("'%s' in %s", text, currency).containsExactly(rule + " !B2");
        assertThat(costs(reading)).containsExactly("cannot_tell");
    }

    @Test
    void aPatternStandsForAllWordsThatItMatches() {
        DocumentReading reading = read("gbp", "million", """
                Work ID,Whole life cost,Staff
                A,Exempt under Section 22 of the Act,1
                B,exempt under section 43 (commercial),2
                C,Not set,3
                D,Exempt,4
                """);
        assertThat(costs(reading)).containsExactly("not_reported", "not_reported", "not_applicable", "cannot_tell");
        assertThat(Given.breaches(reading)).containsExactly("number_expected !B5");
    }

    @Test
    void aTableOfWhichAContractKnowsTooLittleSaysWhichAndWhy() {
        DocumentReading reading = read("gbp", "one", "Work ID,Whole life cost,Owner,Region,Phase\nA,1,b,c,d\n");
        assertThat(reading.readable()).isFalse();
        Finding finding = reading.findings().get(0);
        assertThat(finding.rule().id()).isEqualTo("columns_unknown");
        assertThat(List.of(finding.field(), finding.found(), finding.expected()))
                .containsExactly("works", "2 / 5", "Owner, Region, Phase");
    }

    @Test
    void aTableWithoutARequiredColumnSaysWhichItLacks() {
        Finding finding =
                read("gbp", "one", "Whole life cost,Staff\n1,2\n").findings().get(0);
        assertThat(finding.rule().id()).isEqualTo("columns_unknown");
        assertThat(List.of(finding.found(), finding.expected())).containsExactly("2 / 2", "Work ID");
    }

    @Test
    void ofHeadingsThatDifferInBracketsTheOneToTheLetterIsRead() {
        String template = """
                id: variance
                kind: variance
                format: csv
                title: {fi: V}
                csv: {delimiter: ",", charset: "UTF-8", decimal: "."}
                blocks:
                  - id: rows
                    type: list
                    required: true
                    table: operating_figure
                    fields:
                      - {name: id, label: {fi: "Unique Project ID"}, column: measure, required: true}
                      - {name: v, label: {fi: "Schedule Variance (%)"}, column: value, type: range}
                """;
        DocumentReading reading = readBy(
                "variance",
                template,
                "Unique Project ID,Schedule Variance (in days),Schedule Variance (%)\n1,-153,-84.07\n");
        assertThat(Given.meanings(reading))
                .as("the variance in per cent, not in days")
                .anyMatch(meaning -> meaning.contains("-84.07"))
                .noneMatch(meaning -> meaning.contains("153"));
        assertThat(Given.rules(reading)).as("the other column is told").contains("column_not_read");
    }
}
