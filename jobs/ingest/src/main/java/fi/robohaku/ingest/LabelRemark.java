package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
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

    private static final Pattern OF_A_YEAR = Pattern.compile("vuo[sdt]|år|year|annual");

    private LabelRemark() {}

    /** Whether a label that is not the template's own says that its numbers measure something else, or how often. */
    static boolean namesOtherMeasure(Block block, Field field, String label) {
        if (!field.type().isNumeric() || isOwn(field, label)) {
            return false;
        }
        Matcher brackets = IN_BRACKETS.matcher(
                SPACES.matcher(label.toLowerCase(Locale.ROOT)).replaceAll(" "));
        while (brackets.find()) {
            String remark = brackets.group(1).strip();
            Optional<TypedUnit> unit = TypedUnit.of(remark);
            boolean isRead = LabelUnit.of("x (" + remark + ")").factor().isPresent();
            if (unit.filter(named -> !named.fits(field)).isPresent()
                    || (!isRead && unit.isEmpty() && isOther(block, field, remark))) {
                return true;
            }
        }
        return false;
    }

    /** A figure of a grid of years is of a year anyway, and so is one whose own label says so. */
    private static boolean isOther(Block block, Field field, String remark) {
        boolean isOnce = field.type() == Field.Type.MONEY
                && block.type() != Block.Type.GRID
                && field.label().all().stream()
                        .noneMatch(own ->
                                OF_A_YEAR.matcher(own.toLowerCase(Locale.ROOT)).find());
        return Numbers.SCALE.matcher(remark).find()
                || (isOnce && Numbers.A_YEAR.matcher(remark).find());
    }

    private static boolean isOwn(Field field, String label) {
        return Stream.concat(field.label().all().stream(), field.aliases().stream())
                .anyMatch(own -> bare(own).equals(bare(label)));
    }

    private static String bare(String label) {
        return SPACES.matcher(label.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .replaceFirst("[ :*]+$", "")
                .strip();
    }
}
