package fi.robohaku.serve.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class FlightTimeTravelTest {
    private static final FlightTimeTravel STATES = new FlightTimeTravel(
            "SELECT '?', `?` /* ? */ FROM a VERSION AS OF ? JOIN b FOR TIMESTAMP AS OF ? ON a.x = ? -- ?");

    private static Literal number(int value) {
        return Literal$.MODULE$.create(value, DataTypes.IntegerType);
    }

    @Test
    void parametersThatSayAStateAreToldFromTheOthers() {
        assertThat(STATES.withTypes(List.of(DataTypes.StringType)))
                .containsExactly(DataTypes.IntegerType, DataTypes.TimestampType, DataTypes.StringType);
        assertThat(STATES.overTablesOfNow()).isEqualTo("SELECT '?', `?` /* ? */ FROM a  JOIN b  ON a.x = ? -- ?");
        List<Literal> values = List.of(number(3), number(4), number(5));
        assertThat(STATES.withStates(values))
                .isEqualTo(
                        "SELECT '?', `?` /* ? */ FROM a VERSION AS OF 3 JOIN b FOR TIMESTAMP AS OF 4 ON a.x = ? -- ?");
        assertThat(STATES.withoutStates(values)).containsExactly(number(5));
        assertThatThrownBy(() -> STATES.withStates(List.of(number(-1), number(4), number(5))))
                .hasMessage("The state of a table is a version from 0, or a time, and -1 is neither");
    }

    @Test
    void aStatementWithoutSuchParametersStaysAsItIs() {
        String query = "SELECT version AS of FROM a VERSION AS OF 3 WHERE x = ? AND y = 'VERSION AS OF'";
        FlightTimeTravel none = new FlightTimeTravel(query);
        assertThat(none.overTablesOfNow()).isEqualTo(query);
        assertThat(none.withStates(List.of(number(1)))).isEqualTo(query);
        assertThat(none.withTypes(List.of(DataTypes.LongType))).containsExactly(DataTypes.LongType);
        assertThat(none.withoutStates(List.of(number(1)))).containsExactly(number(1));
    }

    @Test
    void textsThatNeverEndAreGoneOverOnce() {
        String endless = " VERSION AS OF ? '" + "\\'".repeat(400_000) + "/*".repeat(100_000);
        assertThat(new FlightTimeTravel(endless).withTypes(List.of())).containsExactly(DataTypes.IntegerType);
        assertThat(new FlightTimeTravel("VERSION AS OF ?" + "/*".repeat(400_000)).overTablesOfNow())
                .startsWith("/*");
    }
}
