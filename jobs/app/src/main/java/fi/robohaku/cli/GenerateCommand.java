package fi.robohaku.cli;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.samples.GeneratedDocuments;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Invented documents in any number. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Makes invented documents in any number, for trials of load; the same bytes for the same seed.",
        footer = {
            "  robohaku generate --documents 3000 --into /tmp/documents",
            "  robohaku generate --documents 100000 --seed 7 --into /tmp/documents"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final int TOLD_EVERY = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--documents", paramLabel = "N", required = true, description = "how many")
    private int documents;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what the figures are drawn from (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private long seed;

    @Option(names = "--without-slips", description = "documents as the forms ask for them, without the slips of people")
    private boolean isWithoutSlips;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            required = true,
            description = "folder to write to; it is made, or empty")
    private Path into;

    @Override
    public Integer call() throws IOException {
        if (documents < 1) {
            throw new UsageException(spec, "generate.few", documents);
        }
        requireEmpty();
        Path home = WorkspaceOptions.home();
        PrintWriter err = spec.commandLine().getErr();
        long written = new GeneratedDocuments(
                        Schemas.read(home.resolve("schemas")),
                        Assumptions.read(home.resolve("schemas")),
                        home.resolve("data-samples/facts"),
                        seed,
                        !isWithoutSlips)
                .write(into, documents, done -> {
                    if (done % TOLD_EVERY == 0) {
                        err.println(done + " of " + documents);
                        err.flush();
                    }
                });
        spec.commandLine().getOut().println(written + " documents in " + into);
        return Robohaku.DONE;
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(into)) {
            Files.createDirectories(into);
        }
        try (Stream<Path> there = Files.list(into)) {
            if (there.findAny().isPresent()) {
                throw new UsageException(spec, "generate.not_empty", into);
            }
        }
    }
}
