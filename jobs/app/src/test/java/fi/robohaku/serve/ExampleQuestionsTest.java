package fi.robohaku.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.ExampleQuestions;
import fi.robohaku.serve.catalog.TableDescription;
import fi.robohaku.serve.session.ReadOnlySession;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Questions that a newcomer finds beside each mart, put to the tables of the samples. */
@SparkTest
class ExampleQuestionsTest {
    @Test
    void eachMartHasTwoThatCanBeAskedAsTheyStand() {
        DataDictionary dictionary = DataDictionary.read(TestWarehouse.home().resolve("schemas"));
        SparkSession session = ReadOnlySession.create(SampleRun.get().warehouse());
        for (TableDescription mart : dictionary.marts()) {
            List<String> questions = ExampleQuestions.of(mart, dictionary);
            assertThat(questions).as(mart.name()).hasSize(mart.isEphemeral() ? 0 : 2);
            for (String question : questions) {
                assertThat(session.sql(question.replaceFirst(";$", "")).columns())
                        .as(question)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theHeadlineMartIsAskedForItsNewestRound() {
        DataDictionary dictionary = DataDictionary.read(TestWarehouse.home().resolve("schemas"));
        String question = ExampleQuestions.of(
                        dictionary.find("gold.realisation_by_round").orElseThrow(), dictionary)
                .get(0);
        assertThat(ReadOnlySession.create(SampleRun.get().warehouse())
                        .sql(question.replaceFirst(";$", ""))
                        .collectAsList())
                .as("the sets of round 2020")
                .hasSizeGreaterThan(4)
                .allSatisfy(row -> assertThat(row.getString(0)).isEqualTo("2020"));
    }
}
