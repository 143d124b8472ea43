package fi.robohaku.contracts;

import java.util.Objects;

/**
 * A rule between fields of one document.
 *
 * @param rule id in {@code schemas/rules.yml}; its tier decides what a breach means
 * @param when condition under which the rule speaks, over field names; empty for always. A name whose field is empty
 *     makes the rule not applicable
 * @param holds what must be true, over field names
 * @param field name of the field whose cell is shown
 * @param found expression for what was found
 * @param expected expression for what was expected
 */
public record Check(String rule, String when, String holds, String field, String found, String expected) {
    public Check {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(holds, "holds of " + rule);
        Objects.requireNonNull(field, "field of " + rule);
        when = when == null ? "" : when;
    }
}
