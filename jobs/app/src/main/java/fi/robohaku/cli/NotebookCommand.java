package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.notebook.Jupyter;
import fi.robohaku.notebook.NotebookFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Notebooks over the tables: to work in, or to renew. */
@Command(
        name = "notebook",
        mixinStandardHelpOptions = true,
        description = {
            "Opens copies of the notebooks in Jupyter, with a kernel for Java over the tables of the workspace.",
            "The copies are in <workspace>/notebooks; one that is there already stays as it is. Ctrl-C ends it all.",
            "Needs a full JDK, and Jupyter: sudo apt-get install jupyter-notebook jupyter-nbconvert"
        },
        footer = {
            "  robohaku notebook                        opens workspace/notebooks/ in the browser",
            "  robohaku notebook -w /var/lib/robohaku   the same over another workspace",
            "  robohaku notebook -- --port 9999         what follows -- are options of Jupyter itself",
            "  robohaku notebook -- --allow-root        for one: in a container, where you are root",
            "  robohaku notebook --run                  runs the program's own from top to bottom and saves them",
            "  robohaku notebook --run workspace/notebooks/1-first-look.ipynb"
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

    @Parameters(
            paramLabel = "NOTEBOOK",
            arity = "0..*",
            description = {
                "what to run (default: all of the program's notebooks/)",
                "after --: options of Jupyter; with --run, of nbconvert"
            })
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> files = files();
        Workspace tables = workspace.existing();
        NotebookFolder own = new NotebookFolder(WorkspaceOptions.home().resolve("notebooks"));
        Jupyter jupyter = Jupyter.create(tables);
        try (OnSignal onSignal = new OnSignal(
                        "Jupyter and its kernels end",
                        jupyter::stop,
                        spec.commandLine().getErr());
                jupyter) {
            if (run) {
                run(jupyter, files.isEmpty() ? own.notebooks() : files);
                return Robohaku.DONE;
            }
            return open(jupyter, own, tables) == 0 ? Robohaku.DONE : Robohaku.FAILED;
        }
    }

    private int open(Jupyter jupyter, NotebookFolder own, Workspace tables) throws IOException, InterruptedException {
        NotebookFolder copies = new NotebookFolder(tables.folder().resolve("notebooks"));
        own.copyMissingTo(copies);
        PrintWriter out = spec.commandLine().getOut();
        out.println("The notebooks are copies in " + copies.path() + "; Ctrl-C ends Jupyter and its kernels");
        out.flush();
        List<String> options = new ArrayList<>(forJupyter());
        if (withoutBrowser) {
            options.add(0, "--no-browser");
        }
        return jupyter.open(copies.path(), own.notebooks(), options);
    }

    private void run(Jupyter jupyter, List<Path> notebooks) throws IOException, InterruptedException {
        for (Path notebook : notebooks) {
            jupyter.run(List.of(notebook), notebook.toAbsolutePath().getParent(), forJupyter());
            spec.commandLine().getOut().println("Renewed " + notebook);
        }
    }

    /** What stands after the two hyphens; it comes last among the words. */
    private List<String> forJupyter() {
        List<String> all = spec.commandLine().getParseResult().originalArgs();
        int hyphens = all.indexOf("--");
        return hyphens < 0 ? List.of() : words.subList(words.size() - (all.size() - hyphens - 1), words.size());
    }

    private List<Path> files() {
        List<Path> files = words.subList(0, words.size() - forJupyter().size()).stream()
                .map(Path::of)
                .toList();
        if (!run && !files.isEmpty()) {
            throw new UsageException(spec, "notebook.named");
        }
        for (Path file : files) {
            GivenFiles.requireReadable(spec, file);
        }
        return files;
    }
}
