package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SparkTest
class TraceBySparkTest {
    /** A setting of Spark's makes the command read all tables by Spark. */
    private static final List<String> BY_SPARK = List.of("--conf", "spark.robohaku.asked=yes");

    private static CommandResult trace(List<String> how, String asked) {
        List<String> all = new ArrayList<>(List.of("trace", "--lineage", "-w"));
        all.add(SampleRun.get().warehouse().workspace().folder().toString());
        all.addAll(how);
        all.addAll(List.of(asked.split(" ", -1)));
        return CommandResult.of(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project.2020-VNK-1.updated",
                "realisation.2020.ratio",
                "valtori.2020.all",
                "gold.realisation_by_project project_id=2020-TK-1",
                "gold.realisation_by_agency round=2018 --limit 3",
                "gold.criteria round=2020 project_id=2020-TK-1 criterion=payback --limit 0",
                "gold.funding_use_by_round round=2020 granted_eur"
            })
    void whatIsReadAsItIsStoredGivesTheTraceThatSparkGives(String asked) {
        CommandResult stored = trace(List.of(), asked);
        assertThat(stored.code()).as(stored.err()).isZero();
        assertThat(stored).isEqualTo(trace(BY_SPARK, asked));
    }
}
