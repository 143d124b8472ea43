package fi.robohaku.contracts;

import java.util.Objects;

/**
 * A rule that must hold between the fields of one document, from a template.
 *
 * <p>Conditions and values are written as {@link CheckExpression}.
 *
 * @param rule id in {@code schemas/rules.yml}; its tier decides what a breach means
 * @param when condition under which the rule applies; empty for always. Where a variable has no value, the rule does not
 *     apply
 * @param holds what must be true
 * @param field name of the field whose cell a finding names
 * @param found what was found; absent where nothing is to be shown
 * @param expected what was expected; absent where nothing is to be shown
 */
public record Check(String rule, String when, String holds, String field, String found, String expected) {
    public Check {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(holds, "holds of " + rule);
        Objects.requireNonNull(field, "field of " + rule);
        when = when == null ? "" : when;
    }
}
