package fi.robohaku.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Merges a block or check with the shared part that it extends.
 *
 * <p>The merge goes key by key: a map ({@code label}, {@code sheet}, {@code title}, {@code set}, {@code sums}) keeps the
 * keys that are not given anew, any other value is replaced. {@code fields}, where given, names all fields in their
 * order; of a field that the shared block has, only what differs. A field of the shared block that is left out is named
 * in {@code without}, so that none is lost by a slip of the pen.
 */
final class PartMerger {
    static final String EXTENDS = "extends";
    private static final String WITHOUT = "without";
    private static final String FIELDS = "fields";
    private static final String NAME = "name";

    /** What is merged and where it stands, for the message of an exception. */
    private final String where;

    private final Map<String, ObjectNode> known;
    private final Set<String> without;

    private PartMerger(String where, ObjectNode base, JsonNode without) {
        this.where = where;
        this.known = fieldsOf(base);
        this.without = namesOf(without);
    }

    /**
     * The shared part with what a part gives anew.
     *
     * @param where what is merged and where it stands, for the message of an exception
     * @throws ContractException where the part speaks of fields that the shared one does not have, or leaves one out
     */
    static ObjectNode extend(String where, ObjectNode part, ObjectNode base) {
        ObjectNode own = part.deepCopy();
        String extending = where + " that extends '" + own.remove(EXTENDS).asText() + "': ";
        JsonNode without = own.remove(WITHOUT);
        JsonNode fields = own.remove(FIELDS);
        ObjectNode merged = merge(base, own);
        if (fields instanceof ArrayNode list) {
            merged.set(FIELDS, new PartMerger(extending, base, without).mergeFields(list));
        } else if (fields != null || without != null) {
            throw new ContractException(
                    extending + "give 'fields' as the list of all fields, and 'without' only beside it");
        }
        return merged;
    }

    private Set<String> namesOf(JsonNode list) {
        Set<String> names = new LinkedHashSet<>();
        if (list != null) {
            list.forEach(name -> names.add(name.asText()));
        }
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw new ContractException(where + "'without' names '" + name + "', which is none of its fields: "
                        + String.join(", ", known.keySet()));
            }
        }
        return names;
    }

    private ArrayNode mergeFields(ArrayNode fields) {
        Set<String> missing = new LinkedHashSet<>(known.keySet());
        missing.removeAll(without);
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        for (JsonNode field : fields) {
            merged.add(mergeField(field));
            missing.remove(field.path(NAME).asText());
        }
        if (!missing.isEmpty()) {
            throw new ContractException(where + "nothing is said of the fields " + String.join(", ", missing)
                    + "; name each in its place under 'fields', or in 'without'");
        }
        return merged;
    }

    private JsonNode mergeField(JsonNode field) {
        String name = field.path(NAME).asText();
        if (known.containsKey(name) && !without.contains(name) && field instanceof ObjectNode own) {
            return merge(known.get(name), own);
        }
        if (!field.has("label")) {
            throw new ContractException(where + "field '" + name + "' is none of its fields: "
                    + String.join(", ", known.keySet()) + "; a new field needs a label");
        }
        return field;
    }

    private static Map<String, ObjectNode> fieldsOf(ObjectNode block) {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        for (JsonNode field : block.path(FIELDS)) {
            if (field instanceof ObjectNode named) {
                fields.put(named.path(NAME).asText(), named);
            }
        }
        return fields;
    }

    private static ObjectNode merge(ObjectNode base, ObjectNode own) {
        ObjectNode merged = base.deepCopy();
        own.properties().forEach(entry -> {
            JsonNode before = merged.get(entry.getKey());
            merged.set(
                    entry.getKey(),
                    before instanceof ObjectNode map && entry.getValue() instanceof ObjectNode keys
                            ? merge(map, keys)
                            : entry.getValue());
        });
        return merged;
    }
}
