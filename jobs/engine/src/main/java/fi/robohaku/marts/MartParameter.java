package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.Assumption;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StringType;

/**
 * A value that a mart is computed with; the query and the tests name it {@code :name}. What a mart leaves open is filled
 * from {@code schemas/parameters.yml}.
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
        if (!NAME.matcher(name).matches()) {
            throw new ContractException("parameter " + name + ": needs a name in snake case");
        }
    }

    /** The value of an assumption that marts are computed over the range of, the two ends of the range, and its round. */
    static Stream<MartParameter> ofAssumption(Assumption assumption) {
        if (!assumption.isVaried()) {
            return Stream.empty();
        }
        String id = assumption.id();
        String type = assumption.parameter();
        String said = "Assumption " + id + ": " + assumption.told(Language.EN);
        return Stream.of(
                new MartParameter(id, type, assumption.value(), said),
                new MartParameter(id + "_low", type, assumption.low(), said + "; low end of the range"),
                new MartParameter(id + "_high", type, assumption.high(), said + "; high end of the range"),
                new MartParameter(id + "_round", "STRING", assumption.round(), said + "; round it is made for"));
    }

    /**
     * The same with what it leaves open taken from the parameter of its name that several marts share.
     *
     * @param shared null where there is none
     * @throws ContractException where type, default or description are told nowhere, or the default is no value of the type
     */
    MartParameter filledFrom(MartParameter shared) {
        MartParameter filled = shared == null
                ? this
                : new MartParameter(
                        name,
                        type == null ? shared.type : type,
                        defaultValue == null ? shared.defaultValue : defaultValue,
                        description == null ? shared.description : description);
        if (filled.type == null || filled.defaultValue == null || filled.description == null) {
            throw new ContractException(
                    "parameter " + name + ": needs type, default and description, here or in schemas/parameters.yml");
        }
        filled.value(filled.defaultValue);
        return filled;
    }

    /**
     * The value that a text stands for. A decimal has all the digits of its type behind the point; a query that needs
     * those before it too casts it.
     *
     * @throws ContractException where the text is no value of the parameter's type
     */
    Object value(String text) {
        DataType wanted = DataType.fromDDL(type);
        if (!isValue(text, wanted)) {
            throw new ContractException("parameter " + name + ": '" + text + "' is no " + type);
        }
        if (wanted instanceof DecimalType decimal) {
            return new BigDecimal(text).setScale(decimal.scale());
        }
        if (wanted instanceof IntegerType) {
            return Integer.valueOf(text);
        }
        return wanted instanceof BooleanType ? Boolean.valueOf(text) : text;
    }

    private static boolean isValue(String text, DataType wanted) {
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
