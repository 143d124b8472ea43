package fi.robohaku.cli;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.samples.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sample documents, made anew. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Makes the sample documents from the published figures; the same bytes every time.",
        footer = {"  robohaku samples", "  robohaku samples --into /tmp/samples"})
final class SamplesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--into", paramLabel = "DIR", description = "folder to write to (default: data-samples/)")
    private Path into;

    @Override
    public Integer call() throws IOException {
        Path home = WorkspaceOptions.home();
        Path folder = into == null ? home.resolve("data-samples") : into;
        Samples.Result result = new Samples(
                        Schemas.read(home.resolve("schemas")),
                        Assumptions.read(home.resolve("schemas")),
                        home.resolve("data-samples/facts"))
                .write(folder);
        spec.commandLine()
                .getOut()
                .println(result.files() + " files in " + folder + ": " + result.written() + " written, "
                        + (result.files() - result.written()) + " as they were, " + result.removed() + " removed");
        return Robohaku.DONE;
    }
}
