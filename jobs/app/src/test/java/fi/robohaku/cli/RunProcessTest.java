package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.TestJava;
import fi.robohaku.lakehouse.IngestJob;
import fi.robohaku.lakehouse.RunJournal;
import fi.robohaku.lakehouse.Tables;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own: two at once, and some that are ended from outside. */
@ProcessTest
class RunProcessTest {
    private static final String WRITING = "Writing figures and records";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private TestDocuments documents;

    @BeforeEach
    void layOut() throws IOException {
        documents = new TestDocuments(folder.resolve("documents"), TestDocuments.A_PROJECT);
        TestWarehouse.withTables(Workspace.in(folder.resolve("workspace"), TestWarehouse.home()));
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private Process ingest(String name) throws IOException {
        Path home = TestWarehouse.home();
        List<String> command = new ArrayList<>(List.of(
                TestJava.program(),
                TestJava.options(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Drobohaku.home=" + home,
                "-Drobohaku.terminal=true",
                "-cp",
                TestJava.classPath(),
                "fi.robohaku.cli.Robohaku",
                "ingest",
                "-w",
                folder + "/workspace",
                "-d",
                folder + "/documents"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
        started.add(process);
        return process;
    }

    private String out(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"), StandardCharsets.UTF_8);
    }

    private static String err(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads what a process tells, up to some words; empty where it ended without them. */
    private static boolean hasCome(Process process, String words) throws IOException {
        StringBuilder told = new StringBuilder();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8), 1);
        for (int letter = reader.read(); letter >= 0; letter = reader.read()) {
            told.append((char) letter);
            if (told.indexOf(words, Math.max(0, told.length() - words.length())) >= 0) {
                return true;
            }
        }
        throw new AssertionError("The process ended before '" + words + "': " + told);
    }

    @Test
    void twoAtOnceReadEachDocumentOnceAndTellOfTheirStepsAndNothingElse() throws Exception {
        Process one = ingest("one");
        Process two = ingest("two");
        String oneErr = err(one);
        String twoErr = err(two);

        assertThat(one.waitFor()).as(oneErr).isZero();
        assertThat(two.waitFor()).as(twoErr).isZero();
        assertThat(List.of(out("one"), out("two")))
                .anySatisfy(text -> assertThat(text).contains("4 new, 0 changed, 0 vanished, 0 unchanged"))
                .anySatisfy(text -> assertThat(text).contains("0 new, 0 changed, 0 vanished, 4 unchanged"));
        assertThat(Stream.of(oneErr, twoErr).flatMap(text -> text.lines()).filter(line -> !line.isBlank()))
                .allSatisfy(line -> assertThat(line).matches("  .* (… (\\d+ of \\d+, )?\\d+ s|\\d+\\.\\d s) ?"));
        assertThat(new Tables(TestWarehouse.in(folder.resolve("workspace"))).records())
                .isEqualTo(madeAtOnce());
    }

    @Test
    void whatIsKilledOrToldToEndInItsMidstIsUndoneByTheNextAndNothingIsThereTwice() throws Exception {
        Process killed = ingest("killed");
        assertThat(hasCome(killed, WRITING)).isTrue();
        killed.destroyForcibly();
        assertThat(killed.waitFor()).isEqualTo(128 + 9);

        Process told = ingest("told");
        assertThat(hasCome(told, WRITING)).isTrue();
        told.toHandle().destroy();
        assertThat(err(told)).contains("stopped by a signal; the next run undoes what this one had begun");
        assertThat(told.waitFor()).isEqualTo(128 + 15);
        assertThat(out("told")).as("a stopped run has no summary").isEmpty();

        Process last = ingest("last");
        String lastErr = err(last);
        assertThat(last.waitFor()).as(lastErr).isZero();
        assertThat(out("last")).contains("4 new");
        Warehouse warehouse = TestWarehouse.in(folder.resolve("workspace"));
        Tables tables = new Tables(warehouse);
        assertThat(tables.records()).isEqualTo(madeAtOnce());
        assertThat(tables.ask("SELECT count(*) FROM ops.documents")).containsExactly("4");
        assertThat(RunJournal.rollback(warehouse).tables())
                .as("nothing is left to undo")
                .isEmpty();
    }

    private Map<String, List<String>> madeAtOnce() throws IOException {
        Warehouse fresh = TestWarehouse.withTables(folder.resolve("fresh"));
        new IngestJob(fresh, documents.uri()).execute("run-1");
        return new Tables(fresh).records();
    }
}
