package fi.robohaku.export.cube;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.PublishedFigures;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.export.SampleExport;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** PX files are what Statistics Finland's programs read, and hold the cells of the marts. */
@SparkTest
class PxFileTest {
    private static final List<String> LANGUAGES = List.of("", "[sv]", "[en]");

    private final Path folder = SampleExport.get().folder().resolve("px");

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private PxReader read(String cube) throws IOException {
        return new PxReader(folder.resolve(cube + ".px"));
    }

    @Test
    void eachFileHasEveryMandatoryKeywordInThreeLanguages() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(16);
        for (Path file : files()) {
            PxReader px = new PxReader(file);
            assertThat(px.keywords())
                    .as(file.toString())
                    .containsKeys("CHARSET", "AXIS-VERSION", "CODEPAGE", "LANGUAGE", "CREATION-DATE", "DECIMALS")
                    .containsKeys("SHOWDECIMALS", "MATRIX", "SUBJECT-CODE", "COPYRIGHT", "DATA");
            assertThat(px.texts("LANGUAGES")).containsExactly("fi", "sv", "en");
            for (String language : LANGUAGES) {
                for (String keyword : List.of(
                        "SUBJECT-AREA",
                        "DESCRIPTION",
                        "TITLE",
                        "CONTENTS",
                        "UNITS",
                        "STUB",
                        "HEADING",
                        "CONTVARIABLE",
                        "SOURCE",
                        "NOTE")) {
                    assertThat(px.text(keyword + language))
                            .as(file + " " + keyword + language)
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void eachVariableHasDistinctValuesAndTheSameCodesInEveryLanguage() throws IOException {
        for (Path file : files()) {
            PxReader px = new PxReader(file);
            for (String language : LANGUAGES) {
                List<String> variables = px.variables(language);
                assertThat(variables).as(file + language).doesNotHaveDuplicates();
                for (int i = 0; i < variables.size(); i++) {
                    String key = language + "(\"" + variables.get(i) + "\")";
                    String finnish = "(\"" + px.variables("").get(i) + "\")";
                    assertThat(px.texts("VALUES" + key))
                            .as(file + key)
                            .doesNotHaveDuplicates()
                            .hasSameSizeAs(px.texts("CODES" + key));
                    assertThat(px.texts("CODES" + key)).isEqualTo(px.texts("CODES" + finnish));
                }
            }
        }
    }

    @Test
    void thereAreAsManyCellsAsCombinationsAndEachIsANumberOrAKnownSymbol() throws IOException {
        for (Path file : files()) {
            PxReader px = new PxReader(file);
            int combinations = px.variables("").stream()
                    .mapToInt(
                            variable -> px.texts("CODES(\"" + variable + "\")").size())
                    .reduce(1, Math::multiplyExact);
            assertThat(px.cells())
                    .as(file.toString())
                    .hasSize(combinations)
                    .allMatch(cell -> cell.matches("-?[0-9]+(\\.[0-9]+)?|\"\\.\"|\"\\.\\.\""));
        }
    }

    @Test
    void noLineIsLongerThanTheFormatAllowsAndNoLetterIsLost() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file, PxKeywords.CODE_PAGE);
            assertThat(text.substring(0, text.indexOf("DATA=")).lines())
                    .as(file.toString())
                    .allMatch(line -> line.length() <= 1024)
                    .noneMatch(line -> line.contains("?"));
            assertThat(text).contains("Hakukierros").contains("Utlysningsomgång");
        }
    }

    @Test
    void thePublishedTargetOfRound2020StandsInItsCell() throws IOException {
        BigDecimal published = PublishedFigures.amount(
                        PublishedFigures.row("headline_figures", "key", "target_benefit_eur"), "value")
                .orElseThrow();

        assertThat(new BigDecimal(read("realisation_by_round").cell("2020", "all", "published", "planned_benefit_eur")))
                .isEqualByComparingTo(published);
    }

    @Test
    void everyCellOfTheHeadlineIsThatOfTheMart() throws IOException {
        PxReader px = read("realisation_by_round");
        for (Row row : SampleRun.get()
                .rows("SELECT round, stream, planned_benefit_eur, updated_benefit_eur, realisation_ratio"
                        + " FROM gold.realisation_by_round WHERE figure_set = 'matched'")) {
            for (String measure : List.of("planned_benefit_eur", "updated_benefit_eur", "realisation_ratio")) {
                String cell = px.cell(row.getString(0), row.getString(1), "matched", measure);
                assertThat(new BigDecimal(cell)).as(row + measure).isEqualByComparingTo(row.<BigDecimal>getAs(measure));
            }
        }
        BigDecimal headline = new BigDecimal(px.cell("2020", "all", "matched", "realisation_ratio"));
        assertThat(headline.setScale(3, RoundingMode.HALF_UP)).isEqualByComparingTo("0.587");
    }

    @Test
    void whatCannotBeIsOneDotAndWhatIsNotKnownIsTwo() throws IOException {
        PxReader px = read("realisation_by_round");
        // Round 2018 has one stream, so there is no row of the stream ready; no follow-up report of 2020 has come.
        assertThat(px.cell("2018", "ready", "matched", "n_projects")).isEqualTo("\".\"");
        assertThat(px.cell("2020", "all", "matched", "realised_to_date_eur")).isEqualTo("\"..\"");
        assertThat(px.text("NOTE")).contains(". = ", ".. = ");
    }

    @Test
    void syntheticRoundsSayThatTheyAre() throws IOException {
        PxReader px = read("realisation_by_round");
        assertThat(px.text("VALUENOTEX(\"Hakukierros\",\"2018\")")).isEqualTo("Sisältää synteettisiä lukuja.");
        assertThat(px.text("VALUENOTEX[sv](\"Utlysningsomgång\",\"2018\")")).isEqualTo("Innehåller syntetiska tal.");
        assertThat(px.keywords()).doesNotContainKey("VALUENOTEX(\"Hakukierros\",\"2020\")");
        assertThat(px.text("NOTEX")).contains("synteettisiä");
    }

    @Test
    void yearsAreTheTimeOfACube() throws IOException {
        assertThat(read("realisation_by_round").keywords().get("TIMEVAL(\"Hakukierros\")"))
                .isEqualTo("TLIST(A1),\"2018\",\"2019\",\"2020\"");
        assertThat(read("benefit_timeline_by_round").keywords())
                .containsKeys("TIMEVAL(\"Vuosi\")", "TIMEVAL[sv](\"År\")")
                .doesNotContainKey("TIMEVAL(\"Hakukierros\")");
    }
}
