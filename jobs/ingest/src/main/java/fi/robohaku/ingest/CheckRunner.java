package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Check;
import fi.robohaku.contracts.CheckExpression;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.DocumentTemplate;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Runs the checks of a template over the values of a document. A check does not apply where a variable that it needs has
 * no value.
 */
final class CheckRunner {
    private CheckRunner() {}

    static void run(DocumentTemplate template, ExtractionContext context) {
        Map<String, Object> variables = context.variables();
        template.blocks().forEach(block -> {
            variables.putIfAbsent(CheckExpression.count(block.id()), 0);
            block.fields()
                    .forEach(field ->
                            variables.put(CheckExpression.given(field.name()), variables.get(field.name()) != null));
        });
        template.checks().forEach(check -> run(template, check, context));
    }

    private static void run(DocumentTemplate template, Check check, ExtractionContext context) {
        Figure.Place place = context.placeOf(check.field());
        String label = context.labelOf(check.field());
        Map<String, Object> variables = context.variables();
        try {
            if (!isKnown(check.when(), variables)
                    || !isKnown(check.holds(), variables)
                    || !isTrue(check.when(), variables)) {
                context.addFinding(check.rule(), Finding.Outcome.NOT_APPLICABLE, place, label, "", "");
                return;
            }
            String found = format(check.found(), variables);
            String expected = format(check.expected(), variables);
            if (isTrue(check.holds(), variables)) {
                context.addFinding(check.rule(), Finding.Outcome.PASSED, place, label, found, expected);
            } else {
                context.reportBreach(check.rule(), blockOf(template, check.field()), place, label, found, expected);
            }
        } catch (ContractException e) {
            throw new ContractException(
                    "schemas/documents/" + template.id() + ".yml, check " + check.rule() + ": " + e.getMessage(), e);
        }
    }

    private static Block blockOf(DocumentTemplate template, String name) {
        return template.blocks().stream()
                .filter(block ->
                        block.fields().stream().anyMatch(field -> field.name().equals(name)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isKnown(String expression, Map<String, Object> variables) {
        return expression.isEmpty()
                || CheckExpression.of(expression).variables().stream().allMatch(name -> variables.get(name) != null);
    }

    private static boolean isTrue(String expression, Map<String, Object> variables) {
        return expression.isEmpty()
                || Boolean.TRUE.equals(CheckExpression.of(expression).evaluate(variables));
    }

    private static String format(String expression, Map<String, Object> variables) {
        if (expression == null || expression.isEmpty() || !isKnown(expression, variables)) {
            return "";
        }
        Object value = CheckExpression.of(expression).evaluate(variables);
        return value instanceof BigDecimal number ? ExtractionContext.format(number) : String.valueOf(value);
    }
}
