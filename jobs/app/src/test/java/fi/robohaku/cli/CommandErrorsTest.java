package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** An error is two lines: what is wrong, and what to do. */
class CommandErrorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            runn                              | There is no command 'runn'                            | Did you mean run?
            templat                           | There is no command 'templat'                         | Did you mean template?
            zzz                               | There is no command 'zzz'                             | 'robohaku --help' lists the commands.
            run --dryrun                      | robohaku run has no option --dryrun                   | Did you mean --dry-run?
            serve token ad                    | There is no command 'ad'                              | Did you mean add?
            history extra                     | robohaku history does not take 'extra'                | 'robohaku history --help' tells what it takes.
            template application-2002         | There is no template 'application-2002'               | Did you mean application-2018, application-2020?
            contract FILE --against aplication-2020 | There is no template 'aplication-2020'          | Did you mean application-2020
            history --limit ten               | --limit takes a whole number, not 'ten'               | 'robohaku history --help'
            history --limit 1.5               | --limit takes a whole number, not '1.5'               | 'robohaku history --help'
            serve --port http                 | --port takes a whole number, not 'http'               | 'robohaku serve --help'
            history --limit -3                | --limit takes 0 or more, not -3                       | 'robohaku history --help'
            diff a b --limit -1               | --limit takes 0 or more, not -1                       | 'robohaku diff --help'
            trace x --limit -1                | --limit takes 0 or more, not -1                       | 'robohaku trace --help'
            run --wait                        | --wait needs a value: SECONDS                         | 'robohaku run --help'
            run --rejections never            | --rejections takes warn, fail, not 'never'            | 'robohaku run --help'
            sql --format jsn x                | --format takes table, vertical, csv, json, not 'jsn'  | Did you mean json?
            check                             | robohaku check needs FILE                             | 'robohaku check --help'
            figure                            | "robohaku figure needs FIGURE | --list"               | 'robohaku figure --help'
            run --discount-rate 3.5           | --discount-rate takes a share of one with at most 6 decimals, not '3.5' | 0,035
            run --discount-rate x             | --discount-rate takes a share of one with at most 6 decimals, not 'x'   | 0,035
            status --lang en,sv               | status speaks one language; several are for run and export | 'robohaku status --help'
            check --lang de FILE              | --lang takes fi, sv, en, not 'de'                     | 'robohaku check --help'
            serve token                       | Say what to do with tokens                            | add, list or remove
            """)
    void isToldInTwoLinesWithoutTheWholeHelp(String words, String what, String whatToDo) throws IOException {
        Path file = Files.writeString(folder.resolve("projects.csv"), "id;name\n1;a\n");
        CommandResult wrong =
                CommandResult.of(words.strip().replace("FILE", file.toString()).split(" +"));
        assertThat(wrong.code()).isEqualTo(Robohaku.USAGE);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err().lines().toList()).as(wrong.err()).hasSize(2);
        assertThat(wrong.err().lines().toList().get(0)).startsWith("robohaku: ").contains(what);
        assertThat(wrong.err().lines().toList().get(1)).contains(whatToDo);
    }

    @Test
    void speaksTheLanguageOfTheTerminal() {
        assertThat(CommandResult.at(Locale.forLanguageTag("fi-FI"), "runn").err())
                .contains("Komentoa 'runn' ei ole", "Tarkoititko run?");
        assertThat(CommandResult.at(Locale.forLanguageTag("sv-SE"), "history", "--limit", "x")
                        .err())
                .contains("--limit är ett heltal, inte 'x'");
    }

    @Test
    void filesAndFoldersAreToldForWhatTheyAre() throws IOException {
        Path inNoFolder = folder.resolve("nodir/x.xlsx");
        assertThat(CommandResult.of("template", "application-2020", "-o", inNoFolder.toString())
                        .err())
                .contains(inNoFolder + " cannot be written, for there is no folder " + inNoFolder.getParent())
                .contains("mkdir -p");
        assertThat(CommandResult.of("template", "application-2020", "-o", folder.toString())
                        .err())
                .contains(folder + " is a folder; a file is to be written");
        for (List<String> reading :
                List.of(List.of("check"), List.of("contract"), List.of("forecast"), List.of("sql", "-f"))) {
            String[] words = reading.toArray(new String[reading.size() + 1]);
            words[reading.size()] = folder.toString();
            assertThat(CommandResult.of(words).err())
                    .as(reading.toString())
                    .contains(folder + " is a folder, not a file")
                    .doesNotContain("There is no file");
            words[reading.size()] = inNoFolder.toString();
            assertThat(CommandResult.of(words).err())
                    .contains("There is no file " + inNoFolder + ", for there is no folder " + inNoFolder.getParent());
        }
        assertThat(CommandResult.of("check", "-o", inNoFolder.toString(), given("a.csv"))
                        .err())
                .as("said before anything is checked")
                .contains("there is no folder");
    }

    private String given(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "x").toString();
    }

    @Test
    void whereJsonIsAskedForTheErrorIsJsonInPlaceOfTheAnswer() throws Exception {
        for (List<String> words : List.of(
                List.of("run", "--json", "--dryrun"),
                List.of("sql", "--format", "json", "--limt", "3"),
                List.of("sql", "--format=json", "--limt", "3"))) {
            CommandResult wrong = CommandResult.of(words.toArray(String[]::new));
            assertThat(wrong.err()).isEmpty();
            JsonNode error = new ObjectMapper().readTree(wrong.out()).get("error");
            assertThat(error.get("what").asText()).contains("has no option");
            assertThat(error.get("what_to_do").asText()).contains("--help");
            assertThat(error.get("did_you_mean").get(0).asText()).isIn("--dry-run", "--limit");
            assertThat(error.get("exit_code").asInt()).isEqualTo(wrong.code()).isEqualTo(2);
        }
        Path nowhere = folder.resolve("nowhere");
        CommandResult failed = CommandResult.of("status", "--json", "-w", nowhere.toString());
        JsonNode error = new ObjectMapper().readTree(failed.out()).get("error");
        assertThat(error.get("what").asText()).isEqualTo("There are no tables at " + nowhere.resolve("warehouse"));
        assertThat(error.get("what_to_do").asText()).startsWith("'robohaku run'");
        assertThat(error.has("log")).as("the log knows no more").isFalse();
        assertThat(error.get("exit_code").asInt()).isEqualTo(failed.code()).isEqualTo(1);
    }

    @Test
    void theLogIsNamedOnlyWhereItKnowsMore() {
        Wording english = Wording.of(CommandLine.Model.CommandSpec.create());
        assertThat(ErrorPrinter.failure(new IOException("The disk is full; make room"), english))
                .isEqualTo(new ErrorText("The disk is full", "Make room", List.of(), "", 1));
        assertThat(ErrorPrinter.failure(new CommandFailedException("There is no column 'x' here", null), english)
                        .whatToDo())
                .isEmpty();
        assertThat(ErrorPrinter.failure(new ContractException("schemas/a.yml: no title"), english)
                        .log())
                .isEmpty();
        assertThat(Wording.bundle(Language.EN).getString("error.log")).contains("{0}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.035  | 0.035
            0,035  | 0.035
            3.5%   | 0.035
            3,5 %  | 0.035
            0      | 0
            0.1000 | 0.1
            .5     |
            1/2    |
            3.5 p  |
            """)
    void aRateIsTakenAsPeopleWriteIt(String written, BigDecimal share) {
        assertThat(MartFlags.share(written).orElse(null)).isEqualTo(share);
    }
}
