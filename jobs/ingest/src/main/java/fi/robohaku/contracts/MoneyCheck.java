package fi.robohaku.contracts;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/** Checks that the money of a template has one currency: its units and its columns name no other. */
final class MoneyCheck {
    private static final Set<Field.Unit> EUROS = Set.of(Field.Unit.EUR, Field.Unit.KEUR, Field.Unit.MEUR);

    private MoneyCheck() {}

    static void check(DocumentTemplate template, Problems problems) {
        String currency = template.currency();
        if (!isCurrency(currency)) {
            problems.add(
                    template,
                    "currency '" + currency + "' is no code of a currency; write three letters, such as eur or gbp");
            return;
        }
        if (!currency.equals(DocumentTemplate.EURO)) {
            template.blocks()
                    .forEach(block -> block.fields().forEach(field -> check(template, field, currency, problems)));
        }
    }

    private static void check(DocumentTemplate template, Field field, String currency, Problems problems) {
        if (field.unit() != null && EUROS.contains(field.unit())) {
            problems.add(
                    template,
                    "field '" + field.name() + "' is in euros and the contract in " + currency
                            + "; write unit: one, thousand or million");
        }
        if (field.type() == Field.Type.MONEY && field.column() != null && endsWithEuro(field.column())) {
            problems.add(
                    template,
                    "field '" + field.name() + "' is in " + currency + " and its column '" + field.column()
                            + "' says euros; name it by its currency, such as cost_" + currency);
        }
    }

    private static boolean endsWithEuro(String column) {
        return column.endsWith("_" + DocumentTemplate.EURO);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency ->
                        currency.getCurrencyCode().toLowerCase(Locale.ROOT).equals(code));
    }
}
