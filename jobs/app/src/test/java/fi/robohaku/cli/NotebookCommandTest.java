package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.TestJava;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookCommandTest {
    @TempDir
    Path folder;

    @Test
    void helpShowsHowToOpenAndHowToRenewAndWhatToInstall() {
        CommandResult help = CommandResult.of("notebook", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("robohaku notebook --run", "robohaku notebook -w", "sudo apt-get install jupyter-notebook");
        assertThat(CommandResult.of("--help").out()).contains("\n  notebook  ").doesNotContain("\n  kernel");
    }

    @Test
    void withoutTablesItSaysWhatMakesThem() {
        CommandResult none = CommandResult.of("notebook", "-w", folder.toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("There are no tables at", "'robohaku run'");
    }

    @Test
    void aNotebookThatIsNotThereIsWrongUsage() {
        CommandResult missing = CommandResult.of("notebook", "--run", folder + "/none.ipynb");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("There is no file " + folder + "/none.ipynb");
        CommandResult named = CommandResult.of("notebook", "pom.xml");
        assertThat(named.code()).isEqualTo(2);
        assertThat(named.err()).contains("--run only");
    }

    @Test
    @ProcessTest
    void aJavaThatIsNoJdkIsNamedWithWhatToInstall() throws Exception {
        Files.createDirectories(folder.resolve("warehouse/ops"));
        Process process = new ProcessBuilder(
                        TestJava.program(),
                        "--limit-modules=java.se,jdk.unsupported",
                        "-cp",
                        TestJava.classPath(),
                        "fi.robohaku.cli.Robohaku",
                        "notebook",
                        "-w",
                        folder.toString())
                .start();
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(told)
                .contains(
                        "The Java at " + System.getProperty("java.home") + " is a runtime only",
                        "module jdk.jshell",
                        "sudo apt-get install openjdk-17-jdk-headless",
                        "ROBOHAKU_JAVA_HOME");
    }
}
