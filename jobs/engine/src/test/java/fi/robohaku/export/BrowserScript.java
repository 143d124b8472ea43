package fi.robohaku.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.OtherPrograms;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scripts of {@code src/test/node/} that look at pages in a real browser and print what they found as JSON. */
public final class BrowserScript {
    private static final Path TARGET = TestWarehouse.home().resolve("jobs/target");
    private static final Path TOOLS = TARGET.resolve("accessibility");

    private BrowserScript() {}

    /** Folder of the pictures that a script leaves. */
    public static Path pictures(String name) {
        return TARGET.resolve(name + "-screenshots");
    }

    /**
     * Runs a script over pages.
     *
     * @param script name of the file
     * @param name of the folder of pictures
     * @param pages text of each page, by name
     */
    public static synchronized JsonNode run(String script, String name, Map<String, String> pages)
            throws IOException, InterruptedException {
        Files.createDirectories(TOOLS);
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = TOOLS.resolve(page.getKey() + ".html");
            Files.writeString(file, page.getValue());
            files.add(file.toString());
        }
        return run(script, name, files);
    }

    /**
     * Runs a script.
     *
     * @param script name of the file
     * @param name of the folder of pictures
     * @param arguments what the script looks at
     */
    public static synchronized JsonNode run(String script, String name, List<String> arguments)
            throws IOException, InterruptedException {
        String node = OtherPrograms.path("node", "nodejs");
        String npm = OtherPrograms.path("npm", "npm");
        String chromium = OtherPrograms.path("chromium", "chromium");
        Files.createDirectories(TOOLS);
        for (String file : List.of("package.json", "package-lock.json", "pages.cjs", script)) {
            Files.copy(
                    TestWarehouse.home().resolve("jobs/engine/src/test/node/" + file),
                    TOOLS.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(TOOLS.resolve("node_modules/axe-core"))) {
            execute(List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
        List<String> command =
                new ArrayList<>(List.of(node, script, chromium, pictures(name).toString()));
        command.addAll(arguments);
        return new ObjectMapper().readTree(execute(command));
    }

    private static String execute(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("robohaku-look", ".log");
        Process process = new ProcessBuilder(command)
                .directory(TOOLS.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(command + "\n" + Files.readString(errors))
                .isZero();
        return output;
    }
}
