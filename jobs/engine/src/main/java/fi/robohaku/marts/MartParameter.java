package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StringType;

/**
 * A value that a mart is computed with and that a run may change; the query names it {@code :name}.
 *
 * @param type SQL type: STRING, INT, BOOLEAN or a DECIMAL
 * @param defaultValue what it is where a run does not say
 * @param description what it does to the figures, a sentence
 */
public record MartParameter(
        String name, String type, @JsonProperty("default") String defaultValue, String description) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public MartParameter {
        Objects.requireNonNull(name, "name of a parameter");
        if (!NAME.matcher(name).matches() || type == null || defaultValue == null || description == null) {
            throw new ContractException(
                    "parameter " + name + ": needs a name in snake case, type, default and description");
        }
    }

    /**
     * A value as SQL.
     *
     * @throws ContractException where the text is no value of the parameter's type
     */
    String literal(String text) {
        if (!isValue(text)) {
            throw new ContractException("parameter " + name + ": '" + text + "' is no " + type);
        }
        return "CAST('" + text.replace("\\", "\\\\").replace("'", "\\'") + "' AS " + type + ")";
    }

    private boolean isValue(String text) {
        DataType wanted = DataType.fromDDL(type);
        if (wanted instanceof DecimalType decimal) {
            return NUMBER.matcher(text).matches()
                    && new BigDecimal(text).scale() <= decimal.scale()
                    && new BigDecimal(text).precision() - new BigDecimal(text).scale()
                            <= decimal.precision() - decimal.scale();
        }
        return wanted instanceof StringType
                || (wanted instanceof IntegerType && WHOLE_NUMBER.matcher(text).matches())
                || (wanted instanceof BooleanType && (text.equals("true") || text.equals("false")));
    }
}
