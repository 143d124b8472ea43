package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.figures.FigureCatalogue;
import fi.robohaku.figures.FigureFinder;
import fi.robohaku.figures.FigureJson;
import fi.robohaku.figures.FigureText;
import fi.robohaku.figures.FoundFigure;
import fi.robohaku.figures.Trace;
import fi.robohaku.figures.TraceResult;
import fi.robohaku.figures.TraceTables;
import fi.robohaku.figures.TraceText;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a figure to the cells of documents. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Goes from a figure, or from rows of a mart, to the documents, sheets and cells they come from.",
        footer = {
            "  robohaku trace project.2020-VNK-1.updated",
            "  robohaku trace gold.realisation_by_project project_id=2020-VNK-1 updated_benefit_eur",
            "  robohaku trace gold.criteria round=2020 project_id=2020-TK-1 criterion=payback --limit 0",
            "  robohaku trace realisation.2020.ratio --lineage --lang en",
            "  robohaku trace realisation.2020.ratio --json"
        })
final class TraceCommand implements Callable<Integer> {
    private static final String GOLD = "gold.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(index = "0", paramLabel = "FIGURE", description = "name of a figure, or gold.MART")
    private String asked;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE|COLUMN",
            description = "of a mart: values by which its rows are found, and the column that is asked for")
    private List<String> more = List.of();

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            description = "rows of a mart and cells shown at most; 0 for all (default: ${DEFAULT-VALUE})",
            defaultValue = "200")
    private int limit;

    @Option(names = "--lineage", description = "tell also through which tables and rows it comes about")
    private boolean lineage;

    @Option(names = "--json", description = "for machines, in place of the text")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new UsageException(spec, "error.not_negative", "--limit", limit);
        }
        Path schemas = WorkspaceOptions.home().resolve("schemas");
        MartDefinitions marts = MartDefinitions.read(schemas);
        FigureCatalogue catalogue = FigureCatalogue.read(schemas).validate(marts);
        PrintWriter out = spec.commandLine().getOut();
        try (TraceTables tables = new TraceTables(workspace.existing(), marts, Warehouse::open)) {
            Trace trace = new Trace(tables, catalogue).limit(limit);
            Optional<FoundFigure> figure =
                    isMart(marts) ? Optional.empty() : Optional.of(figure(tables, marts, catalogue));
            TraceResult result = figure.isPresent() ? ofFigure(trace, figure.get()) : ofMart(trace, marts);
            if (result.rows().isEmpty()) {
                throw new UsageException(
                        spec,
                        "trace.no_row",
                        result.table(),
                        String.join(" ", more),
                        String.join(", ", mart(marts).contract().key()));
            }
            out.print(json ? FigureJson.of(result) + "\n" : text(schemas, result, marts, figure));
            out.flush();
        }
        return Robohaku.DONE;
    }

    private String text(Path schemas, TraceResult result, MartDefinitions marts, Optional<FoundFigure> figure) {
        Language language = LanguageOption.of(spec);
        return new TraceText(Vocabulary.read(schemas).in(language))
                .write(
                        result,
                        figure.map(FoundFigure::mart).orElseGet(() -> mart(marts)),
                        figure.map(new FigureText(schemas, language)::sentence),
                        lineage);
    }

    /** A mart is named with its schema or without. */
    private boolean isMart(MartDefinitions marts) {
        return asked.startsWith(GOLD) || marts.find(asked).isPresent();
    }

    private FoundFigure figure(TraceTables tables, MartDefinitions marts, FigureCatalogue catalogue)
            throws IOException {
        List<String> pairs = more.stream().filter(word -> word.contains("=")).toList();
        if (!pairs.isEmpty()) {
            throw new UsageException(spec, "trace.figure_alone", String.join(" ", pairs));
        }
        List<String> words = new ArrayList<>(List.of(asked));
        words.addAll(more);
        String name = FigureCommand.nameOf(words);
        return FigureFinder.findStored(workspace.named(), marts, catalogue, name)
                .orElseGet(
                        () -> FigureCommand.find(new FigureFinder(tables.warehouse(), marts, catalogue), name, spec));
    }

    private static TraceResult ofFigure(Trace trace, FoundFigure figure) {
        return trace.execute(
                figure.mart(), figure.filter(), Optional.of(figure.definition().value()));
    }

    private TraceResult ofMart(Trace trace, MartDefinitions marts) {
        MartDefinition mart = mart(marts);
        Map<String, String> filter = new LinkedHashMap<>();
        Optional<String> column = Optional.empty();
        for (String part : more) {
            int sign = part.indexOf('=');
            String name = known(mart, sign < 0 ? part : part.substring(0, sign));
            if (sign < 0) {
                column = Optional.of(name);
            } else {
                filter.put(name, part.substring(sign + 1));
            }
        }
        if (filter.isEmpty()) {
            throw new UsageException(
                    spec,
                    "trace.which_rows",
                    mart.table(),
                    String.join(", ", mart.contract().key()));
        }
        return trace.execute(mart, filter, column);
    }

    /** The name of a column as the mart has it. */
    private String known(MartDefinition mart, String column) {
        List<String> columns =
                mart.contract().columns().stream().map(MartColumn::name).toList();
        return columns.stream()
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        spec,
                        Nearest.of(column, columns),
                        "trace.no_column",
                        mart.table(),
                        column,
                        String.join(", ", columns)));
    }

    private MartDefinition mart(MartDefinitions marts) {
        return marts.find(asked.startsWith(GOLD) ? asked.substring(GOLD.length()) : asked)
                .orElseThrow(() -> new UsageException(
                        spec,
                        Nearest.of(
                                asked,
                                marts.all().stream().map(MartDefinition::table).toList()),
                        "trace.mart_unknown",
                        asked));
    }
}
