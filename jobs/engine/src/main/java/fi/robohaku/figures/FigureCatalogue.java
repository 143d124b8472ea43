package fi.robohaku.figures;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.export.text.TextTemplate;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The figures of {@code schemas/figures.yml}.
 *
 * @param sources which records columns are made of
 * @param figures in the order in which they are listed
 */
public record FigureCatalogue(List<Source> sources, List<FigureDefinition> figures) {
    private static final String FILE = "figures.yml";

    /**
     * Records that a column is made of.
     *
     * @param column column of a mart
     * @param table table of layer silver, with schema
     * @param where which of its records, as SQL; empty for all
     * @param columns columns of the records that are shown; empty for all
     * @param of the entry counts for rows in which these columns hold these values; empty for all
     * @param unless it does not count for rows in which one of these columns holds this value
     */
    public record Source(
            String column,
            String table,
            String where,
            List<String> columns,
            Map<String, String> of,
            Map<String, String> unless) {
        public Source {
            where = where == null ? "" : where;
            columns = columns == null ? List.of() : List.copyOf(columns);
            of = of == null ? Map.of() : Map.copyOf(of);
            unless = unless == null ? Map.of() : Map.copyOf(unless);
        }

        boolean isOf(Map<String, ?> row) {
            return of.entrySet().stream().allMatch(entry -> entry.getValue().equals(row.get(entry.getKey())))
                    && unless.entrySet().stream()
                            .noneMatch(entry -> entry.getValue().equals(row.get(entry.getKey())));
        }
    }

    /** Which records of a table count, as SQL, by table; all of one that is not named. */
    static Map<String, String> conditions(List<Source> sources) {
        Map<String, String> conditions = new TreeMap<>();
        sources.stream()
                .filter(source -> !source.where().isEmpty())
                .forEach(source -> conditions.merge(
                        source.table(), "(" + source.where() + ")", (one, other) -> one + " OR " + other));
        return conditions;
    }

    /** A figure with values for its parameters. */
    public record Named(FigureDefinition definition, Map<String, String> parameters) {}

    public FigureCatalogue {
        sources = List.copyOf(sources);
        figures = List.copyOf(figures);
    }

    /** Reads the catalogue of a folder {@code schemas/}. */
    public static FigureCatalogue read(Path schemas) {
        return Schemas.readYaml(schemas.resolve(FILE), FigureCatalogue.class);
    }

    /**
     * Holds the catalogue against the marts.
     *
     * @throws ContractException where a figure names a mart or a column that is not there
     */
    public FigureCatalogue validate(MartDefinitions marts) {
        for (FigureDefinition figure : figures) {
            MartDefinition mart = marts.find(figure.mart())
                    .orElseThrow(() -> new ContractException("schemas/" + FILE + ": " + figure.name()
                            + " names the mart " + figure.mart() + ", which is not in schemas/marts"));
            Set<String> known = new TreeSet<>(Set.of("value", "low", "high"));
            mart.contract().columns().stream().map(MartColumn::name).forEach(known::add);
            Set<String> used = new TreeSet<>(figure.where().keySet());
            used.addAll(figure.labels().keySet());
            Stream.of(figure.value(), figure.low(), figure.high(), figure.wording(), figure.status())
                    .filter(column -> !column.isEmpty())
                    .forEach(used::add);
            Stream.concat(figure.sentence().all().stream(), figure.title().all().stream())
                    .forEach(text -> used.addAll(TextTemplate.parse(text).names()));
            used.removeAll(known);
            used.removeAll(figure.parameters());
            if (!used.isEmpty()) {
                throw new ContractException("schemas/" + FILE + ": " + figure.name() + " uses " + used
                        + ", which is neither a parameter of it nor a column of " + figure.mart());
            }
        }
        return this;
    }

    /** The figure of a name; empty where no figure is named so. */
    public Optional<Named> find(String name) {
        return figures.stream()
                .flatMap(figure -> figure.match(name).map(values -> new Named(figure, values)).stream())
                .findFirst();
    }
}
