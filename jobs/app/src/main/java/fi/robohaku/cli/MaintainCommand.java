package fi.robohaku.cli;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.run.MaintainJob;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Upkeep of the tables. */
@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        description =
                "Puts small files of the tables together, and removes what only states older than --keep-days need.",
        footer = {"  robohaku maintain", "  robohaku maintain --keep-days 90"})
final class MaintainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            description = "how long earlier states stay readable (VERSION AS OF) and restorable ('robohaku rollback');"
                    + " at least " + MaintainJob.FEWEST_DAYS + " (default: ${DEFAULT-VALUE})",
            defaultValue = "" + MaintainJob.DEFAULT_DAYS)
    private int days;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws Exception {
        if (days < MaintainJob.FEWEST_DAYS) {
            throw new UsageException(spec, "maintain.days", MaintainJob.FEWEST_DAYS, days);
        }
        Duration timeout = wait.of(spec);
        PrintWriter out = spec.commandLine().getOut();
        MaintainJob.Result result;
        try (Terminal terminal = new Terminal(spec.commandLine().getErr(), false, Robohaku.began(spec))) {
            terminal.beginStep("Starting Spark");
            try (Warehouse warehouse = Warehouse.open(workspace.existing())) {
                warehouse.tuneForStoredData();
                result = new MaintainJob(warehouse, terminal).execute(days, timeout);
            }
        }
        out.println(result.compacted().size() + " tables compacted; " + result.filesRemoved() + " files of "
                + result.vacuumed().size() + " tables removed that no state of the last " + days + " days needs.");
        return Robohaku.DONE;
    }
}
