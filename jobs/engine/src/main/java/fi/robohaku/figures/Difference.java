package fi.robohaku.figures;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * What moved between two runs.
 *
 * @param documents documents that changed
 * @param moves figures that moved, greatest change first
 * @param redefined marts that moved and were computed from another definition or with other parameters
 * @param unreadable tables one of whose two versions is not there any more
 */
public record Difference(
        String from,
        String to,
        List<ChangedDocument> documents,
        List<Move> moves,
        List<String> redefined,
        List<String> unreadable) {
    public Difference {
        documents = List.copyOf(documents);
        moves = List.copyOf(moves);
        redefined = List.copyOf(redefined);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * A document that changed.
     *
     * @param change new, changed, vanished, reread (under other contracts) or judged (its outcome changed)
     * @param before its document_id then; null where it was not there
     * @param after its document_id now; null where it is gone
     */
    public record ChangedDocument(String path, String change, String before, String after) {}

    /**
     * A figure that moved.
     *
     * @param mart mart, without schema
     * @param row key of its row, as JSON
     * @param before null where there was none
     * @param after null where there is none
     * @param change after less before; null where one of them is missing
     * @param relative change divided by the size of what it was before; null where that is zero or missing
     * @param documents changed documents that the row is computed from
     */
    public record Move(
            String mart,
            String row,
            String column,
            BigDecimal before,
            BigDecimal after,
            @JsonProperty("absolute_change") BigDecimal change,
            @JsonProperty("relative_change") BigDecimal relative,
            List<String> documents) {
        public Move {
            documents = List.copyOf(documents);
        }

        Move with(List<String> moving) {
            return new Move(mart, row, column, before, after, change, relative, moving);
        }
    }
}
