package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labels of money, which people write with the unit behind them: {@code Käytetty rahoitus, t€}. */
final class MoneyLabels {
    private static final int LONGEST = 200;

    private MoneyLabels() {}

    /** The one money field whose label a text is but for the unit; empty where there is none, or more than one. */
    static Optional<ListHeading> find(Block block, Map<String, Field> labels, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        LabelUnit read = LabelUnit.of(text);
        if (read.factor().isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = block.fields().stream()
                .filter(MoneyLabels::isMoney)
                .filter(field -> labels.entrySet().stream()
                        .anyMatch(label -> label.getValue().equals(field)
                                && LabelUnit.of(label.getKey()).bare().equals(read.bare())))
                .toList();
        return fields.size() == 1 ? Optional.of(new ListHeading(fields.get(0), read.factor())) : Optional.empty();
    }

    /** Whether a text names a unit of money that is not the one of a field. */
    static boolean namesOtherUnit(Field field, String text) {
        if (text.length() > LONGEST || !isMoney(field)) {
            return false;
        }
        BigDecimal own = field.unit() == null ? BigDecimal.ONE : field.unit().factor();
        return LabelUnit.of(text)
                .factor()
                .filter(factor -> factor.compareTo(own) != 0)
                .isPresent();
    }

    private static boolean isMoney(Field field) {
        if (field.type() == Field.Type.MONEY) {
            return true;
        }
        return field.unit() != null
                && switch (field.unit()) {
                    case EUR, KEUR, MEUR, ONE, THOUSAND, MILLION -> true;
                    case PERSON_YEARS, MONTHS, YEARS, POINTS, PERCENT, COUNT -> false;
                };
    }
}
