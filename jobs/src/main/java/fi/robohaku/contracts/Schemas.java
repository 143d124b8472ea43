package fi.robohaku.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The folder {@code schemas/}: every contract of the project, read once.
 *
 * @param folder where it stands
 * @param documents document templates by id
 * @param rules the rule catalogue by id, in file order
 * @param taxonomies taxonomies by id
 */
public record Schemas(
        Path folder, Map<String, Contract> documents, Map<String, Rule> rules, Map<String, Taxonomy> taxonomies) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /**
     * Reads all contracts below a folder.
     *
     * @throws ContractException where a file is not as it must be; the message names file and place
     */
    public static Schemas read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ContractException("No contracts at " + folder + ": point ROBOHAKU_HOME at the project's folder");
        }
        return new Schemas(
                folder,
                byId(folder.resolve("documents"), Contract.class, Contract::id),
                rules(folder.resolve("rules.yml")),
                byId(folder.resolve("taxonomies"), Taxonomy.class, Taxonomy::id));
    }

    /** Reads one YAML file of the folder into a value. */
    public static <T> T readYaml(Path file, Class<T> type) {
        return parse(file, () -> YAML.readValue(file.toFile(), type));
    }

    /** The rule of an id. */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new ContractException("No rule '" + id + "' in " + folder.resolve("rules.yml"));
        }
        return rule;
    }

    /** The taxonomy of an id. */
    public Taxonomy taxonomy(String id) {
        Taxonomy taxonomy = taxonomies.get(id);
        if (taxonomy == null) {
            throw new ContractException("No taxonomy '" + id + "' in " + folder.resolve("taxonomies"));
        }
        return taxonomy;
    }

    private static Map<String, Rule> rules(Path file) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Rule rule :
                parse(file, () -> YAML.<List<Rule>>readValue(file.toFile(), new TypeReference<List<Rule>>() {}))) {
            if (rules.put(rule.id(), rule) != null) {
                throw new ContractException(file + ": rule '" + rule.id() + "' stands there twice");
            }
        }
        return rules;
    }

    private static <T> Map<String, T> byId(Path folder, Class<T> type, Function<T, String> id) {
        Map<String, T> found = new TreeMap<>();
        for (Path file : yamlFiles(folder)) {
            T value = readYaml(file, type);
            String name = file.getFileName().toString().replaceFirst("\\.yml$", "");
            if (!name.equals(id.apply(value))) {
                throw new ContractException(file + ": its id is '" + id.apply(value) + "', the file name says '" + name
                        + "'; make them the same");
            }
            found.put(name, value);
        }
        return found;
    }

    private static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Parse<T> {
        T parse() throws IOException;
    }

    private static <T> T parse(Path file, Parse<T> parse) {
        try {
            return parse.parse();
        } catch (JsonProcessingException e) {
            throw new ContractException(file + ": " + e.getOriginalMessage() + " at " + e.getLocation(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
