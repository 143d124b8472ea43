package fi.robohaku.cli;

import fi.robohaku.figures.FigureCatalogue;
import fi.robohaku.figures.FigureDefinition;
import fi.robohaku.figures.FigureFinder;
import fi.robohaku.figures.FigureJson;
import fi.robohaku.figures.FigureText;
import fi.robohaku.figures.FoundFigure;
import fi.robohaku.figures.Trace;
import fi.robohaku.figures.TraceTables;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.marts.MartDefinitions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One figure by name. */
@Command(
        name = "figure",
        mixinStandardHelpOptions = true,
        description = "Tells one figure by its name: a sentence, its bounds, set, precision, provenance and source.",
        footer = {
            "  robohaku figure realisation.2020.ratio",
            "  robohaku figure project.2020-VNK-1.updated --lang sv",
            "  robohaku figure valtori.2020.all --json",
            "  robohaku figure --list"
        })
final class FigureCommand implements Callable<Integer> {
    private static final int NEAREST = 5;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @ArgGroup(multiplicity = "1")
    private FigureOrList chosen;

    @Option(names = "--documents", description = "name the documents it is read from, too, which takes longer")
    private boolean withDocuments;

    @Option(names = "--json", description = "for machines, in place of the text")
    private boolean json;

    /** A figure, or what figures there are. */
    static final class FigureOrList {
        @Parameters(arity = "1..*", paramLabel = "FIGURE", description = "name of the figure, with dots or spaces")
        private List<String> words;

        @Option(names = "--list", description = "lists the figures that can be asked for; {..} is a parameter")
        private boolean isList;
    }

    @Override
    public Integer call() throws IOException {
        Path schemas = WorkspaceOptions.home().resolve("schemas");
        FigureCatalogue catalogue = FigureCatalogue.read(schemas);
        PrintWriter out = spec.commandLine().getOut();
        if (chosen.isList) {
            for (FigureDefinition figure : catalogue.figures()) {
                out.println(figure.name() + "\n    " + figure.title().in(LanguageOption.of(spec)));
            }
            return Robohaku.DONE;
        }
        MartDefinitions marts = MartDefinitions.read(schemas);
        catalogue.validate(marts);
        Workspace existing = workspace.existing();
        String name = nameOf(chosen.words);
        Optional<FoundFigure> stored = FigureFinder.findStored(existing, marts, catalogue, name);
        if (stored.isPresent() && !withDocuments) {
            print(stored.get(), Optional.empty(), schemas);
            return Robohaku.DONE;
        }
        try (TraceTables tables = new TraceTables(existing, marts, Warehouse::open)) {
            FoundFigure figure =
                    stored.orElseGet(() -> find(new FigureFinder(tables.warehouse(), marts, catalogue), name, spec));
            Optional<List<String>> documents = withDocuments
                    ? Optional.of(new Trace(tables, catalogue)
                            .limit(1)
                            .execute(
                                    figure.mart(),
                                    figure.filter(),
                                    Optional.of(figure.definition().value()))
                            .documents())
                    : Optional.empty();
            print(figure, documents, schemas);
        }
        return Robohaku.DONE;
    }

    private void print(FoundFigure figure, Optional<List<String>> documents, Path schemas) {
        FigureText text = new FigureText(schemas, LanguageOption.of(spec));
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? FigureJson.of(figure, text, LanguageOption.of(spec), documents)
                                : text.sentence(figure) + "\n\n" + text.details(figure, documents));
    }

    /** A name as people write it: its parts with dots or spaces between them. */
    static String nameOf(List<String> words) {
        return String.join(" ", words).strip().replaceAll("[\\s.]+", ".");
    }

    /** The figure of a name; where there is none, the nearest names are the answer. */
    static FoundFigure find(FigureFinder finder, String name, CommandSpec spec) {
        return finder.find(name)
                .orElseThrow(() -> new UsageException(spec, finder.nearest(name, NEAREST), "figure.unknown", name));
    }
}
