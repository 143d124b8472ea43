package fi.robohaku.figures;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import fi.robohaku.lakehouse.StoredTable;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.MartReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Finds figures by name in the marts of a warehouse. */
public final class FigureFinder {
    /** One row is the figure; two are too many. */
    private static final int ENOUGH = 2;

    private final Warehouse warehouse;
    private final MartDefinitions marts;
    private final FigureCatalogue catalogue;

    public FigureFinder(Warehouse warehouse, MartDefinitions marts, FigureCatalogue catalogue) {
        this.warehouse = warehouse;
        this.marts = marts;
        this.catalogue = catalogue;
    }

    /**
     * The figure of a name; empty where none is named so, or the mart has no such row.
     *
     * @throws IllegalStateException where the mart is not there yet
     */
    public Optional<FoundFigure> find(String name) {
        return catalogue.find(name).flatMap(named -> found(name, named));
    }

    private Optional<FoundFigure> found(String name, FigureCatalogue.Named named) {
        MartDefinition mart = marts.find(named.definition().mart()).orElseThrow();
        Map<String, String> filter = named.definition().filter(named.parameters());
        List<Map<String, Object>> rows =
                rows(new MartReader(warehouse, marts), mart, filter).limit(ENOUGH).collectAsList().stream()
                        .map(row -> values(mart, row))
                        .toList();
        return onlyOne(name, named.definition(), mart, filter, rows);
    }

    /**
     * The figure of a row of a mart, as it is in a table without starting Spark.
     *
     * @return nothing where that cannot tell: the mart has no table of its own, or no such row, or none is named so
     */
    public static Optional<FoundFigure> findStored(
            Workspace workspace, MartDefinitions marts, FigureCatalogue catalogue, String name) throws IOException {
        Optional<FigureCatalogue.Named> named = catalogue.find(name);
        Optional<MartDefinition> mart = named.flatMap(
                        one -> marts.find(one.definition().mart()))
                .filter(definition -> !definition.isEphemeral());
        if (mart.isEmpty()) {
            return Optional.empty();
        }
        FigureDefinition definition = named.get().definition();
        Map<String, String> filter = definition.filter(named.get().parameters());
        return new StoredTable(workspace, mart.get().table())
                .rows(filter, ENOUGH)
                .flatMap(rows -> onlyOne(name, definition, mart.get(), filter, rows));
    }

    private static Optional<FoundFigure> onlyOne(
            String name,
            FigureDefinition definition,
            MartDefinition mart,
            Map<String, String> filter,
            List<Map<String, Object>> rows) {
        if (rows.size() > 1) {
            throw new IllegalStateException(name + " is more than one row of gold." + mart.name()
                    + "; 'where' of schemas/figures.yml must leave one");
        }
        return rows.stream()
                .map(row -> new FoundFigure(name, definition, mart, asStored(filter, row), row))
                .findFirst();
    }

    /** Values of columns in the case in which the row holds them. */
    private static Map<String, String> asStored(Map<String, String> filter, Map<String, Object> row) {
        Map<String, String> stored = new LinkedHashMap<>();
        filter.forEach((column, asked) -> stored.put(column, row.get(column).toString()));
        return stored;
    }

    /** Rows of a mart in which columns hold values, in any case. */
    static Dataset<Row> rows(MartReader reader, MartDefinition mart, Map<String, String> filter) {
        if (!reader.exists(mart)) {
            throw new IllegalStateException(
                    "There is no table " + mart.table() + " yet; robohaku run makes it from the documents");
        }
        Dataset<Row> rows = reader.read(mart);
        for (Map.Entry<String, String> entry : filter.entrySet()) {
            rows = rows.filter(lower(col(entry.getKey()).cast("string"))
                    .equalTo(entry.getValue().toLowerCase(Locale.ROOT)));
        }
        return rows;
    }

    static Map<String, Object> values(MartDefinition mart, Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (MartColumn column : mart.contract().columns()) {
            values.put(column.name(), row.getAs(column.name()));
        }
        return values;
    }

    /** Names of figures that are there, those most like the given one first. */
    public List<String> nearest(String name, int most) {
        String head = name.split("\\.", 2)[0];
        List<FigureDefinition> alike = catalogue.figures().stream()
                .filter(figure -> figure.name().startsWith(head + "."))
                .toList();
        return (alike.isEmpty() ? catalogue.figures() : alike)
                .stream()
                        .filter(figure -> warehouse.exists("gold." + figure.mart()))
                        .map(this::names)
                        .reduce(Dataset::union)
                        .map(names -> names.distinct()
                                .sort(levenshtein(col("name"), lit(name)), col("name"))
                                .limit(most)
                                .as(Encoders.STRING())
                                .collectAsList())
                        .orElse(List.of());
    }

    private Dataset<Row> names(FigureDefinition figure) {
        Map<String, String> constants = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        figure.where().forEach((column, text) -> {
            List<String> parameter = FigureDefinition.namesIn(text);
            if (parameter.isEmpty()) {
                constants.put(column, text);
            } else {
                columns.put("{" + parameter.get(0) + "}", column);
            }
        });
        Column[] parts = Arrays.stream(figure.name().split("\\."))
                .map(part -> columns.containsKey(part) ? col(columns.get(part)) : lit(part))
                .toArray(Column[]::new);
        MartDefinition mart = marts.find(figure.mart()).orElseThrow();
        return rows(new MartReader(warehouse, marts), mart, constants)
                .select(concat_ws(".", parts).as("name"));
    }
}
