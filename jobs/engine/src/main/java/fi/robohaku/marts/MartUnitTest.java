package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import java.util.List;
import java.util.Map;

/**
 * An example of what a mart's query does: rows given, rows expected.
 *
 * @param name a sentence
 * @param given rows by table, {@code silver.funding} for example; a table that is not named is empty, a column that is
 *     not named is null
 * @param parameters values of the mart's parameters; the default where one is not named
 * @param expect rows that come out; only the columns that some row names are compared, and null where a row does not
 *     name one
 * @param isOrdered whether they come out in this order
 */
public record MartUnitTest(
        String name,
        Map<String, List<Map<String, Object>>> given,
        Map<String, String> parameters,
        List<Map<String, Object>> expect,
        @JsonProperty("is_ordered") boolean isOrdered) {
    public MartUnitTest {
        if (name == null || given == null || expect == null) {
            throw new ContractException("unit test " + name + ": needs name, given and expect");
        }
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }
}
