package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What several templates share, from {@code schemas/shared.yml}: blocks and checks by name, and the words that stand
 * where a value does not.
 *
 * <p>A block or check of a template says {@code extends: NAME} and beside it what differs. Templates extend shared parts
 * and not one another: each template still shows all its blocks from top to bottom, and a change to the template of one
 * round never reaches the documents of another unseen.
 *
 * <p>{@link PartMerger} has the rules of merging. Shared parts may extend one another. To the shared words for none a
 * template adds its own.
 *
 * @param noneWords words by status
 * @param blocks blocks by name
 * @param checks checks by name
 */
record SharedParts(
        @JsonProperty("none_words") Map<String, List<String>> noneWords,
        Map<String, ObjectNode> blocks,
        Map<String, ObjectNode> checks) {
    static final String FILE = "shared.yml";

    SharedParts {
        noneWords = noneWords == null ? Map.of() : noneWords;
        blocks = blocks == null ? Map.of() : blocks;
        checks = checks == null ? Map.of() : checks;
    }

    /**
     * Reads the shared parts and completes those that extend others.
     *
     * @throws ContractException where a part is not as it must be, or extends itself
     */
    static SharedParts parse(String text) {
        SharedParts read = YamlReader.read(FILE, text, SharedParts.class);
        SharedParts complete =
                new SharedParts(read.noneWords, completeAll("block", read.blocks), completeAll("check", read.checks));
        complete.blocks.forEach(
                (name, block) -> YamlReader.convert(FILE + ", block '" + name + "'", text, block, Block.class));
        complete.checks.forEach(
                (name, check) -> YamlReader.convert(FILE + ", check '" + name + "'", text, check, Check.class));
        return complete;
    }

    /**
     * The template with all that it takes from the shared parts.
     *
     * @param file of the template, for the message of an exception
     * @throws ContractException where it extends what is not there
     */
    DocumentTemplate complete(String file, String text) {
        ObjectNode template = YamlReader.read(file, text, ObjectNode.class);
        completeList(file, "block", template.get("blocks"), blocks);
        completeList(file, "check", template.get("checks"), checks);
        DocumentTemplate complete = YamlReader.convert(file, text, template, DocumentTemplate.class);
        return complete.withNoneWords(withOwn(complete.noneWords()));
    }

    /** The shared words for none, by status, and behind them those of a template. */
    private Map<String, List<String>> withOwn(Map<String, List<String>> own) {
        Map<String, Set<String>> words = new TreeMap<>();
        Stream.of(noneWords, own)
                .forEach(some ->
                        some.forEach((status, list) -> words.computeIfAbsent(status, key -> new LinkedHashSet<>())
                                .addAll(list)));
        Map<String, List<String>> all = new TreeMap<>();
        words.forEach((status, list) -> all.put(status, List.copyOf(list)));
        return all;
    }

    private static void completeList(String file, String kind, JsonNode parts, Map<String, ObjectNode> shared) {
        if (!(parts instanceof ArrayNode list)) {
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode part && part.has(PartMerger.EXTENDS)) {
                list.set(i, PartMerger.extend(file + ": " + kind, part, find(file, kind, part, shared)));
            }
        }
    }

    private static Map<String, ObjectNode> completeAll(String kind, Map<String, ObjectNode> parts) {
        Map<String, ObjectNode> complete = new LinkedHashMap<>();
        parts.keySet().forEach(name -> complete.put(name, complete(kind, name, parts, List.of())));
        return complete;
    }

    private static ObjectNode complete(
            String kind, String name, Map<String, ObjectNode> parts, List<String> extending) {
        List<String> chain = new ArrayList<>(extending);
        chain.add(name);
        if (extending.contains(name)) {
            throw new ContractException(
                    FILE + ": " + kind + " '" + name + "' extends itself: " + String.join(" → ", chain));
        }
        ObjectNode part = parts.get(name);
        if (part == null) {
            throw new ContractException(FILE + ": " + kind + " '" + name + "' is empty");
        }
        if (!part.has(PartMerger.EXTENDS)) {
            return part;
        }
        find(FILE, kind, part, parts);
        return PartMerger.extend(
                FILE + ": " + kind,
                part,
                complete(kind, part.get(PartMerger.EXTENDS).asText(), parts, chain));
    }

    private static ObjectNode find(String file, String kind, ObjectNode part, Map<String, ObjectNode> shared) {
        String name = part.get(PartMerger.EXTENDS).asText();
        ObjectNode found = shared.get(name);
        if (found == null) {
            throw new ContractException(file + ": " + FILE + " has no " + kind + " '" + name + "' to extend; it has "
                    + String.join(", ", shared.keySet()));
        }
        return found;
    }
}
