package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The marts of {@code schemas/marts}, in an order in which each comes after those it reads. */
public final class MartDefinitions {
    private final Map<String, MartDefinition> byName;
    private final List<String> functions;

    private MartDefinitions(Map<String, MartDefinition> byName, List<String> functions) {
        this.byName = byName;
        this.functions = functions;
    }

    /**
     * Reads the definitions of a folder {@code schemas/}.
     *
     * @throws ContractException where a mart lacks one of its two files, reads an unknown mart, or reads itself
     */
    public static MartDefinitions read(Path schemas) {
        try {
            Map<String, MartColumn> shared = new HashMap<>();
            for (MartColumn column : Schemas.readYaml(schemas.resolve("columns.yml"), MartColumn[].class)) {
                shared.put(column.name(), column);
            }
            String functions = functionTexts(schemas.resolve("functions"));
            Map<String, MartDefinition> found = new TreeMap<>();
            for (Path sql : files(schemas.resolve("marts"), ".sql")) {
                String name = sql.getFileName().toString().replace(".sql", "");
                found.put(name, definition(name, sql, shared, functions));
            }
            refuseTwoMeanings(found);
            return new MartDefinitions(inOrder(found), statements(functions));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the marts at " + schemas, e);
        }
    }

    private static MartDefinition definition(String name, Path sql, Map<String, MartColumn> shared, String functions)
            throws IOException {
        Path yaml = sql.resolveSibling(name + ".yml");
        if (!Files.exists(yaml)) {
            throw new ContractException("schemas/marts/" + name + ".sql has no " + name + ".yml beside it");
        }
        MartDefinition.DocumentTemplate told = Schemas.readYaml(yaml, MartDefinition.DocumentTemplate.class);
        List<MartColumn> columns = told.columns().stream()
                .map(column -> column.filledFrom(shared.get(column.name())))
                .toList();
        columns.forEach(column -> {
            if (column.type() == null || column.label() == null || column.description() == null) {
                throw new ContractException("schemas/marts/" + name + ".yml: column " + column.name()
                        + " lacks type, label or description");
            }
        });
        List<Cube> cubes = told.cubes().stream()
                .map(cube -> cube.filledFrom(name, told.title()))
                .toList();
        cubes.forEach(cube -> cube.check(name, columns, told.key()));
        Path taxonomies = sql.getParent().resolveSibling("taxonomies");
        List<MartTest> tests = told.tests().stream()
                .map(test -> test.withCodes(taxonomy -> codes(taxonomies.resolve(taxonomy + ".yml"))))
                .toList();
        String query = Files.readString(sql, StandardCharsets.UTF_8);
        String tested = told.with(columns, List.of(), tests, List.of()).toString();
        TreeMap<String, String> parts = new TreeMap<>(Map.of("sql", query, "contract", tested, "functions", functions));
        return new MartDefinition(
                name, query, told.with(columns, cubes, tests, told.cases()), Schemas.fingerprint(parts));
    }

    private static List<String> codes(Path taxonomy) {
        return Schemas.readYaml(taxonomy, Taxonomy.class).terms().stream()
                .map(Taxonomy.Term::code)
                .toList();
    }

    /** A parameter that several marts name is one and the same. */
    private static void refuseTwoMeanings(Map<String, MartDefinition> marts) {
        Map<String, MartParameter> known = new HashMap<>();
        marts.values()
                .forEach(mart -> mart.contract().parameters().forEach(parameter -> {
                    MartParameter before = known.putIfAbsent(parameter.name(), parameter);
                    if (before != null
                            && !(before.type().equals(parameter.type())
                                    && before.defaultValue().equals(parameter.defaultValue()))) {
                        throw new ContractException(
                                "schemas/marts/" + mart.name() + ".yml: parameter " + parameter.name()
                                        + " is " + parameter.type() + " " + parameter.defaultValue() + " here and "
                                        + before.type()
                                        + " " + before.defaultValue() + " in another mart");
                    }
                }));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String functionTexts(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files(folder, ".sql")) {
            all.append(Files.readString(file, StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private static List<String> statements(String text) {
        return Stream.of(text.split("(?m)^;$"))
                .map(statement -> statement.replaceAll("(?m)^--.*$", "").strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Map<String, MartDefinition> inOrder(Map<String, MartDefinition> found) {
        Map<String, MartDefinition> ordered = new LinkedHashMap<>();
        List<MartDefinition> waiting = new ArrayList<>(found.values());
        while (!waiting.isEmpty()) {
            List<MartDefinition> ready = waiting.stream()
                    .filter(mart -> ordered.keySet().containsAll(mart.martsRead()))
                    .toList();
            if (ready.isEmpty()) {
                throw new ContractException("schemas/marts: "
                        + waiting.stream()
                                .map(mart -> mart.name() + " reads " + mart.martsRead())
                                .toList()
                        + ": one of these marts is unknown, or they read each other in a circle");
            }
            ready.forEach(mart -> ordered.put(mart.name(), mart));
            waiting.removeAll(ready);
        }
        return ordered;
    }

    /** All marts, each after those it reads. */
    public List<MartDefinition> all() {
        return List.copyOf(byName.values());
    }

    /** The mart of a name. */
    public Optional<MartDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Tables of other layers that a mart is computed from, directly or through other marts. */
    public SortedSet<String> origins(MartDefinition mart) {
        SortedSet<String> found = new TreeSet<>();
        for (String input : mart.inputs()) {
            if (input.startsWith("gold.")) {
                found.addAll(origins(byName.get(input.substring("gold.".length()))));
            } else {
                found.add(input);
            }
        }
        return found;
    }

    /** The marts in steps: those of one step read only those of earlier ones. */
    List<List<MartDefinition>> steps() {
        Map<String, Integer> depth = new HashMap<>();
        TreeMap<Integer, List<MartDefinition>> steps = new TreeMap<>();
        for (MartDefinition mart : byName.values()) {
            int own = mart.martsRead().stream().mapToInt(depth::get).max().orElse(-1) + 1;
            depth.put(mart.name(), own);
            steps.computeIfAbsent(own, key -> new ArrayList<>()).add(mart);
        }
        return List.copyOf(steps.values());
    }

    /** Statements that create the SQL functions which the marts use. */
    public List<String> functions() {
        return functions;
    }
}
