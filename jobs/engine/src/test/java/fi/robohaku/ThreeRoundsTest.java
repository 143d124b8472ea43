package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** All three rounds of sample documents, from the files to the tables. */
@SparkTest
class ThreeRoundsTest {
    private static final Pattern LISTED =
            Pattern.compile("^\\| (?<file>\\S+\\.(?:xlsx?|docx|csv|pdf)) \\| (?<rule>\\w+)");

    private final SampleRun samples = SampleRun.get();

    @Test
    void applicationsAndProjectsOfEachRoundAndStreamAreAsManyAsPublished() {
        Map<String, String> counted = new TreeMap<>();
        samples.rows("SELECT round, stream, count(*), count_if(is_funded) FROM gold.project GROUP BY round, stream")
                .forEach(row ->
                        counted.put(row.getString(0) + " " + row.getString(1), row.getLong(2) + "/" + row.getLong(3)));
        Map<String, String> published = new TreeMap<>();
        PublishedFigures.rows("rounds")
                .forEach(row -> published.put(
                        row.get("round") + " " + row.get("stream"), row.get("applications") + "/" + row.get("funded")));

        assertThat(counted).isEqualTo(published);
    }

    @Test
    void nothingOfTheFundedProjectsOf2020IsSyntheticInTheHeadline() {
        assertThat(samples.rows("SELECT DISTINCT provenance FROM gold.realisation_by_round WHERE round = '2020'"))
                .extracting(row -> row.getString(0))
                .isNotEmpty()
                .doesNotContain("synthetic");
        assertThat(samples.rows("SELECT DISTINCT provenance FROM gold.realisation_by_round WHERE round != '2020'"))
                .extracting(row -> row.getString(0))
                .containsExactly("synthetic");
    }

    @Test
    void eachFileThatBreaksARuleLeavesARowThatSaysWhereAndWhatToDo() throws IOException {
        List<Row> rejections = samples.rows("SELECT path, rule, message_fi, remedy_fi, message_en FROM ops.rejection");
        Map<String, List<String>> rules = new TreeMap<>();
        rejections.forEach(row -> rules.computeIfAbsent(row.getString(0), path -> new java.util.ArrayList<>())
                .add(row.getString(1)));

        Map<String, String> listed = listedInReadmes();
        assertThat(rules.keySet()).isEqualTo(listed.keySet());
        listed.forEach((path, rule) -> assertThat(rules.get(path)).as(path).contains(rule));
        assertThat(rejections).allSatisfy(row -> {
            assertThat(row.getString(2)).doesNotContain("{").isNotBlank();
            assertThat(row.getString(3)).doesNotContain("{").isNotBlank();
            assertThat(row.getString(4)).doesNotContain("{").isNotBlank();
        });
    }

    /** The folders' own notes list their bad files: {@code | file | rule: why |}. */
    private static Map<String, String> listedInReadmes() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Path root = Path.of(SampleRun.documents());
        try (Stream<Path> files = Files.walk(root)) {
            for (Path note : files.filter(file -> file.endsWith("README.md")).toList()) {
                for (String line : Files.readAllLines(note)) {
                    Matcher row = LISTED.matcher(line);
                    if (row.find() && !note.getParent().endsWith("facts")) {
                        listed.put(root.relativize(note.getParent()) + "/" + row.group("file"), row.group("rule"));
                    }
                }
            }
        }
        return listed;
    }

    @Test
    void theReportCountsDocumentsNamesRejectionsAndListsWhatHasNotCome() {
        RunReport report = samples.report();
        long files = samples.row("SELECT count(*) FROM ops.documents").getLong(0);

        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE_WITH_REJECTIONS);
        assertThat(report.documents().fresh()).isEqualTo(files);
        assertThat(report.documents().rejected())
                .isEqualTo(samples.row("SELECT count(*) FROM ops.documents WHERE outcome = 'rejected'")
                        .getLong(0));
        assertThat(report.rejectionCount())
                .isEqualTo(samples.row("SELECT count(*) FROM ops.rejection").getLong(0));
        assertThat(report.missingDocuments())
                .extracting(missing -> missing.projectId() + " " + missing.documentKind())
                .containsExactly("2019-K30 final_report", "2019-K31 final_calculation");
        assertThat(report.marts().failed()).isEmpty();
        assertThat(report.versions()).containsKeys("robohaku", "spark", "delta", "poi", "java");
    }

    @Test
    void everyMoneyColumnOfEveryTableIsADecimalWithTwoDigits() {
        for (String schema : List.of("silver", "gold")) {
            for (Row table : samples.rows("SHOW TABLES IN " + schema)) {
                String name = schema + "." + table.<String>getAs("tableName");
                for (var field :
                        samples.warehouse().spark().table(name).schema().fields()) {
                    if (field.name().endsWith("_eur")) {
                        assertThat(field.dataType().sql())
                                .as(name + "." + field.name())
                                .isEqualTo("DECIMAL(18,2)");
                    }
                    assertThat(field.getComment().isDefined())
                            .as(name + "." + field.name() + " has a comment")
                            .isTrue();
                }
            }
        }
    }

    @Test
    void yearlyRowsOfEachCalculationAddUpToItsNetBenefit() {
        List<Row> differing = samples.rows("""
                WITH yearly AS (
                  SELECT document_id, subject_id, stage,
                    sum(CASE line_kind WHEN 'benefit' THEN amount_eur ELSE -amount_eur END) AS net_eur
                  FROM silver.benefit_year
                  GROUP BY document_id, subject_id, stage
                )
                SELECT benefit.subject_id, benefit.stage, benefit.net_benefit_eur, yearly.net_eur
                FROM yearly
                INNER JOIN silver.benefit
                  ON benefit.document_id = yearly.document_id AND benefit.stage = yearly.stage
                WHERE benefit.net_benefit_eur != yearly.net_eur
                """);
        assertThat(differing).isEmpty();
    }

    @Test
    void everySilverRecordLeadsBackToADocumentThatStands() {
        for (Row table : samples.rows("SHOW TABLES IN silver")) {
            String name = table.getAs("tableName");
            if (!name.equals("taxonomy")) {
                assertThat(samples.row("SELECT count(*) FROM silver." + name + " LEFT ANTI JOIN"
                                        + " (SELECT * FROM ops.documents WHERE state = 'current' AND outcome != 'rejected')"
                                        + " USING (document_id)")
                                .getLong(0))
                        .as(name)
                        .isZero();
            }
        }
    }
}
