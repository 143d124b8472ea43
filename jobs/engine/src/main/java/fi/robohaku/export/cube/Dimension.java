package fi.robohaku.export.cube;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A dimension of a cube.
 *
 * @param id name of the column
 * @param isTime whether its values are points in time
 * @param values in the order they are shown
 */
record Dimension(String id, Texts label, boolean isTime, List<Value> values) {

    /**
     * A value of a dimension.
     *
     * @param code as the mart has it
     */
    record Value(String code, Texts label) {}

    Dimension {
        values = List.copyOf(values);
    }

    /** What the values are called in a language, no two alike: one that would be has its code behind it. */
    List<String> labels(Language language) {
        Set<String> taken = new HashSet<>();
        List<String> labels = new ArrayList<>();
        for (Value value : values) {
            String label = value.label().in(language);
            labels.add(taken.add(label) ? label : label + " (" + value.code() + ")");
        }
        return labels;
    }

    List<String> codes() {
        return values.stream().map(Value::code).toList();
    }
}
