package fi.robohaku.cli;

import java.net.URI;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command that reads documents can be told. */
final class RunFlags extends ReportFlags {
    @Option(
            names = {"-d", "--documents"},
            paramLabel = "DIR|URI",
            description =
                    "folder of the documents, on any Hadoop file system (default: data-samples/, of another programme data/)")
    private URI documents;

    private Set<String> rounds = Set.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--round", paramLabel = "YEAR", description = "read the folder of this round only; may be repeated")
    void setRounds(Set<String> years) {
        for (String year : years) {
            if (!year.matches("[0-9]{4}")) {
                throw new UsageException(command, "round.no_year", year);
            }
        }
        rounds = years;
    }

    @Option(names = "--dry-run", description = "say what would be read, retired and rebuilt, and touch nothing")
    private boolean dryRun;

    @Option(
            names = "--verify",
            description = "compare the content of every file, also where its size and time have not changed")
    private boolean verify;

    @Option(
            names = "--retire",
            description =
                    "retire documents that are gone also where a round lost all of them, or most; without it such a run"
                            + " is refused")
    private boolean retire;

    @Override
    boolean isDryRun() {
        return dryRun;
    }

    @Override
    URI documents() {
        return documents == null ? super.documents() : WorkspaceOptions.absolute(documents);
    }

    @Override
    Set<String> rounds() {
        return rounds;
    }

    @Override
    boolean isVerify() {
        return verify;
    }

    @Override
    boolean isRetiring() {
        return retire;
    }
}
