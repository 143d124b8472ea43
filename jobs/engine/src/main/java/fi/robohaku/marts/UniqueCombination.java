package fi.robohaku.marts;

import java.util.List;
import java.util.Optional;

/** Some columns together tell rows apart. */
record UniqueCombination(List<String> columns) implements TestKind {
    UniqueCombination {
        columns = List.copyOf(columns);
    }

    @Override
    public CompiledTest compile(DataTest declared, String mart, String alias) {
        String together = String.join(", ", columns);
        String key = "struct(" + together + ")";
        return new CompiledTest(
                declared.nameOr(String.join("_", columns) + "_is_unique"),
                declared.severity(),
                "count(*) = count(DISTINCT " + key + ")",
                "count(*) - count(DISTINCT " + key + ")",
                declared.expectedOr("0 rows more than values of " + together),
                List.of(),
                Optional.of("to_json(" + key + ") IN (SELECT to_json(" + key + ") FROM " + TestKind.table(mart)
                        + " GROUP BY " + together + " HAVING count(*) > 1)"));
    }
}
