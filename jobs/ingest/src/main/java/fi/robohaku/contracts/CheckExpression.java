package fi.robohaku.contracts;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/**
 * An expression of a {@link Check}, over the variables of its template.
 *
 * <p>The variables are: each field by its name; {@code <field>_given}, whether it has a value; {@code <block>_count},
 * the records of a block; and for each line of a grid {@code <line>_total} and {@code <line>_years}, sum and number of
 * its years.
 */
public final class CheckExpression {
    private static final JexlEngine ENGINE = new JexlBuilder()
            .permissions(JexlPermissions.RESTRICTED)
            .features(new JexlFeatures()
                    .loops(false)
                    .sideEffect(false)
                    .sideEffectGlobal(false)
                    .newInstance(false)
                    .methodCall(false)
                    .lambda(false)
                    .pragma(false))
            .strict(true)
            .silent(false)
            .cache(256)
            .create();
    private static final Map<String, CheckExpression> COMPILED = new ConcurrentHashMap<>();

    private final JexlScript script;
    private final Set<String> variables;

    private CheckExpression(String text) {
        script = ENGINE.createScript(text);
        variables = script.getVariables().stream()
                .map(parts -> String.join(".", parts))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Compiles an expression.
     *
     * @throws ContractException where it cannot be understood
     */
    public static CheckExpression of(String text) {
        try {
            return COMPILED.computeIfAbsent(text, CheckExpression::new);
        } catch (JexlException e) {
            throw new ContractException("'" + text + "' is no expression: " + e.getMessage(), e);
        }
    }

    /** Names of the variables that the expression needs. */
    public Set<String> variables() {
        return variables;
    }

    /**
     * Computes the expression.
     *
     * @param values of all its variables
     * @throws ContractException where the values do not fit it, as a text that is added to a number
     */
    public Object evaluate(Map<String, Object> values) {
        try {
            return script.execute(new MapContext(values));
        } catch (JexlException e) {
            throw new ContractException(e.getMessage(), e);
        }
    }

    /** Name of the variable that says whether a field has a value. */
    public static String given(String field) {
        return field + "_given";
    }

    /** Name of the variable that holds the number of records of a block. */
    public static String count(String block) {
        return block + "_count";
    }

    /** Name of the variable that holds the sum over the years of a line of a grid. */
    public static String total(String line) {
        return line + "_total";
    }

    /** Name of the variable that holds the number of years of a line of a grid. */
    public static String years(String line) {
        return line + "_years";
    }

    /** Names of all variables that the checks of a template may use. */
    public static Set<String> variablesOf(DocumentTemplate template) {
        Set<String> names = new HashSet<>();
        for (Block block : template.blocks()) {
            names.add(count(block.id()));
            for (Field field : block.fields()) {
                names.add(field.name());
                names.add(given(field.name()));
                if (block.type() == Block.Type.GRID) {
                    names.add(total(field.name()));
                    names.add(years(field.name()));
                }
            }
        }
        return names;
    }
}
