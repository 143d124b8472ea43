package fi.robohaku.cli;

import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.DataDictionaryPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the data dictionary, as {@code schemas/} describes the tables. */
@Command(
        name = "dictionary",
        mixinStandardHelpOptions = true,
        description = "Writes the data dictionary: all tables, their columns, and which mart is computed from what.",
        footer = {
            "  robohaku dictionary                writes docs/data-dictionary.md and docs/data-dictionary.html",
            "  robohaku dictionary -o /srv/www    writes them to another folder"
        })
final class DictionaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "folder to write to (default: docs of the project)")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Path chosen = folder == null ? WorkspaceOptions.home().resolve("docs") : folder;
        DataDictionaryPage page = new DataDictionaryPage(
                DataDictionary.read(WorkspaceOptions.home().resolve("schemas")));
        Files.createDirectories(chosen);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Files.writeString(chosen.resolve("data-dictionary.md"), page.markdown()));
        out.println(Files.writeString(chosen.resolve("data-dictionary.html"), page.html()));
        return Robohaku.DONE;
    }
}
