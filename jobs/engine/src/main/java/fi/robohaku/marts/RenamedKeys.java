package fi.robohaku.marts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.contracts.ContractException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Keys of a mart's YAML that were renamed. The old ones are still read in this version, each with a warning that says
 * what to write; the next version refuses them.
 */
final class RenamedKeys {
    private static final Logger LOG = LogManager.getLogger(RenamedKeys.class);

    /** Where the old key stands, from the top of the file through each element of a list, and its new name. */
    static final Map<String, String> NEW_NAMES = newNames();

    private RenamedKeys() {}

    private static Map<String, String> newNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("cases", "unit_tests");
        names.put("tests.every_row", "expression_is_true");
        names.put("tests.holds", "aggregate_is_true");
        names.put("tests.unique", "unique_combination_of_columns");
        names.put("tests.foreign_key", "relationships");
        names.put("tests.row_count_as", "equal_rowcount");
        // Stands after the entry that gives its parent the new name.
        names.put("tests.equal_rowcount.mart", "compare_model");
        return names;
    }

    /**
     * Puts new names in place of old ones.
     *
     * @param file named in the warnings
     * @return whether there was an old one
     */
    static boolean rename(JsonNode contract, String file) {
        boolean renamed = false;
        for (Map.Entry<String, String> entry : NEW_NAMES.entrySet()) {
            List<String> way = List.of(entry.getKey().split("\\."));
            String old = way.get(way.size() - 1);
            for (ObjectNode parent : nodes(contract, way.subList(0, way.size() - 1))) {
                if (parent.has(old)) {
                    rename(parent, old, entry.getValue(), file);
                    renamed = true;
                }
            }
        }
        return renamed;
    }

    private static void rename(ObjectNode parent, String old, String now, String file) {
        if (parent.has(now)) {
            throw new ContractException(file + ": both " + old + " and " + now + ", its new name, stand there");
        }
        LOG.warn("{}: write {} for {}; the next version does not read the old word", file, now, old);
        parent.set(now, parent.remove(old));
    }

    private static List<ObjectNode> nodes(JsonNode start, List<String> way) {
        List<JsonNode> found = List.of(start);
        for (String key : way) {
            List<JsonNode> below = new ArrayList<>();
            for (JsonNode node : found) {
                JsonNode child = node.path(key);
                if (child.isArray()) {
                    child.forEach(below::add);
                } else {
                    below.add(child);
                }
            }
            found = below;
        }
        return found.stream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
