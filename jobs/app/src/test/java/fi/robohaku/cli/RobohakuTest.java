package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobohakuTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "ingest",
                "marts",
                "export",
                "check",
                "forecast",
                "samples",
                "template",
                "contract",
                "init",
                "history",
                "sql",
                "figure",
                "trace",
                "diff",
                "serve",
                "notebook",
                "dictionary"
            })
    void everyCommandHasHelpWithExamples(String command) {
        Answer help = Answer.to(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: robohaku " + command, "Examples:", "  robohaku " + command);
        assertThat(Answer.to("--help").out()).contains("  " + command);
    }

    @ParameterizedTest
    @CsvSource({
        "run --document x, --documents",
        "runn, run",
        "run --round 20, --round takes a year",
        "run --round MMXX, --round takes a year",
        "run --wait -1, --wait takes 0 or more seconds",
        "run --rejections maybe, --rejections",
        "sql --format xml 'SELECT 1', --format",
    })
    void wrongUsageEndsWithTwoAndSaysWhatIsRight(String line, String hint) {
        Answer wrong = Answer.to(line.replace("'", "").split(" "));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(hint);
        assertThat(wrong.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "marts", "export", "sql"})
    void aWorkspaceThatIsNotThereIsNotMadeAndTheMessageSaysWhatToDo(String command) {
        Path nowhere = folder.resolve("nowhere");
        Answer answer = command.equals("sql")
                ? Answer.to("sql", "-w", nowhere.toString(), "SELECT 1")
                : Answer.to(command, "-w", nowhere.toString());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("There are no tables at " + nowhere).contains("robohaku run");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void theVersionNamesWhatTheProgramRestsOn() {
        assertThat(Answer.to("--version").out()).contains("robohaku ", "spark 4.2", "delta 4.4", "java ");
    }
}
