package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Language;
import fi.robohaku.ingest.Given;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.session.StatementBounds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help, in three languages, and what a shell completes. */
class CommandHelpTest {
    private static final Locale FINNISH = Locale.forLanguageTag("fi-FI");

    @TempDir
    Path folder;

    private static CommandLine program() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Robohaku.commandLine(nowhere, nowhere, Language.EN, Instant.EPOCH);
    }

    /** Visits each command that people see. */
    private static void visit(CommandLine line, Consumer<CommandSpec> visitor) {
        if (!line.getCommandSpec().usageMessage().hidden()) {
            visitor.accept(line.getCommandSpec());
            new LinkedHashSet<>(line.getSubcommands().values()).forEach(command -> visit(command, visitor));
        }
    }

    @Test
    void helpSpeaksTheLanguageThatIsAskedForElseThatOfTheTerminalElseEnglish() {
        assertThat(CommandResult.at(FINNISH, "run", "--help").out()).contains("Käyttö: robohaku run", "Esimerkkejä:");
        assertThat(CommandResult.at(Locale.forLanguageTag("sv-FI"), "--help").out())
                .contains("Användning: robohaku", "Exempel:");
        assertThat(CommandResult.at(Locale.GERMANY, "run", "--help").out())
                .contains("Usage: robohaku run", "Examples:");
        assertThat(CommandResult.at(FINNISH, "run", "--help", "--lang", "sv").out())
                .contains("Användning: robohaku run");
        assertThat(CommandResult.at(FINNISH, "--lang=en", "help", "run").out()).contains("Usage: robohaku run");
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"FI", "SV"})
    void everyCommandAndOptionIsExplainedInTheLanguageAndNothingElseIs(Language language) {
        ResourceBundle bundle = Wording.bundle(language);
        Set<String> used = new TreeSet<>();
        List<String> lacking = new ArrayList<>();
        visit(program(), command -> {
            String name = command.qualifiedName(".");
            require(bundle, used, lacking, name + ".usage.description");
            if (Stream.of(command.usageMessage().footer()).anyMatch(line -> line.matches(".*\\S {3,}\\S.*|[A-Z].*"))) {
                require(bundle, used, lacking, name + ".usage.footer");
            }
            command.options().stream().filter(option -> !option.hidden()).forEach(option -> {
                String own = option.longestName().replaceFirst("^-+", "");
                String standard = "mixinStandardHelpOptions." + own;
                require(bundle, used, lacking, name + "." + own, own, standard);
            });
            command.positionalParameters()
                    .forEach(parameter -> require(
                            bundle,
                            used,
                            lacking,
                            name + "." + parameter.paramLabel() + "[" + parameter.index() + "]"));
        });
        assertThat(lacking).as("not in Commands_" + language.code()).isEmpty();
        Set<String> explained = bundle.keySet().stream()
                .filter(key -> key.startsWith("robohaku."))
                .map(key -> key.replaceFirst("(usage\\.(description|footer|header)|]).*", "$1"))
                .filter(key -> !key.endsWith("usage.header"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).as("all that stands there explains something").containsAll(explained);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theBoundsOfAServerThatCannotBeSetStandInItsHelp(Language language) {
        String help =
                CommandResult.of("serve", "--help", "--lang", language.code()).out();
        assertThat(help)
                .contains(
                        "1 000 000",
                        " " + StatementBounds.MAX_BRACKETS + " ",
                        " " + StatementBounds.MAX_DEPTH + " ",
                        " " + Limits.MAX_WAITING + " ",
                        " " + Limits.MAX_USER_WAITING + " ");
        assertThat(StatementBounds.MAX_CHARACTERS).isEqualTo(1_000_000);
    }

    /** Notes the first of some keys that is there, itself or with numbered lines. */
    private static void require(ResourceBundle bundle, Set<String> used, List<String> lacking, String... keys) {
        Stream.of(keys)
                .filter(key -> bundle.containsKey(key) || bundle.containsKey(key + ".0"))
                .findFirst()
                .ifPresentOrElse(used::add, () -> lacking.add(keys[0]));
    }

    @Test
    void everySentenceIsThereInThreeLanguagesWithTheSameValues() {
        ResourceBundle english = Wording.bundle(Language.EN);
        Pattern place = Pattern.compile("\\{\\d}");
        for (String key : english.keySet()) {
            Set<String> places = place.matcher(english.getString(key))
                    .results()
                    .map(found -> found.group())
                    .collect(Collectors.toSet());
            for (Language language : List.of(Language.FI, Language.SV)) {
                String text = Wording.bundle(language).getString(key);
                assertThat(text).as(key + " in " + language.code()).isNotEqualTo(english.getString(key));
                assertThat(place.matcher(text).results().map(found -> found.group()))
                        .as(key + " in " + language.code())
                        .allMatch(places::contains);
            }
        }
    }

    @Test
    void everySentenceThatTheCommandsSayIsThereAndNoOther() throws IOException {
        Set<String> said = new TreeSet<>();
        Pattern key = Pattern.compile("\"([a-z_]+\\.[a-z_.]+|discount_rate)\"");
        try (Stream<Path> sources = Files.list(Given.HOME.resolve("jobs/app/src/main/java/fi/robohaku/cli"))) {
            for (Path source : sources.toList()) {
                Matcher found = key.matcher(Files.readString(source));
                while (found.find()) {
                    said.add(found.group(1));
                }
            }
        }
        Set<String> there = new TreeSet<>(Wording.bundle(Language.EN).keySet());
        there.removeIf(sentence -> sentence.matches("status\\.(label|round|outcome)\\..*|.*\\.do"));
        assertThat(said).containsAll(there);
    }

    @Test
    void oneOptionNamesTheLanguageAndTheFormerNameGoesOnAndSaysSo() {
        visit(
                program(),
                command -> assertThat(command.findOption("--lang"))
                        .as(command.qualifiedName())
                        .isNotNull());
        CommandResult former = CommandResult.of(
                "export", "--language", "sv", "-w", folder.resolve("nowhere").toString());
        assertThat(former.err()).contains("--language is now --lang").contains("There are no tables");
        assertThat(CommandResult.of("export", "--help").out()).doesNotContain("--language");
    }

    @Test
    void aCommandOffersNoOptionsOfAPartThatItDoesNotDo() {
        CommandLine program = program();
        for (String option : List.of("--pdf", "--labels", "--dialect")) {
            assertThat(program.getSubcommands().get("run").getCommandSpec().findOption(option))
                    .as("run " + option)
                    .isNotNull();
            for (String command : List.of("ingest", "marts")) {
                assertThat(program.getSubcommands()
                                .get(command)
                                .getCommandSpec()
                                .findOption(option))
                        .as(command + " " + option)
                        .isNull();
            }
        }
    }

    @Test
    void bashCompletesCommandsAndOptionsByThePrintedScript() throws Exception {
        CommandResult script = CommandResult.of("completion", "bash");
        assertThat(script.code()).isZero();
        Path file = Files.writeString(folder.resolve("completion"), script.out());
        Set<String> commands = new TreeSet<>();
        visit(program(), command -> commands.add(command.name()));
        assertThat(completed(file, "robohaku", "st")).contains("status");
        assertThat(completed(file, "robohaku", "run", "--dr")).contains("--dry-run");
        assertThat(completed(file, "robohaku", "")).containsAll(List.of("run", "check", "sql", "completion"));
        assertThat(CommandResult.of("completion", "zsh").out())
                .startsWith("autoload")
                .endsWith(script.out());
        assertThat(CommandResult.of("completion", "fish").err()).contains("bash, zsh", "'fish'");
    }

    /** What bash offers for the last of some words. */
    private static List<String> completed(Path script, String... words) throws Exception {
        String line = Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD=" + (words.length - 1)
                                + "; _complete_robohaku; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.lines().map(String::strip).toList();
    }

    @Test
    void coloursAreForTerminalsThatHaveThemAndForThoseWhoWantThem() {
        assertThat(Colours.wanted(true, null, "xterm-256color")).isTrue();
        assertThat(Colours.wanted(true, "", "xterm-256color")).isTrue();
        assertThat(Colours.wanted(true, "1", "xterm-256color")).isFalse();
        assertThat(Colours.wanted(true, null, "dumb")).isFalse();
        assertThat(Colours.wanted(true, null, null)).isFalse();
        assertThat(Colours.wanted(false, null, "xterm-256color")).isFalse();
        assertThat(new ErrorText("x", "y", List.of(), "", 1).lines(CommandLine.Help.Ansi.ON))
                .contains("\u001B[");
        assertThat(new ErrorText("x", "y", List.of(), "", 1).lines(CommandLine.Help.Ansi.OFF))
                .isEqualTo("robohaku: x" + System.lineSeparator() + "  y");
    }

    @Test
    void everyOptionThatPeopleSeeSaysWhatItIs() {
        visit(
                program(),
                command -> command.options().stream()
                        .filter(option -> !option.hidden())
                        .forEach(option -> assertThat(description(option))
                                .as(command.qualifiedName() + " " + option.longestName())
                                .isNotBlank()));
    }

    private static String description(OptionSpec option) {
        return String.join("", option.description());
    }
}
