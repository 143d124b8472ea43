package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.Objects;

/**
 * What a mart says of itself: its file {@code schemas/marts/<name>.yml}.
 *
 * @param grain what one row is
 * @param key columns that tell rows apart
 * @param order columns by which an export is sorted
 * @param isExported whether it becomes a CSV file
 * @param materialized how it is kept; as a table where it is not given
 * @param columns in the order of an export
 * @param cubes tables of several dimensions that are written for statistical programs
 * @param parameters values that the query takes from outside
 * @param tests what must be true of its rows whenever it is computed
 * @param unitTests rows given and rows expected
 */
public record MartContract(
        Texts title,
        String description,
        String grain,
        List<String> key,
        List<String> order,
        @JsonProperty("is_exported") boolean isExported,
        Materialization materialized,
        List<MartColumn> columns,
        List<Cube> cubes,
        List<MartParameter> parameters,
        List<MartTest> tests,
        @JsonProperty("unit_tests") List<MartUnitTest> unitTests) {
    public MartContract {
        key = List.copyOf(key);
        order = List.copyOf(order);
        materialized = materialized == null ? Materialization.TABLE : materialized;
        columns = List.copyOf(columns);
        cubes = cubes == null ? List.of() : List.copyOf(cubes);
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        tests = tests == null ? List.of() : List.copyOf(tests);
        unitTests = unitTests == null ? List.of() : List.copyOf(unitTests);
    }

    /** Rows of other tables that rows of the mart name, as its tests declare them. */
    public List<MartReference> references() {
        return tests.stream()
                .map(MartTest::relationships)
                .filter(Objects::nonNull)
                .map(named -> new MartReference(named.columns(), named.to(), named.toColumns()))
                .toList();
    }

    /** The same with what the file leaves to others: columns and parameters that recur, names of cubes. */
    MartContract filledWith(List<MartColumn> filled, List<Cube> named, List<MartParameter> shared) {
        return new MartContract(
                title,
                description,
                grain,
                key,
                order,
                isExported,
                materialized,
                filled,
                named,
                shared,
                tests,
                unitTests);
    }

    /** The same without what changes no row and no test of the table: cubes and unit tests. */
    MartContract withoutExamples() {
        return new MartContract(
                title,
                description,
                grain,
                key,
                order,
                isExported,
                materialized,
                columns,
                List.of(),
                parameters,
                tests,
                List.of());
    }
}
