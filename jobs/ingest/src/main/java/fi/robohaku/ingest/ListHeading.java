package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the heading of a column means.
 *
 * @param field the field whose label it is, as it stands or but for the unit in it
 * @param factor what its numbers are multiplied by to be in the unit of the table, where the heading says so
 */
record ListHeading(Field field, Optional<BigDecimal> factor) {
    /** Longer texts are no headings. */
    private static final int LONGEST = 200;

    /** What a text means as a heading of a block; empty where no label fits. */
    static Optional<ListHeading> find(LabelIndex labelIndex, Block block, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Field exact = labelIndex.fields(block).get(Labels.key(text));
        if (exact != null && exact.type() != Field.Type.MONEY) {
            return Optional.of(new ListHeading(exact, Optional.empty()));
        }
        LabelUnit read = LabelUnit.of(text);
        return Optional.ofNullable(exact)
                .or(() -> Optional.ofNullable(labelIndex.moneyFields(block).get(read.bare())))
                .map(field -> new ListHeading(field, read.factor()));
    }

    /** Whether the heading names another unit than its field has. */
    boolean hasOtherUnit() {
        BigDecimal own = field.unit() == null ? BigDecimal.ONE : field.unit().factor();
        return factor.filter(said -> said.compareTo(own) != 0).isPresent();
    }
}
