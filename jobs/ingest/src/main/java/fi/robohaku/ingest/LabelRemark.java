package fi.robohaku.ingest;

import fi.robohaku.contracts.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a document adds in brackets to a label of its template: {@code Haettava rahoitus (vuodessa)}. */
final class LabelRemark {
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[]([^()\\[\\]]*)[)\\]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private LabelRemark() {}

    /** Whether a label that is not the template's own says that its numbers measure something else, or how often. */
    static boolean namesOtherMeasure(Field field, String label) {
        if (!isNumber(field) || isOwn(field, label)) {
            return false;
        }
        Matcher brackets = IN_BRACKETS.matcher(
                SPACES.matcher(label.toLowerCase(Locale.ROOT)).replaceAll(" "));
        while (brackets.find()) {
            String remark = brackets.group(1).strip();
            Optional<TypedUnit> unit = TypedUnit.of(remark);
            boolean isRead = LabelUnit.of("x (" + remark + ")").factor().isPresent();
            if (unit.filter(named -> !named.fits(field)).isPresent()
                    || (!isRead
                            && unit.isEmpty()
                            && Numbers.OTHER_AMOUNT.matcher(remark).find())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(Field field, String label) {
        return Stream.concat(field.label().all().stream(), field.aliases().stream())
                .anyMatch(own -> own.strip().equalsIgnoreCase(label.strip()));
    }

    private static boolean isNumber(Field field) {
        return switch (field.type()) {
            case MONEY, NUMBER, INTEGER, RANGE, SHARE -> true;
            case TEXT, YEAR, DATE, BOOLEAN, TERM -> false;
        };
    }
}
