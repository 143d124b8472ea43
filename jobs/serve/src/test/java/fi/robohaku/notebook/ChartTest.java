package fi.robohaku.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Texts;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

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

    private static Element parsed(MimeBundle chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.content().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static String first(Element root, String name) {
        return root.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void everyKindIsAnImageThatNamesItselfAndSaysInWordsWhatItShows() throws Exception {
        for (MimeBundle drawn : List.of(
                chart().bar("project_id", "planned_benefit_eur", "updated_benefit_eur"),
                chart().dumbbell("project_id", "planned_benefit_eur", "updated_benefit_eur"),
                chart().points("project_id", "planned_benefit_eur", "updated_benefit_eur"),
                chart().line("project_id", "planned_benefit_eur", "updated_benefit_eur"))) {
            Element root = parsed(drawn);
            assertThat(drawn.mediaType()).isEqualTo("image/svg+xml");
            assertThat(root.getAttribute("role")).isEqualTo("img");
            String[] named = root.getAttribute("aria-labelledby").split(" ");
            assertThat(named)
                    .containsExactly(
                            ((Element) root.getElementsByTagName("title").item(0)).getAttribute("id"),
                            ((Element) root.getElementsByTagName("desc").item(0)).getAttribute("id"));
            assertThat(first(root, "title")).isEqualTo("Otsikko <ä> / Title");
            assertThat(first(root, "desc")).isEqualTo(drawn.text());
            assertThat(drawn.text())
                    .contains(
                            "A <b> & co: Tavoiteltu hyöty, € 1\u00a0500\u00a0000; Päivitetty hyötyarvio, € 377\u00a0000.")
                    .contains("B *: Tavoiteltu hyöty, € –; Päivitetty hyötyarvio, € 2.")
                    .endsWith("* synteettinen esimerkkiaineisto / synthetic sample data");
            assertThat(drawnTexts(root))
                    .as("what is drawn can be read and searched as text")
                    .contains(
                            "Otsikko <ä>", "Title", "B *", "* synteettinen esimerkkiaineisto / synthetic sample data");
        }
    }

    private static List<String> drawnTexts(Element root) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < root.getElementsByTagName("text").getLength(); i++) {
            texts.add(root.getElementsByTagName("text").item(i).getTextContent().replace("\u2060", ""));
        }
        return texts;
    }

    @Test
    void twoChartsOfAPageShareNoName() throws Exception {
        Element one = parsed(chart().bar("project_id", "planned_benefit_eur"));
        Element other = parsed(chart().bar("project_id", "updated_benefit_eur"));
        assertThat(ids(one)).doesNotContainAnyElementsOf(ids(other)).isNotEmpty();
    }

    private static List<String> ids(Element root) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < root.getElementsByTagName("*").getLength(); i++) {
            String id = ((Element) root.getElementsByTagName("*").item(i)).getAttribute("id");
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
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
