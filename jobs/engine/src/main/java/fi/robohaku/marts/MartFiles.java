package fi.robohaku.marts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.YamlRefusal;
import fi.robohaku.lakehouse.SqlQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads marts from the files of a folder {@code schemas/}. */
final class MartFiles {
    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Path folder;
    private final Path taxonomies;
    private final MartFunctions functions;
    private final Map<String, MartColumn> columns;
    private final Map<String, MartParameter> parameters;

    MartFiles(Path schemas) {
        folder = schemas.resolve("marts");
        taxonomies = schemas.resolve("taxonomies");
        functions = MartFunctions.read(schemas.resolve("functions"));
        columns = shared(schemas.resolve("columns.yml"), MartColumn[].class, MartColumn::name);
        parameters = shared(schemas.resolve("parameters.yml"), MartParameter[].class, MartParameter::name);
        Assumptions.read(schemas).all().stream()
                .flatMap(MartParameter::ofAssumption)
                .forEach(parameter -> parameters.put(parameter.name(), parameter));
    }

    /** What several marts share; a programme may have none of it. */
    private static <T> Map<String, T> shared(Path file, Class<T[]> type, Function<T, String> name) {
        if (!Files.exists(file)) {
            return new HashMap<>();
        }
        return Stream.of(Schemas.readYaml(file, type)).collect(Collectors.toMap(name, one -> one));
    }

    MartFunctions functions() {
        return functions;
    }

    /**
     * All marts, by name.
     *
     * @throws ContractException where a mart lacks one of its two files, or what it says of itself does not hold together
     */
    Map<String, MartDefinition> read() {
        Map<String, MartDefinition> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path sql :
                    files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                String name = sql.getFileName().toString().replace(".sql", "");
                found.put(name, definition(name, sql));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the marts at " + folder, e);
        }
        refuseTwoMeanings(found);
        return found;
    }

    private MartDefinition definition(String name, Path sql) throws IOException {
        Path yaml = sql.resolveSibling(name + ".yml");
        if (!Files.exists(yaml)) {
            throw new ContractException("schemas/marts/" + name + ".sql has no " + name + ".yml beside it");
        }
        MartContract contract = filled(name, contract(yaml));
        List<DataTest> tests = contract.tests().stream()
                .map(MartTest::toDataTest)
                .map(this::withCodes)
                .toList();
        String query = Files.readString(sql, StandardCharsets.UTF_8);
        TreeMap<String, String> parts = new TreeMap<>(Map.of(
                "sql",
                query,
                "contract",
                contract.withoutExamples().toString(),
                "tests",
                tests.toString(),
                "functions",
                functions.definition()));
        return new MartDefinition(name, SqlQuery.of(query), contract, tests, Schemas.fingerprint(parts));
    }

    /** What stands in a file; keys that were renamed are read under both names. */
    private static MartContract contract(Path yaml) {
        try {
            return Schemas.readYaml(yaml, MartContract.class);
        } catch (ContractException e) {
            JsonNode written = Schemas.readYaml(yaml, JsonNode.class);
            if (!RenamedKeys.rename(written, "schemas/marts/" + yaml.getFileName())) {
                throw e;
            }
            return contract(yaml, written);
        }
    }

    private static MartContract contract(Path yaml, JsonNode renamed) {
        try {
            return TREES.treeToValue(renamed, MartContract.class);
        } catch (JsonProcessingException e) {
            throw new ContractException(yaml + ": " + YamlRefusal.inWords(e), e);
        }
    }

    private MartContract filled(String name, MartContract told) {
        List<MartColumn> all = told.columns().stream()
                .map(column -> column.filledFrom(columns.get(column.name())))
                .toList();
        all.forEach(column -> {
            if (column.type() == null || column.label() == null || column.description() == null) {
                throw problem(name, "column " + column.name() + " lacks type, label or description");
            }
        });
        List<Cube> cubes = told.cubes().stream()
                .map(cube -> cube.filledFrom(name, told.title()))
                .toList();
        cubes.forEach(cube -> cube.check(name, all, told.key()));
        List<MartParameter> values = told.parameters().stream()
                .map(parameter -> parameter.filledFrom(parameters.get(parameter.name())))
                .toList();
        refuseWhatNeedsATable(name, told);
        return told.filledWith(all, cubes, values);
    }

    private DataTest withCodes(DataTest test) {
        return test.kind() instanceof AcceptedValues accepted ? test.withKind(accepted.withCodes(this::codes)) : test;
    }

    private List<String> codes(String taxonomy) {
        return Schemas.readYaml(taxonomies.resolve(taxonomy + ".yml"), Taxonomy.class).terms().stream()
                .map(Taxonomy.Term::code)
                .toList();
    }

    /** What is exported is read from a table; and only a table remembers the values that a run gave to parameters. */
    private static void refuseWhatNeedsATable(String name, MartContract told) {
        boolean isEphemeral = told.materialized() == Materialization.EPHEMERAL;
        if (isEphemeral && (told.isExported() || !told.parameters().isEmpty())) {
            throw problem(name, "an ephemeral mart is not exported and has no parameters; write materialized: table");
        }
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
                        throw problem(
                                mart.name(),
                                "parameter " + parameter.name() + " is " + parameter.type() + " "
                                        + parameter.defaultValue() + " here and " + before.type() + " "
                                        + before.defaultValue() + " in another mart");
                    }
                }));
    }

    private static ContractException problem(String mart, String what) {
        return new ContractException("schemas/marts/" + mart + ".yml: " + what);
    }
}
