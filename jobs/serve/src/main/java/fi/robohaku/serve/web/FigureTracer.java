package fi.robohaku.serve.web;

import fi.robohaku.figures.FigureCatalogue;
import fi.robohaku.figures.FigureDefinition;
import fi.robohaku.figures.FigureFinder;
import fi.robohaku.figures.FoundFigure;
import fi.robohaku.figures.Trace;
import fi.robohaku.figures.TraceResult;
import fi.robohaku.figures.TraceTables;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.serve.catalog.DataDictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Finds figures by their names, and the cells of documents that they come from. */
final class FigureTracer {
    private static final int NEAREST = 5;

    private final Warehouse warehouse;
    private final WebWords words;
    private Optional<Contracts> contracts = Optional.empty();

    /** @param dictionary by which it is told whether they have changed since */
    private record Contracts(DataDictionary dictionary, MartDefinitions marts, FigureCatalogue catalogue) {}

    /**
     * What is known of a figure.
     *
     * @param figure with its trace; empty where there is none of that name
     * @param nearest names that are there, where there is none of that name
     */
    record Traced(Optional<FoundFigure> figure, Optional<TraceResult> trace, List<String> nearest) {}

    FigureTracer(Warehouse warehouse, WebWords words) {
        this.warehouse = warehouse;
        this.words = words;
    }

    /** The figures that can be asked for. */
    List<FigureDefinition> figures() {
        return contracts().catalogue().figures();
    }

    /** Finds and traces a figure, in the tables as the newest run has published them; runs Spark jobs. */
    Traced trace(String name) throws IOException {
        Contracts known = contracts();
        try {
            // The session of a user would refuse the steps in between; nothing of it but the name is asked for here.
            Warehouse own = Warehouse.over(warehouse.spark(), warehouse.workspace());
            own.readPublished();
            own.tuneForStoredData();
            FigureFinder finder = new FigureFinder(own, known.marts(), known.catalogue());
            Optional<FoundFigure> figure = finder.find(name);
            if (figure.isEmpty()) {
                return new Traced(figure, Optional.empty(), finder.nearest(name, NEAREST));
            }
            // Not closed: the session is that of the server.
            TraceTables tables = new TraceTables(own.workspace(), known.marts(), workspace -> own);
            TraceResult result = new Trace(tables, known.catalogue())
                    .execute(
                            figure.get().mart(),
                            figure.get().filter(),
                            Optional.of(figure.get().definition().value()));
            return new Traced(figure, Optional.of(result), List.of());
        } finally {
            SparkSession.clearActiveSession();
        }
    }

    private synchronized Contracts contracts() {
        DataDictionary now = words.dictionary().get();
        if (contracts.filter(known -> known.dictionary().equals(now)).isEmpty()) {
            Path schemas = warehouse.workspace().schemas();
            MartDefinitions marts = MartDefinitions.read(schemas);
            contracts = Optional.of(
                    new Contracts(now, marts, FigureCatalogue.read(schemas).validate(marts)));
        }
        return contracts.get();
    }
}
