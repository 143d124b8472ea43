package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.OtherPrograms;
import fi.robohaku.ProcessTest;
import fi.robohaku.TestJava;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a Jupyter and a kernel of its own, as processes: what is opened, and what is left when it ends. */
@ProcessTest
class NotebookProcessTest {
    private static final Pattern ADDRESS =
            Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)(?:lab|tree)?(\\?token=\\w+)");
    private static final long MOST_SECONDS = 60;
    private static final String FIRST = "1-first-look.ipynb";
    private static final String SECOND = "2-realisation-by-round.ipynb";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<ProcessHandle> all = new LinkedHashSet<>();
    private Process robohaku;
    private MatchResult address;

    @BeforeEach
    void start() throws Exception {
        OtherPrograms.path("jupyter-notebook", "jupyter-notebook");
        Files.createDirectories(folder.resolve("workspace/warehouse/ops"));
        Files.createDirectories(folder.resolve("passing"));
        Files.createDirectories(copies());
        Files.writeString(
                copies().resolve(SECOND), Files.readString(own(SECOND)).replace("text/html", "text/html+"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            // Who runs the tests in the background has them ignore what a terminal would send.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                TestJava.program(),
                TestJava.options(),
                "-Drobohaku.home=" + TestWarehouse.home(),
                "-Djava.io.tmpdir=" + folder.resolve("passing"),
                "-cp",
                TestJava.classPath(),
                "fi.robohaku.cli.Robohaku"));
        command.addAll(List.of("notebook", "-w", folder + "/workspace", "--conf", "spark.master=local[1]"));
        command.addAll(List.of("--no-browser", "--", "--allow-root", "--port", "18888"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("JUPYTER_DATA_DIR", folder + "/data");
        builder.environment().put("JUPYTER_CONFIG_DIR", folder + "/config");
        builder.environment().put("JUPYTER_RUNTIME_DIR", folder + "/runtime");
        robohaku = builder.start();
        address = waitFor("an address", () -> ADDRESS.matcher(said()).results().findFirst());
    }

    @AfterEach
    void endAll() {
        robohaku.descendants().forEach(all::add);
        robohaku.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private interface Look<T> {
        Optional<T> look() throws IOException;
    }

    private <T> T waitFor(String what, Look<T> look) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end) {
            Optional<T> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("There never was " + what + ": " + said());
    }

    private Path copies() {
        return folder.resolve("workspace/notebooks");
    }

    private static Path own(String name) {
        return TestWarehouse.home().resolve("notebooks").resolve(name);
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    private JsonNode call(HttpRequest.Builder request, String path) throws Exception {
        URI uri = URI.create(address.group(1) + path + address.group(2));
        return new ObjectMapper()
                .readTree(http.send(request.uri(uri).build(), BodyHandlers.ofString())
                        .body());
    }

    private ProcessHandle startKernel() throws Exception {
        call(HttpRequest.newBuilder().POST(BodyPublishers.ofString("{\"name\": \"robohaku\"}")), "api/kernels");
        ProcessHandle kernel = waitFor(
                "a kernel",
                () -> robohaku.descendants()
                        .filter(process -> process.info().command().orElse("").endsWith("/java"))
                        .findFirst());
        robohaku.descendants().forEach(all::add);
        return kernel;
    }

    private void assertNothingIsLeft() throws Exception {
        waitFor(
                "an end of all processes",
                () -> all.stream().noneMatch(ProcessHandle::isAlive) ? Optional.of(true) : Optional.empty());
        try (Stream<Path> left = Files.list(folder.resolve("passing"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("jupyter"));
        }
    }

    @Test
    void whatIsOpenedIsACopyAndTrustedWhereItIsTheProgramsOwn() throws Exception {
        assertThat(said()).contains("The notebooks are copies in " + copies());
        assertThat(copies().resolve(FIRST)).hasSameBinaryContentAs(own(FIRST));
        assertThat(copies().resolve(SECOND))
                .as("a copy that was changed stays")
                .content()
                .contains("text/html+");
        assertThat(trust(FIRST)).containsOnly(true);
        assertThat(trust(SECOND)).containsOnly(false);
    }

    private List<Boolean> trust(String name) throws Exception {
        List<Boolean> trust = new ArrayList<>();
        call(HttpRequest.newBuilder(), "api/contents/" + name)
                .path("content")
                .path("cells")
                .forEach(cell -> {
                    if (cell.path("cell_type").asText().equals("code")) {
                        trust.add(cell.path("metadata").path("trusted").asBoolean());
                    }
                });
        return trust;
    }

    @Test
    void toldToEndItEndsJupyterAndItsKernels() throws Exception {
        startKernel();
        robohaku.toHandle().destroy();
        assertThat(robohaku.waitFor()).isEqualTo(128 + 15);
        assertThat(said()).contains("robohaku: stopped by a signal; Jupyter and its kernels end");
        assertNothingIsLeft();
    }

    @Test
    void interruptedItEndsJupyterAndItsKernelsAndAsksNothing() throws Exception {
        startKernel();
        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(robohaku.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(robohaku.waitFor()).isEqualTo(128 + 2);
        assertThat(said()).doesNotContain("(y/[n])");
        assertNothingIsLeft();
    }

    @Test
    void aKernelEndsWithTheJupyterThatStartedIt() throws Exception {
        ProcessHandle kernel = startKernel();
        kernel.parent().orElseThrow().destroyForcibly();
        assertThat(robohaku.waitFor()).isEqualTo(1);
        assertNothingIsLeft();
    }
}
