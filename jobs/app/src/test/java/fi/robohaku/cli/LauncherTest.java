package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, with a program of one line in place of ours and a build that copies it. */
@ProcessTest
class LauncherTest {
    private static final String PROGRAM = """
            package fi.robohaku.cli;
            public class Robohaku {
                public static void main(String[] arguments) {
                    if (arguments[arguments.length - 1].equals("class path")) {
                        System.out.println(System.getProperty("java.class.path"));
                        return;
                    }
                    System.out.println(System.getProperty("robohaku.home") + " " + System.getProperty("greeting") + " "
                            + String.join("|", arguments));
                }
            }
            """;

    @TempDir
    Path folder;

    private Path home;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectories(folder.resolve("robo haku ä")).toRealPath();
        Files.copy(TestWarehouse.home().resolve("robohaku"), home.resolve("robohaku"));
        Files.createDirectories(home.resolve("jobs/app/src/main"));
        Files.copy(TestWarehouse.home().resolve("jobs/jvm.options"), home.resolve("jobs/jvm.options"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("jobs/pom.xml"), "");
        Files.writeString(home.resolve("jobs/app/pom.xml"), "");
        Files.writeString(home.resolve("jobs/app/src/main/a"), "a");
        Files.writeString(home.resolve("mvnw"), """
                echo built >>builds
                [ ! -f broken ] || { echo "a semicolon is missing"; exit 1; }
                mkdir -p jobs/target/lib
                touch jobs/target/lib/spark-$(wc -l <builds).jar
                printf lib/delta.jar:lib/spark-$(wc -l <builds).jar >jobs/target/class-path
                printf lib/grpc.jar >jobs/target/server-class-path
                cp program.jar jobs/target/robohaku-jobs.jar
                """);
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.writeString(sources.resolve("Robohaku.java"), PROGRAM);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", sources.toString(), sources + "/Robohaku.java"))
                .isZero();
        try (OutputStream out = Files.newOutputStream(home.resolve("program.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("fi/robohaku/cli/Robohaku.class"));
            jar.write(Files.readAllBytes(sources.resolve("fi/robohaku/cli/Robohaku.class")));
        }
    }

    private Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("ROBOHAKU_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    private Ended launch(String... arguments) throws Exception {
        return ended(start(home.resolve("robohaku"), Map.of(), arguments));
    }

    private int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    @Test
    void buildsOnFirstUseAndAgainOnlyWhereASourceChanged() throws Exception {
        Process one = start(home.resolve("robohaku"), Map.of(), "sql", "SELECT 1");
        Process two = start(home.resolve("robohaku"), Map.of(), "--help");
        assertThat(ended(one).out()).isEqualTo(home + " null sql|SELECT 1\n");
        assertThat(ended(two).code()).isZero();
        assertThat(builds()).as("two first starts at once").isEqualTo(1);

        assertThat(launch("x")).isEqualTo(new Ended(0, home + " null x\n", ""));
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(
                home.resolve("jobs/app/src/main/a"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch("x").err()).contains("Building Robohaku: its sources have changed");
        assertThat(builds()).isEqualTo(2);

        Files.writeString(home.resolve("broken"), "");
        Ended broken = launch("x");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("a semicolon is missing", "the build failed", "build.log");
        assertThat(home.resolve("jobs/target/.building")).doesNotExist();
    }

    @Test
    void theLibrariesOfAnOlderVersionAreNotUsed() throws Exception {
        launch("x");
        Files.setLastModifiedTime(
                home.resolve("jobs/app/src/main/a"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch("class path").out())
                .isEqualTo(paths("robohaku-jobs.jar", "lib/delta.jar", "lib/spark-2.jar", "lib/grpc.jar"));
        assertThat(home.resolve("jobs/target/lib/spark-1.jar")).exists();
    }

    @Test
    void onlyACommandThatServesGetsTheLibrariesOfTheServers() throws Exception {
        String[] batch = {"robohaku-jobs.jar", "lib/delta.jar", "lib/spark-1.jar"};
        for (String command : List.of("run", "ingest", "marts", "export", "check", "trace")) {
            assertThat(launch(command, "class path").out()).as(command).isEqualTo(paths(batch));
        }
        for (String command : List.of("sql", "serve", "notebook", "help", "--help")) {
            assertThat(launch(command, "class path").out())
                    .as(command)
                    .isEqualTo(paths(batch).strip() + ":" + paths("lib/grpc.jar"));
        }
    }

    private String paths(String... names) {
        return Stream.of(names).map(name -> home + "/jobs/target/" + name).collect(Collectors.joining(":")) + "\n";
    }

    @Test
    void worksThroughALinkFromAnotherFolderWithOptionsAndSaysWhereAJavaIsNotOne() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("robo haku ä/robohaku"));
        Ended linked =
                ended(start(link, Map.of("ROBOHAKU_JAVA_OPTIONS", "-Dgreeting=hei -Xmx64m"), "run", "-d", "a b"));
        assertThat(linked.out()).isEqualTo(home + " hei run|-d|a b\n");

        Ended none = ended(start(link, Map.of("ROBOHAKU_JAVA_HOME", "/nowhere"), "run"));
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).isEqualTo("robohaku: ROBOHAKU_JAVA_HOME is /nowhere, where there is no bin/java\n");
    }

    @Test
    void anotherProgrammeIsWhereTheEnvironmentSays() throws Exception {
        Path other = Files.createDirectories(folder.resolve("toinen ohjelma/schemas"))
                .getParent()
                .toRealPath();
        Path launcher = home.resolve("robohaku");
        Ended absolute = ended(start(launcher, Map.of("ROBOHAKU_HOME", other.toString()), "run"));
        assertThat(absolute.out()).isEqualTo(other + " null run\n");
        Ended relative = ended(start(launcher, Map.of("ROBOHAKU_HOME", "toinen ohjelma"), "check"));
        assertThat(relative.out()).isEqualTo(other + " null check\n");

        Ended empty = ended(start(launcher, Map.of("ROBOHAKU_HOME", folder.toString()), "run"));
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err())
                .isEqualTo("robohaku: ROBOHAKU_HOME is " + folder
                        + ", where there is no folder schemas/; 'robohaku init' makes one\n");
        assertThat(ended(start(launcher, Map.of("ROBOHAKU_HOME", "/nowhere"), "run"))
                        .err())
                .isEqualTo("robohaku: ROBOHAKU_HOME is /nowhere, which is no folder\n");
        assertThat(ended(start(launcher, Map.of("ROBOHAKU_HOME", "/nowhere"), "init", "new"))
                        .out())
                .as("a new programme is made without")
                .isEqualTo(home + " null init|new\n");
    }

    @Test
    void theFirstRunLeavesAnArchiveOfItsClassesForTheNextStartsAndNobodyHearsOfIt() throws Exception {
        launch("--help");
        assertThat(archives()).as("help loads too few classes").isEmpty();
        assertThat(launch("run")).isEqualTo(new Ended(0, home + " null run\n", ""));
        assertThat(archives()).hasSize(1).allSatisfy(name -> assertThat(name).matches("classes-\\d+\\.jsa\\.\\d+"));

        assertThat(launch("run").err()).isEmpty();
        assertThat(archives()).hasSize(1).allSatisfy(name -> assertThat(name).matches("classes-\\d+\\.jsa"));

        Path archive = home.resolve("jobs/target").resolve(archives().get(0));
        Files.writeString(archive, "spoilt");
        assertThat(launch("run")).isEqualTo(new Ended(0, home + " null run\n", ""));
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("jobs/target"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("classes-"))
                    .toList();
        }
    }
}
