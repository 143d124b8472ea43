package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.TestJava;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/another-programme.md}, carried out: files are written as they stand there, commands are run in processes of
 * their own, and what they print must hold each line that the page shows.
 */
@ProcessTest
class AnotherProgrammeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```$");
    private static final String PROMPT = "$ ";

    @TempDir
    Path folder;

    private String home = "";

    @Test
    void thePageLeadsFromAnEmptyFolderToCsvReportAndExplorer() throws Exception {
        String page = Files.readString(TestWarehouse.home().resolve("docs/another-programme.md"));
        Matcher blocks = BLOCK.matcher(page);
        List<String> done = new ArrayList<>();
        while (blocks.find()) {
            String text = blocks.group(3);
            switch (blocks.group(1)) {
                case "csv", "yaml" -> Files.writeString(folder.resolve(blocks.group(2)), text);
                case "text" -> assertThat(read(blocks.group(2))).contains(text.strip());
                case "console" -> done.addAll(carryOut(text));
                default -> throw new AssertionError("A block that the test does not know: " + blocks.group(1));
            }
        }
        assertThat(done).as("commands of the page").hasSize(12).anyMatch(command -> command.startsWith("robohaku run"));

        Path latest = folder.resolve("works/workspace/exports/latest");
        assertThat(latest.resolve("robohaku.xlsx")).isNotEmptyFile();
        assertThat(read("works/workspace/exports/latest/report.html"))
                .as("a report of another programme says nothing of this one's benefits")
                .doesNotContain("realisation ratio", "Assumptions");
        assertThat(personalDataIn(latest.resolve("robohaku.xlsx").getParent())).isEmpty();

        Files.delete(folder.resolve("works/schemas/report/report.yml"));
        assertThat(carriedOut("robohaku export")).contains("No report is written, for none is defined");
        assertThat(folder.resolve("works/workspace/exports/latest/report.html")).doesNotExist();
    }

    private static List<Path> personalDataIn(Path exports) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.walk(exports.toRealPath())) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(?:csv|json|html)"))
                    .toList()) {
                if (Files.readString(file).contains("Owner A")) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** Runs the commands of a block, and holds what each prints against the lines below it. */
    private List<String> carryOut(String block) throws Exception {
        List<String> commands = new ArrayList<>();
        String printed = "";
        for (String line : block.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                commands.add(line.substring(PROMPT.length()));
                printed = carriedOut(line.substring(PROMPT.length()));
            } else {
                assertThat(printed).as(commands.get(commands.size() - 1)).contains(line);
            }
        }
        return commands;
    }

    private String carriedOut(String command) throws Exception {
        String[] words = command.split(" ");
        return switch (words[0]) {
            case "robohaku" -> run(List.of(words).subList(1, words.length));
            case "export" -> {
                home = words[1].replace("ROBOHAKU_HOME=", "");
                yield "";
            }
            case "cat" -> read(words[1]);
            case "cp" -> {
                Files.copy(folder.resolve(words[1]), folder.resolve(words[2]).resolve(words[1]));
                yield "";
            }
            default -> throw new AssertionError("A command that the test does not know: " + command);
        };
    }

    /** The text of a file; of a page without its tags. */
    private String read(String file) throws IOException {
        String text = Files.readString(folder.resolve(file));
        return file.endsWith(".html")
                ? text.replaceAll("(?s)<style.*?</style>", "")
                        .replaceAll("</t[hd]>", " ")
                        .replaceAll("<[^>]+>", "")
                        .replaceAll("\\s+", " ")
                : text;
    }

    private String run(List<String> arguments) throws Exception {
        String program = TestWarehouse.home().toString();
        List<String> command = new ArrayList<>(List.of(
                TestJava.program(),
                TestJava.options(),
                "-XX:TieredStopAtLevel=1",
                "-Drobohaku.program=" + program,
                "-Drobohaku.home=" + (home.isEmpty() ? program : folder.resolve(home)),
                "-cp",
                TestJava.classPath(),
                "fi.robohaku.cli.Robohaku"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", arguments, printed).isZero();
        return printed;
    }
}
