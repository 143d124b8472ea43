package fi.robohaku.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Texts;
import fi.robohaku.lakehouse.TestWarehouse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class ChartTest {
    private static final String ROWS = """
            SELECT * FROM VALUES
              ('A <b> & co', 1500000.00BD, 377000.00BD, 'published'),
              ('B', CAST(NULL AS DECIMAL(18,2)), 2.00BD, 'synthetic')
              AS (project_id, planned_benefit_eur, updated_benefit_eur, provenance)
            """;

    @TempDir
    static Path folder;

    private static Dataset<Row> rows;
    private static ColumnWords words;

    @BeforeAll
    static void open() {
        rows = TestWarehouse.in(folder).spark().sql(ROWS);
        words = ColumnWords.read(TestWarehouse.home().resolve("schemas"));
    }

    private static Chart chart() {
        return new Chart(rows, words, new Texts("Otsikko <ä>", "", "Title"));
    }

    @Test
    void everyKindIsAPictureThatSaysInWordsWhatItShows() throws Exception {
        for (MimeBundle drawn : List.of(
                chart().bar("project_id", "planned_benefit_eur", "updated_benefit_eur"),
                chart().dumbbell("project_id", "planned_benefit_eur", "updated_benefit_eur"),
                chart().points("project_id", "planned_benefit_eur", "updated_benefit_eur"),
                chart().line("project_id", "planned_benefit_eur", "updated_benefit_eur"))) {
            assertThat(drawn.text())
                    .contains(
                            "A <b> & co: Tavoiteltu hyöty, € 1\u00a0500\u00a0000; Päivitetty hyötyarvio, € 377\u00a0000.")
                    .contains("B *: Tavoiteltu hyöty, € –; Päivitetty hyötyarvio, € 2.")
                    .endsWith("* synteettinen esimerkkiaineisto / synthetic sample data");
            String png = drawn.contents().get("image/png");
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
            assertThat(drawn.metadata().get("image/png"))
                    .containsEntry("alt", drawn.text())
                    .containsEntry("width", 720)
                    .containsEntry("height", image.getHeight() * 2 / 3);
            assertThat(image.getWidth())
                    .as("one and a half dots for each of a screen")
                    .isEqualTo(1080);
            assertThat(drawn.contents().get("text/html"))
                    .startsWith("<img src=\"data:image/png;base64," + png + "\" width=\"720\"")
                    .contains("alt=\"", "A &lt;b&gt; &amp; co: Tavoiteltu hyöty");
        }
    }

    @Test
    void theSameRowsGiveTheSamePictureAndOthersAnother() {
        MimeBundle one = chart().bar("project_id", "planned_benefit_eur");
        assertThat(chart().bar("project_id", "planned_benefit_eur")).isEqualTo(one);
        assertThat(chart().bar("project_id", "updated_benefit_eur")).isNotEqualTo(one);
    }

    @Test
    void whatCannotBeDrawnIsSaidInWords() {
        assertThatThrownBy(() -> chart().bar("project_id", "planed"))
                .hasMessageContaining("planed")
                .hasMessageContaining("planned_benefit_eur");
        assertThatThrownBy(() -> chart().bar("project_id", "provenance")).hasMessageContaining("holds no numbers");
        assertThatThrownBy(() -> new Chart(rows.filter("false"), words, new Texts("x", "x", "x"))
                        .bar("project_id", "planned_benefit_eur"))
                .hasMessageContaining("gives none");
        assertThatThrownBy(() -> chart().points(
                                "project_id",
                                "planned_benefit_eur",
                                "updated_benefit_eur",
                                "planned_benefit_eur",
                                "updated_benefit_eur"))
                .hasMessageContaining("at most 3");
    }
}
