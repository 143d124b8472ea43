package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.serve.stored.StoredAnswers;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SparkTest
class StoredAnswersTest {
    private static final long SEED = 20_201_218;
    private static final int QUESTIONS = 24;
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    /** A setting of Spark's makes the command ask Spark. */
    private static final List<String> BY_SPARK = List.of("--conf", "spark.robohaku.asked=yes");

    private static Workspace workspace() {
        return SampleRun.get().warehouse().workspace();
    }

    private static CommandResult ask(List<String> how, String format, String question) {
        List<String> all =
                new ArrayList<>(List.of("sql", "-w", workspace().folder().toString(), "--format", format));
        all.addAll(how);
        all.add(question);
        return CommandResult.of(all.toArray(String[]::new));
    }

    private static void assertAnsweredAlike(String question) {
        assertThat(new StoredAnswers(workspace()).answer(question)).as(question).isPresent();
        for (String format : List.of("table", "vertical", "csv", "json")) {
            assertThat(ask(List.of(), format, question)).as(question).isEqualTo(ask(BY_SPARK, format, question));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM gold.realisation_by_round",
                "select Round, FIGURE_SET AS joukko from realisation_by_round WHERE round = '2020' and figure_set <> 'single'",
                "SELECT realisation_by_round.round, gold.realisation_by_round.n_projects FROM gold.realisation_by_round"
                        + " LIMIT 3",
                "SELECT project_id, planned_benefit_eur FROM gold.realisation_by_project"
                        + " WHERE planned_benefit_eur > 1000000 AND updated_benefit_eur IS NOT NULL"
                        + " ORDER BY planned_benefit_eur DESC NULLS LAST, project_id",
                "SELECT agency_code FROM gold.realisation_by_project WHERE round IN ('2018', '2020') ORDER BY project_id DESC LIMIT 5",
                "SELECT * FROM gold.realisation_by_project WHERE round = '1999'",
                "SELECT * FROM silver.application WHERE applied_on >= DATE'2018-03-01' AND acronym IS NULL"
                        + " ORDER BY document_id, record_no",
                "SELECT * FROM gold.realisation_by_project LIMIT 0"
            })
    void aPlainQuestionIsAnsweredAsSparkAnswersIt(String question) {
        assertAnsweredAlike(question);
    }

    static Stream<String> drawnQuestions() {
        Random random = new Random(SEED);
        List<MartDefinition> marts = MartDefinitions.read(workspace().schemas()).all().stream()
                .filter(mart -> !mart.isEphemeral())
                .filter(mart -> new StoredAnswers(workspace())
                        .answer("SELECT * FROM " + mart.table())
                        .isPresent())
                .toList();
        return Stream.generate(() -> draw(marts.get(random.nextInt(marts.size())), random))
                .flatMap(Optional::stream)
                .limit(QUESTIONS);
    }

    /** A question with literals out of a row of the mart; none where the mart has no row. */
    private static Optional<String> draw(MartDefinition mart, Random random) {
        List<Row> rows = SampleRun.get().rows("SELECT * FROM " + mart.table() + " LIMIT 50");
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row row = rows.get(random.nextInt(rows.size()));
        List<String> conditions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            int column = random.nextInt(row.size());
            String name = row.schema().fieldNames()[column];
            conditions.add(literal(row.get(column))
                    .map(literal -> name + " " + COMPARISONS.get(random.nextInt(COMPARISONS.size())) + " " + literal)
                    .orElse(name + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL")));
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String limit = random.nextBoolean() ? " LIMIT " + random.nextInt(20) : "";
        return Optional.of("SELECT * FROM " + mart.table() + where + " ORDER BY "
                + String.join(
                        random.nextBoolean() ? " DESC, " : " NULLS LAST, ",
                        mart.contract().key()) + limit);
    }

    private static Optional<String> literal(Object value) {
        if (value instanceof String text) {
            return text.contains("'") || text.contains("\\") ? Optional.empty() : Optional.of("'" + text + "'");
        } else if (value instanceof Date date) {
            return Optional.of("DATE'" + date + "'");
        } else if (value instanceof BigDecimal number) {
            return Optional.of(number.toPlainString());
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    @ParameterizedTest
    @MethodSource("drawnQuestions")
    void aQuestionThatIsDrawnIsAnsweredAsSparkAnswersIt(String question) {
        assertAnsweredAlike(question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM gold.realisation_by_round",
                "SELECT DISTINCT round FROM gold.realisation_by_round",
                "SELECT upper(figure_set) FROM gold.realisation_by_round",
                "SELECT current_date FROM gold.realisation_by_round",
                "SELECT * FROM gold.realisation_by_round VERSION AS OF 0",
                "SELECT * FROM gold.realisation_by_round r",
                "SELECT * FROM gold.realisation_by_project ORDER BY round",
                "SELECT * FROM gold.realisation_by_project WHERE round = 2020",
                "SELECT * FROM gold.realisation_by_round WHERE round = (SELECT max(round) FROM gold.project)",
                "SELECT * FROM suomi.hankesalkku",
                "SELECT * FROM bronze.figure",
                "SELECT * FROM csv.`/etc/passwd`",
                "SELECT * FROM gold.`../silver/application`",
                "SELECT nothing FROM gold.realisation_by_round",
                "SELECT * FROM gold.nothing",
                "SELECT * FORM gold.realisation_by_round",
                "DROP TABLE gold.realisation_by_round"
            })
    void anyOtherQuestionIsLeftToSpark(String question) {
        assertThat(new StoredAnswers(workspace()).answer(question)).isEmpty();
    }

    @Test
    void whatOneStatementSetsHoldsForTheNext() {
        String questions = "USE silver; SELECT project_id FROM application ORDER BY project_id LIMIT 1";
        assertThat(ask(List.of(), "csv", questions).err()).isEmpty();
        assertThat(ask(List.of(), "csv", questions).out()).contains("project_id");
    }

    @Test
    void moreRowsThanAreShownAreToldOf() {
        CommandResult answer = ask(List.of("--limit", "1"), "csv", "SELECT * FROM gold.realisation_by_round");
        assertThat(answer.out().lines()).hasSize(2);
        assertThat(answer.err()).contains("There are more than 1 rows; --limit 0 shows them all");
    }
}
