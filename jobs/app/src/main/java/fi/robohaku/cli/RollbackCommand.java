package fi.robohaku.cli;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.run.RollbackJob;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tables as an earlier run left them. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Restores all tables, and the document registry, to the state after an earlier run.",
        footer = {
            "  robohaku rollback --list",
            "  robohaku rollback 20261128T094243Z-c2e2",
            "",
            "The next run reads again what changed in the documents since. The states in between stay readable:",
            "SELECT * FROM silver.application VERSION AS OF 3"
        })
final class RollbackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "the run, as 'robohaku history' names it")
    private String run;

    @Option(names = "--list", description = "list the runs whose state can be restored, newest first")
    private boolean isList;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws Exception {
        if (isList == (run != null)) {
            throw new UsageException(spec, "rollback.which");
        }
        Duration timeout = wait.of(spec);
        PrintWriter out = spec.commandLine().getOut();
        try (Terminal terminal = new Terminal(spec.commandLine().getErr(), isList, Robohaku.began(spec))) {
            terminal.beginStep("Starting Spark");
            try (Warehouse warehouse = Warehouse.open(workspace.existing())) {
                warehouse.tuneForStoredData();
                RollbackJob job = new RollbackJob(warehouse, terminal);
                if (isList) {
                    job.runs().forEach(out::println);
                    return Robohaku.DONE;
                }
                List<String> restored = job.execute(run, timeout);
                terminal.close();
                out.println(restored.size() + " tables are as run " + run + " left them. The exports are not touched:"
                        + " 'robohaku export' writes these figures, 'robohaku run' reads the documents again.");
            }
        }
        return Robohaku.DONE;
    }
}
