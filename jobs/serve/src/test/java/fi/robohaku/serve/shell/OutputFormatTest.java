package fi.robohaku.serve.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as people at a window and programs get them. */
class OutputFormatTest {
    private static final List<StructField> COLUMNS = List.of(
            DataTypes.createStructField("agency", DataTypes.StringType, true),
            DataTypes.createStructField("planned_eur", DataTypes.createDecimalType(18, 2), true),
            DataTypes.createStructField("note", DataTypes.StringType, true));
    private static final List<Row> ROWS = List.of(
            RowFactory.create("VNK", new BigDecimal("1500000.00"), "a note of thirty characters ..."),
            RowFactory.create("ARA", null, null));

    private static String printed(OutputFormat format, int window) throws IOException {
        StringWriter shown = new StringWriter();
        format.print(COLUMNS, ROWS.iterator(), 0, window, new PrintWriter(shown, true));
        return shown.toString();
    }

    @Test
    void aTableIsAsWideAsTheWindowAndCutsTextsNeverNumbers() throws IOException {
        assertThat(printed(OutputFormat.TABLE, 40).lines())
                .containsExactly(
                        "agency   planned_eur  note",
                        "-".repeat(40),
                        "VNK     1\u00A0500\u00A0000.00  a note of thirty …",
                        "ARA             NULL  NULL",
                        "2 rows");
        assertThat(printed(OutputFormat.TABLE, 100)).contains("a note of thirty characters ...");
    }

    @Test
    void whatIsTooWideForTheWindowStandsUpright() throws IOException {
        assertThat(printed(OutputFormat.TABLE, 20))
                .contains("-[ 1 ]---", "planned_eur | 1\u00A0500\u00A0000.00", "2 rows");
    }

    @Test
    void programsGetNumbersAndNothingAsTheyAre() throws IOException {
        assertThat(printed(OutputFormat.TABLE, 0).lines())
                .contains("VNK      1500000.00  a note of thirty characters ...", "ARA");
        assertThat(printed(OutputFormat.CSV, 40)).contains("VNK,1500000.00,", "ARA,,");
        assertThat(printed(OutputFormat.JSON, 40)).contains("\"planned_eur\":1500000.00", "\"planned_eur\":null");
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 2020",
        "9999.50, 9999.50",
        "10000, 10 000",
        "-27820000.00, -27 820 000.00",
        "123456.123456, 123 456.123456",
        "0.586549, 0.586549",
    })
    void digitsStandInGroupsWhereThereAreFiveAndMore(BigDecimal number, String shown) {
        assertThat(OutputFormat.forPeople(number)).isEqualTo(shown.replace(' ', '\u00A0'));
        assertThat(OutputFormat.forPeople(null)).isEqualTo("NULL");
        assertThat(OutputFormat.forPeople("27820000")).as("a text is no number").isEqualTo("27820000");
    }
}
