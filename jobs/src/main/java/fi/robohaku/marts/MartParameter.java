package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
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
        String name,
        String type,

        @com.fasterxml.jackson.annotation.JsonProperty("default")
        String defaultValue,

        String description) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public MartParameter {
        Objects.requireNonNull(name, "name of a parameter");
        if (!NAME.matcher(name).matches() || type == null || defaultValue == null || description == null) {
            throw new ContractException(
                    "parameter " + name + ": needs a name in snake case, type, default and description");
        }
    }

    /**
     * A value of the parameter's type.
     *
     * @throws ContractException where the text is no such value
     */
    Object value(String text) {
        DataType wanted = DataType.fromDDL(type);
        try {
            if (wanted instanceof StringType) {
                return text;
            }
            if (wanted instanceof IntegerType) {
                return Integer.valueOf(text);
            }
            if (wanted instanceof DecimalType decimal) {
                BigDecimal number = new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
                return Decimal.apply(
                        scala.math.BigDecimal.javaBigDecimal2bigDecimal(number), decimal.precision(), decimal.scale());
            }
            if (wanted instanceof BooleanType && (text.equals("true") || text.equals("false"))) {
                return Boolean.valueOf(text);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ContractException(refusal(text), e);
        }
        throw new ContractException(refusal(text));
    }

    private String refusal(String text) {
        return "parameter " + name + ": '" + text + "' is no " + type;
    }
}
