package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column holds one of some values, or nothing.
 *
 * @param values the values; where {@code taxonomy} is given, its codes
 * @param taxonomy id of a taxonomy of {@code schemas/taxonomies}
 */
record AcceptedValues(String column, List<String> values, String taxonomy) implements TestKind {
    AcceptedValues {
        Objects.requireNonNull(column, "column of accepted_values");
        if (values == null && taxonomy == null) {
            throw new ContractException("accepted_values of " + column + ": give values or taxonomy");
        }
    }

    AcceptedValues withCodes(Function<String, List<String>> codesOf) {
        return values != null ? this : new AcceptedValues(column, codesOf.apply(taxonomy), taxonomy);
    }

    @Override
    public CompiledTest compile(DataTest declared, String mart, String alias) {
        String list = values.stream()
                .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", "));
        return CompiledTest.ofRows(
                declared.nameOr(column + "_is_known"),
                declared.severity(),
                List.of(),
                "(" + column + " IS NOT NULL AND CAST(" + column + " AS STRING) NOT IN (" + list + "))",
                declared.expectedOr("0 rows with a value other than "
                        + (taxonomy == null ? String.join(", ", values) : "those of the taxonomy " + taxonomy)));
    }
}
