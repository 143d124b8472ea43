package fi.robohaku.ingest;

import fi.robohaku.contracts.Check;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.DocumentTemplate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/**
 * Holds the values of a document against the checks of its contract.
 *
 * <p>A check sees each field of a form by name; {@code <field>_given}, whether it is answered; {@code <block>_count},
 * the records of a block; {@code <line>_total} and {@code <line>_years}, sum and number of the years of a line. Where a
 * field it needs is empty it does not apply.
 */
final class CheckRunner {
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
    private static final Map<String, JexlScript> SCRIPTS = new ConcurrentHashMap<>();

    private CheckRunner() {}

    static void run(DocumentTemplate contract, ExtractionContext notes) {
        Map<String, Object> values = notes.values();
        contract.blocks().forEach(block -> {
            values.putIfAbsent(block.id() + "_count", 0);
            block.fields().forEach(field -> values.put(field.name() + "_given", values.get(field.name()) != null));
        });
        contract.checks().forEach(check -> run(contract, check, notes));
    }

    private static void run(DocumentTemplate contract, Check check, ExtractionContext notes) {
        Figure.Place place = notes.placeOf(check.field());
        String label = notes.labelOf(check.field());
        try {
            if (!isKnown(check.when(), notes) || !isKnown(check.holds(), notes) || !isTrue(check.when(), notes)) {
                notes.judged(check.rule(), Finding.Outcome.NOT_APPLICABLE, place, label, "", "");
                return;
            }
            String found = shown(check.found(), notes);
            String expected = shown(check.expected(), notes);
            if (isTrue(check.holds(), notes)) {
                notes.judged(check.rule(), Finding.Outcome.PASSED, place, label, found, expected);
            } else {
                var block = contract.blocks().stream()
                        .filter(one -> one.fields().stream()
                                .anyMatch(field -> field.name().equals(check.field())))
                        .findFirst()
                        .orElse(null);
                notes.breach(check.rule(), block, place, label, found, expected);
            }
        } catch (JexlException e) {
            throw new ContractException(
                    "schemas/documents/" + contract.id() + ".yml, check " + check.rule() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isKnown(String expression, ExtractionContext notes) {
        if (expression.isEmpty()) {
            return true;
        }
        for (List<String> variable : script(expression).getVariables()) {
            if (notes.values().get(variable.get(0)) == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTrue(String expression, ExtractionContext notes) {
        return expression.isEmpty() || Boolean.TRUE.equals(evaluate(expression, notes));
    }

    private static String shown(String expression, ExtractionContext notes) {
        if (expression == null || expression.isEmpty() || !isKnown(expression, notes)) {
            return "";
        }
        Object value = evaluate(expression, notes);
        return value instanceof BigDecimal number ? ExtractionContext.shown(number) : String.valueOf(value);
    }

    private static Object evaluate(String expression, ExtractionContext notes) {
        return script(expression).execute(new MapContext(notes.values()));
    }

    private static JexlScript script(String expression) {
        return SCRIPTS.computeIfAbsent(expression, ENGINE::createScript);
    }
}
