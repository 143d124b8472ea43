package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.run.SoftwareVersions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
                "generate",
                "template",
                "contract",
                "init",
                "history",
                "status",
                "sql",
                "figure",
                "trace",
                "diff",
                "serve",
                "notebook",
                "dictionary",
                "completion"
            })
    void everyCommandHasHelpWithExamples(String command) {
        CommandResult help = CommandResult.of(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: robohaku " + command, "Examples:", "  robohaku " + command);
        assertThat(CommandResult.of("--help").out()).contains("  " + command);
    }

    @Test
    void theLauncherStartsEachCommandWithTheLibrariesThatItNeeds() throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Set<String> batch = new TreeSet<>(Robohaku.commandLine(nowhere, nowhere, Language.EN, Instant.EPOCH)
                .getSubcommands()
                .keySet());
        CommandLine servers = new CommandLine(CommandLine.Model.CommandSpec.create());
        ServerCommands.addTo(servers);
        batch.removeAll(servers.getSubcommands().keySet());
        batch.remove("help");
        Matcher listed = Pattern.compile("(?m)^  (run \\|.*)\\)\\R    libraries=")
                .matcher(Files.readString(TestWarehouse.home().resolve("robohaku")));
        assertThat(listed.find()).isTrue();
        assertThat(listed.group(1).split(" \\| ", -1)).containsExactlyInAnyOrderElementsOf(batch);
    }

    @ParameterizedTest
    @CsvSource({
        "run --document x, --documents",
        "runn, run",
        "run --round 20, --round takes a year",
        "run --round MMXX, --round takes a year",
        "run --wait -1, --wait takes 0 or more",
        "run --rejections maybe, --rejections",
        "sql --format xml 'SELECT 1', --format",
    })
    void wrongUsageEndsWithTwoAndSaysWhatIsRight(String line, String hint) {
        CommandResult wrong = CommandResult.of(line.replace("'", "").split(" "));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(hint);
        assertThat(wrong.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "marts", "export", "sql"})
    void aWorkspaceThatIsNotThereIsNotMadeAndTheMessageSaysWhatToDo(String command) {
        Path nowhere = folder.resolve("nowhere");
        CommandResult answer = command.equals("sql")
                ? CommandResult.of("sql", "-w", nowhere.toString(), "SELECT 1")
                : CommandResult.of(command, "-w", nowhere.toString());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("There are no tables at " + nowhere).contains("robohaku run");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void theVersionNamesWhatTheProgramRestsOn() {
        String told = CommandResult.of("--version").out();
        SoftwareVersions.all().forEach((name, version) -> assertThat(told).contains(name + " " + version));
        assertThat(SoftwareVersions.all()).containsOnlyKeys("robohaku", "spark", "delta", "poi", "java");
        assertThat(SoftwareVersions.all().get("spark"))
                .as("filled in by the build")
                .matches("\\d+\\.\\d+\\.\\d+");
    }
}
