package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is started, and tokens at the command line. */
@SparkTest
class ServeCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aWorkspaceOfEarlierRuns() {
        TestWarehouse.withTables(folder);
    }

    private CommandResult serve(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "serve";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "-w";
        all[all.length - 1] = folder.toString();
        return CommandResult.of(all);
    }

    @Test
    void anAddressThatOthersCanReachNeedsACertificateAndATokenOfSomebody() throws Exception {
        CommandResult bare = serve("--host", "0.0.0.0");
        assertThat(bare.code()).isEqualTo(1);
        assertThat(bare.err())
                .contains("Other machines can reach 0.0.0.0, so a certificate is needed: give --tls-cert and"
                        + " --tls-key, or leave --host out");

        Path pem = Files.writeString(folder.resolve("server.pem"), "");
        CommandResult nobody = serve("--host", "0.0.0.0", "--tls-cert", pem.toString(), "--tls-key", pem.toString());
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("Nobody has a token yet", "'robohaku serve token add USER' makes one");

        assertThat(serve("token", "add", "maija").code()).isZero();
        CommandResult missing =
                serve("--host", "0.0.0.0", "--tls-cert", pem.toString(), "--tls-key", folder + "/no.key");
        assertThat(missing.err()).contains("The file " + folder + "/no.key is not there, or cannot be read");
        assertThat(serve("--tls-cert", pem.toString()).code())
                .as("a certificate without its key")
                .isEqualTo(2);
    }

    @Test
    void tokensThatOthersCanReadAreNotTaken() throws Exception {
        serve("token", "add", "maija");
        Path tokens = folder.resolve("tokens");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-r--r--"));
        CommandResult open = serve();
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.err()).contains("Others than its owner have rights to " + tokens, "chmod 600 " + tokens);
    }

    @Test
    void aTokenIsMadeListedAndTakenAway() {
        CommandResult made = serve("token", "add", "maija");
        assertThat(made.code()).isZero();
        assertThat(made.out().strip()).matches("[\\w-]{43}");
        assertThat(made.err()).contains("This is the token of maija. It is not stored and not shown again.");
        assertThat(serve("token", "list").out()).matches("\\d{4}-\\d\\d-\\d\\d  maija\\R");
        assertThat(serve("token", "remove", "maija").code()).isZero();
        assertThat(serve("token", "list").out()).isEmpty();
        CommandResult nobody = serve("token", "remove", "maija");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("maija has no token", "'robohaku serve token list' tells who has");
        assertThat(serve("token", "add", "a:b").code()).isEqualTo(2);
        assertThat(CommandResult.of("serve", "token").err())
                .contains("Say what to do with tokens", "add, list or remove");
    }

    @Test
    void helpSaysWhatToTypeAndLimitsAreChecked() {
        assertThat(CommandResult.of("serve", "--help").out())
                .contains("robohaku serve token add maija", "--flight-port", "--max-queries", "docs/serve.md");
        CommandResult nothing = serve("--max-rows", "0");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("A limit is at least 1: rows 0");
    }
}
