package fi.robohaku.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class SentenceTest {
    @TempDir
    static Path folder;

    private static String said(String query, String sentence, Language language) {
        Row row = TestWarehouse.in(folder).spark().sql(query).first();
        return new Sentence(ColumnWords.read(TestWarehouse.home().resolve("schemas"))).filled(sentence, row, language);
    }

    @Test
    void figuresStandInTheMannerOfTheLanguageWithTheirUnit() {
        String query = "SELECT 1500000.00BD AS planned_benefit_eur, 0.251333BD AS realisation_ratio, 2029 AS"
                + " planned_horizon_year, 1234 AS n_projects, 12.50BD AS used_eur, 1500000.000000BD AS net_benefit_eur";
        String sentence = "{planned_benefit_eur} {realisation_ratio} {realisation_ratio:pct} {planned_horizon_year}"
                + " {n_projects} {used_eur} {net_benefit_eur}";
        assertThat(said(query, sentence, Language.FI))
                .isEqualTo(
                        "1\u00a0500\u00a0000\u00a0€ 0,251 25,1\u00a0% 2029 1\u00a0234 13\u00a0€ 1\u00a0500\u00a0000\u00a0€");
        assertThat(said(query, sentence, Language.EN)).isEqualTo("€1,500,000 0.251 25.1% 2029 1,234 €13 €1,500,000");
    }

    @Test
    void whatIsNotKnownIsSaidSoAndNeverAsZero() {
        String query = "SELECT CAST(NULL AS DECIMAL(18,2)) AS used_eur, CAST(NULL AS DECIMAL(18,6)) AS dropped_share";
        assertThat(said(query, "{used_eur}; {dropped_share:pct}", Language.FI)).isEqualTo("ei tiedossa; ei tiedossa");
        assertThat(said(query, "{used_eur}; {dropped_share:pct}", Language.EN)).isEqualTo("not known; not known");
    }

    @Test
    void aSyntheticFigureSaysSoBesideItself() {
        String query = "SELECT 1 AS n_projects, 'synthetic' AS provenance";
        assertThat(said(query, "{n_projects}.", Language.FI)).isEqualTo("1. (Synteettistä esimerkkiaineistoa.)");
        assertThat(said(query, "{n_projects}.", Language.EN)).isEqualTo("1. (Synthetic sample data.)");
        assertThat(said(query.replace("synthetic", "published"), "{n_projects}.", Language.FI))
                .isEqualTo("1.");
    }

    @Test
    void aValueIsTextWhateverItLooksLike() {
        assertThat(said("SELECT '<script>x</script> *a* [b](c) {n}' AS project_name", "{project_name}", Language.FI))
                .isEqualTo("&lt;script&gt;x&lt;/script&gt; \\*a\\* \\[b\\](c) \\{n\\}");
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> said("SELECT 1 AS n_projects", "{n_project}", Language.FI))
                .hasMessageContaining("{n_project}")
                .hasMessageContaining("n_projects");
    }
}
