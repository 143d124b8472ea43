package fi.robohaku.cli;

import fi.robohaku.lakehouse.TableDamage;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.run.DoctorJob;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Damage to the tables, and its repair. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Examines every table: logs, files and their content. Tells what is damaged, and mends it with --repair.",
        footer = {
            "  robohaku doctor            changes nothing; exit code 1 where something is damaged",
            "  robohaku doctor --repair   restores, rebuilds, or has the next run read the documents again"
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(
            names = "--repair",
            description = "mend what is damaged; what cannot be used any more is put aside, not deleted")
    private boolean repairs;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws Exception {
        Duration timeout = wait.of(spec);
        PrintWriter out = spec.commandLine().getOut();
        DoctorJob.Findings found;
        try (Terminal terminal = new Terminal(spec.commandLine().getErr(), false, Robohaku.began(spec))) {
            terminal.beginStep("Starting Spark");
            try (Warehouse warehouse = Warehouse.open(workspace.existing())) {
                warehouse.tuneForStoredData();
                DoctorJob job = new DoctorJob(warehouse, terminal);
                found = repairs ? job.repair(timeout) : job.examine();
            }
        }
        if (found.damages().isEmpty()) {
            out.println("All " + found.tables() + " tables are whole.");
            found.repairs().forEach(out::println);
            return Robohaku.DONE;
        }
        out.println(repairs ? "Damaged were:" : "Damaged are:");
        for (TableDamage damage : found.damages()) {
            out.println("  " + damage.inWords());
        }
        if (!repairs) {
            out.println(
                    "'robohaku doctor --repair' mends them; what cannot be used any more is put aside, not deleted.");
            return Robohaku.FAILED;
        }
        out.println("Done about it:");
        found.repairs().forEach(sentence -> out.println("  " + sentence));
        out.println("'robohaku run' brings tables and exports up to date with the documents.");
        return Robohaku.DONE;
    }
}
