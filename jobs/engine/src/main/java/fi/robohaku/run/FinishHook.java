package fi.robohaku.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Calls a command of the user's when a run has ended. */
final class FinishHook {
    private static final Logger LOG = LogManager.getLogger(FinishHook.class);

    private FinishHook() {}

    /**
     * Calls a shell command with the path of {@code run.json} as its argument, and waits for it. That it fails is
     * logged and told; the run has ended all the same.
     */
    static void call(String command, Path report, Consumer<String> tell) {
        try {
            Process process = new ProcessBuilder(
                            List.of("sh", "-c", command + " \"$1\"", "robohaku", report.toString()))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            int code = process.waitFor();
            LOG.info("--on-finish ended with {}: {}", code, said.strip());
            if (code != 0) {
                tell.accept("The command of --on-finish ended with " + code + ": " + said.strip());
            }
        } catch (IOException e) {
            LOG.error("Could not call --on-finish {}", command, e);
            tell.accept("Could not call --on-finish: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
