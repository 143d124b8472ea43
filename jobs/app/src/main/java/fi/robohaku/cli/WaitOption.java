package fi.robohaku.cli;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How long a command that writes waits for another one on the same tables. */
final class WaitOption {
    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait for another run on the same tables (default: ${DEFAULT-VALUE})",
            defaultValue = "600")
    private long seconds;

    /** @throws UsageException where it is less than nothing */
    Duration of(CommandSpec command) {
        if (seconds < 0) {
            throw new UsageException(command, "error.not_negative", "--wait", seconds);
        }
        return Duration.ofSeconds(seconds);
    }
}
