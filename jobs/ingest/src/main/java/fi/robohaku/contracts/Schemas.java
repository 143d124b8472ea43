package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The contracts that documents are read by: templates, rules and taxonomies of the folder {@code schemas/}.
 *
 * @param documents document templates by id
 * @param rules the rule catalogue by id, in file order
 * @param taxonomies taxonomies by id
 * @param forms what an empty form says to whoever fills it in; of it a reading depends on the titles alone
 */
public record Schemas(
        Map<String, DocumentTemplate> documents,
        Map<String, Rule> rules,
        Map<String, Taxonomy> taxonomies,
        @JsonIgnore FormWords forms) {

    /** Stands in {@link #fingerprints} for the id of a template where a document matches none. */
    public static final String NO_TEMPLATE = "";

    private static final String RULES = "rules.yml";

    /**
     * Reads all contracts below a folder.
     *
     * @throws ContractException where a file is not as it must be; the message names file and place
     */
    public static Schemas read(Path folder) {
        Schemas schemas = parse(files(folder));
        ColumnCheck.check(schemas, folder);
        return schemas;
    }

    /**
     * The files that documents are read by, with their text, by path below the folder; what travels to executors, which
     * may not see the folder.
     */
    public static SortedMap<String, String> files(Path folder) {
        if (!Files.isRegularFile(folder.resolve(RULES))) {
            throw new ContractException("No contracts at " + folder
                    + ": set ROBOHAKU_HOME to the folder of the project, the one that holds schemas/");
        }
        SortedMap<String, String> files = new TreeMap<>();
        Stream.of("documents", "taxonomies", RULES, SharedParts.FILE, FormWords.FILE)
                .map(folder::resolve)
                .filter(Files::exists)
                .flatMap(Schemas::yamlBelow)
                .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), textOf(file)));
        return files;
    }

    /**
     * The contracts of files as {@link #files} gives them.
     *
     * @throws ContractException where a file is not as it must be, or names what no other has
     */
    public static Schemas parse(SortedMap<String, String> files) {
        SharedParts shared = SharedParts.parse(files.getOrDefault(SharedParts.FILE, "{}"));
        Schemas schemas = new Schemas(
                byId(files, "documents/", shared::complete, DocumentTemplate::id),
                rules(files.getOrDefault(RULES, "[]")),
                byId(files, "taxonomies/", (name, text) -> YamlReader.read(name, text, Taxonomy.class), Taxonomy::id),
                FormWords.parse(files.getOrDefault(FormWords.FILE, "{}")));
        TemplateCheck.check(schemas);
        return schemas;
    }

    /** SHA-256 over names and texts of files. */
    public static String fingerprint(SortedMap<String, String> files) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        files.forEach((name, text) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Fingerprints of what the reading of a document depends on, by id of its template: equal to the one kept from an
     * earlier reading where the same bytes give the same reading again. {@link #NO_TEMPLATE} has the fingerprint for
     * documents that matched no template or could not be opened.
     */
    public SortedMap<String, String> fingerprints() {
        return Fingerprints.of(this);
    }

    /**
     * The part of the contracts that a document of one template is read by: the template, the rules of its checks and
     * those that hold for every document ({@link Rule#BUILT_IN}), and the taxonomies of its fields.
     *
     * @param template id of a template, or {@link #NO_TEMPLATE}
     */
    public Schemas only(String template) {
        Set<String> usedRules = new HashSet<>(Rule.BUILT_IN);
        Set<String> usedTaxonomies = new HashSet<>();
        Map<String, DocumentTemplate> documentsUsed = new TreeMap<>(documents);
        documentsUsed.keySet().retainAll(Set.of(template));
        documentsUsed.values().forEach(used -> {
            used.checks().forEach(check -> usedRules.add(check.rule()));
            used.blocks().stream()
                    .flatMap(block -> block.fields().stream())
                    .filter(field -> field.taxonomy() != null)
                    .forEach(field -> usedTaxonomies.add(field.taxonomy()));
        });
        Map<String, Rule> rulesUsed = new LinkedHashMap<>(rules);
        rulesUsed.keySet().retainAll(usedRules);
        Map<String, Taxonomy> taxonomiesUsed = new TreeMap<>(taxonomies);
        taxonomiesUsed.keySet().retainAll(usedTaxonomies);
        return new Schemas(documentsUsed, rulesUsed, taxonomiesUsed, forms);
    }

    /** Reads one YAML file into a value; unknown keys are refused. */
    public static <T> T readYaml(Path file, Class<T> type) {
        return YamlReader.read(file.toString(), textOf(file), type);
    }

    /** Reads one YAML file into a value of a generic type, as a map by name; unknown keys of records are refused. */
    public static <T> T readYaml(Path file, TypeReference<T> type) {
        return YamlReader.read(file.toString(), textOf(file), type);
    }

    private static Stream<Path> yamlBelow(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(path -> path.toString().endsWith(".yml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the contracts at " + folder, e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The rule of an id. */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new ContractException("No rule '" + id + "' in schemas/" + RULES);
        }
        return rule;
    }

    /** The taxonomy of an id. */
    public Taxonomy taxonomy(String id) {
        Taxonomy taxonomy = taxonomies.get(id);
        if (taxonomy == null) {
            throw new ContractException("No taxonomy '" + id + "' in schemas/taxonomies");
        }
        return taxonomy;
    }

    private static Map<String, Rule> rules(String text) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Rule rule : YamlReader.read(RULES, text, Rule[].class)) {
            if (rules.put(rule.id(), rule) != null) {
                throw new ContractException(RULES + ": rule '" + rule.id() + "' stands there twice");
            }
        }
        return rules;
    }

    private static <T> Map<String, T> byId(
            SortedMap<String, String> files,
            String folder,
            BiFunction<String, String, T> reader,
            Function<T, String> id) {
        Map<String, T> found = new TreeMap<>();
        files.forEach((name, text) -> {
            if (name.startsWith(folder)) {
                T value = reader.apply(name, text);
                String stem = name.substring(name.lastIndexOf('/') + 1, name.length() - ".yml".length());
                if (!stem.equals(id.apply(value))) {
                    throw new ContractException(name + ": its id is '" + id.apply(value) + "' and the file name says '"
                            + stem + "'; make them the same");
                }
                found.put(stem, value);
            }
        });
        return found;
    }
}
