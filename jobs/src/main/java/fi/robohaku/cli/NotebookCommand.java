package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.notebook.Jupyter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Notebooks over the tables: to work in, or to renew. */
@Command(
        name = "notebook",
        mixinStandardHelpOptions = true,
        description = {
            "Opens the notebooks in Jupyter, with a kernel for Java over the tables of the workspace.",
            "Needs a full JDK, and Jupyter: sudo apt-get install jupyter-notebook jupyter-nbconvert"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  robohaku notebook                        opens notebooks/ in the browser",
            "  robohaku notebook -w /var/lib/robohaku   the same over another workspace",
            "  robohaku notebook --run                  runs them all from top to bottom and saves them",
            "  robohaku notebook --run notebooks/1-ensisilmays.ipynb"
        })
final class NotebookCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--run", description = "run them from top to bottom and save them with their outputs")
    private boolean run;

    @Option(names = "--no-browser", description = "print the address in place of opening it")
    private boolean withoutBrowser;

    @Parameters(paramLabel = "NOTEBOOK", arity = "0..*", description = "what to run (default: all of notebooks/)")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!run && !files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "A notebook is named with --run only");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "There is no file " + file);
            }
        }
        Workspace tables = workspace.existing();
        Path folder = WorkspaceOptions.home().resolve("notebooks");
        try (Jupyter jupyter = Jupyter.over(tables)) {
            if (!run) {
                return jupyter.open(folder, !withoutBrowser) == 0 ? Robohaku.DONE : Robohaku.FAILED;
            }
            for (Path notebook : files.isEmpty() ? notebooks(folder) : files) {
                jupyter.run(List.of(notebook), notebook.toAbsolutePath().getParent());
                spec.commandLine().getOut().println("Renewed " + notebook);
            }
        }
        return Robohaku.DONE;
    }

    private static List<Path> notebooks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }
}
