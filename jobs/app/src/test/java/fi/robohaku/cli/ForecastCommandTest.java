package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The command an agency or a ministry asks before it decides, over the sample rounds. */
@SparkTest
class ForecastCommandTest {
    private static CommandResult forecast(String document, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "forecast";
        arguments[1] = "-w";
        arguments[2] = SampleRun.get().warehouse().workspace().folder().toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[arguments.length - 1] =
                Path.of(SampleRun.documents()).resolve(document).toString();
        return CommandResult.of(arguments);
    }

    @Test
    void tellsMachinesWhatAPromiseOf2020IsLikelyToBecomeFromPublishedFiguresAlone() throws Exception {
        CommandResult answer = forecast("2020/applications/2020-VNK-1_hakemus.xlsx", "--round", "2020", "--json");

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        JsonNode told = new ObjectMapper().readTree(answer.out());
        assertThat(told.get("project_id").asText()).isEqualTo("2020-VNK-1");
        assertThat(told.get("planned_benefit_eur").asInt()).isEqualTo(1_500_000);
        assertThat(told.get("is_synthetic").asBoolean()).isFalse();
        assertThat(told.get("projects"))
                .isNotEmpty()
                .allSatisfy(project -> assertThat(project.get("project_id").asText())
                        .startsWith("2020-")
                        .isNotEqualTo("2020-VNK-1"));
        assertThat(told.at("/forecast/p20_ratio").decimalValue())
                .isLessThanOrEqualTo(told.at("/forecast/p50_ratio").decimalValue());
        assertThat(told.at("/forecast/p50_ratio").decimalValue())
                .isLessThanOrEqualTo(told.at("/forecast/p80_ratio").decimalValue());
    }

    @Test
    void speaksTheLanguageOfTheReaderAndSaysWhereItRestsOnSyntheticRounds() {
        String document = "2020/applications/2020-VNK-1_hakemus.xlsx";
        CommandResult finnish = forecast(document);
        assertThat(finnish.code()).isZero();
        assertThat(finnish.out()).contains("2020-VNK-1", "1\u00A0500\u00A0000", "P50", "synteetti");
        assertThat(forecast(document, "--lang", "sv").out()).contains("P50", "syntetisk");
        assertThat(forecast(document, "--lang", "en").out()).contains("P50", "synthetic");
    }

    @Test
    void saysWhichRoundsThereAreAndWhatIsNoApplication() {
        CommandResult unknown = forecast("2020/applications/2020-VNK-1_hakemus.xlsx", "--round", "1999");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("--round 1999: no project of it is finished", "2018, 2019, 2020, all");

        CommandResult register = forecast("2020/registers/paatokset.csv");
        assertThat(register.code()).isEqualTo(1);
        assertThat(register.err()).contains("no forecast for", "paatokset.csv");

        CommandResult missing = forecast("2020/applications/nowhere.xlsx");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("There is no file", "nowhere.xlsx");
    }
}
