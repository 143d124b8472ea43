package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The mart has as many rows as another table.
 *
 * @param compareModel the other table
 * @param where its rows that count; all where it is not given
 * @param ownWhere rows of this mart that count; all where it is not given
 */
record EqualRowcount(
        @JsonProperty("compare_model") String compareModel,
        String where,
        @JsonProperty("own_where") String ownWhere) implements TestKind {
    EqualRowcount {
        Objects.requireNonNull(compareModel, "compare_model of equal_rowcount");
    }

    @Override
    public CompiledTest compile(DataTest declared, String mart, String alias) {
        String own = "count_if(" + TestKind.orTrue(ownWhere) + ")";
        String other =
                "(SELECT count(*) FROM " + TestKind.table(compareModel) + " WHERE " + TestKind.orTrue(where) + ")";
        return new CompiledTest(
                declared.nameOr("row_count_is_that_of_" + compareModel.replace('.', '_')),
                declared.severity(),
                own + " = " + other,
                "concat(" + own + ", ' against ', " + other + ")",
                declared.expectedOr("as many rows as in " + compareModel),
                List.of(),
                Optional.empty());
    }
}
