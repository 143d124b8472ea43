package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The mart has as many rows as another table.
 *
 * @param mart the other table
 * @param where its rows that count; all where it is not given
 * @param ownWhere rows of this mart that count; all where it is not given
 */
record RowCountAs(
        String mart,
        String where,
        @JsonProperty("own_where") String ownWhere) implements TestKind {
    RowCountAs {
        Objects.requireNonNull(mart, "mart of row_count_as");
    }

    @Override
    public MartCheck check(MartTest declared, String ownMart, String alias) {
        String own = "count_if(" + TestKind.orTrue(ownWhere) + ")";
        String other = "(SELECT count(*) FROM " + TestKind.table(mart) + " WHERE " + TestKind.orTrue(where) + ")";
        return new MartCheck(
                declared.nameOr("row_count_is_that_of_" + mart.replace('.', '_')),
                declared.severity(),
                own + " = " + other,
                "concat(" + own + ", ' against ', " + other + ")",
                declared.expectedOr("as many rows as in " + mart),
                List.of(),
                Optional.empty());
    }
}
