package fi.robohaku.export.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.export.MartTable;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.Cube;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.ProjectMarts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Rows fall into the cells of a cube, and an empty cell says why. */
class CubeTableTest {
    private static final MartDefinition MART = ProjectMarts.get().all().stream()
            .filter(mart -> mart.name().equals("realisation_by_round"))
            .findFirst()
            .orElseThrow();
    private static final Cube CUBE = MART.contract().cubes().get(0);

    private static Row row(Map<String, Object> values) {
        return RowFactory.create(MART.contract().columns().stream()
                .map(MartColumn::name)
                .map(values::get)
                .toArray());
    }

    private static CubeTable cube(List<Row> rows) {
        return CubeTable.of(
                CUBE,
                new MartTable(MART, rows, true),
                Vocabulary.read(TestWarehouse.home().resolve("schemas")));
    }

    private static Cell cell(CubeTable cube, String measure) {
        return cube.cells().get(CUBE.measures().indexOf(measure));
    }

    private static final Map<String, Object> TOO_FEW = Map.of(
            "round", "2020",
            "stream", "all",
            "figure_set", "matched",
            "planned_benefit_eur", new BigDecimal("0.00"),
            "spread_status", "too_few",
            "status", "reported",
            "provenance", "derived");

    @Test
    void aNumberHasItsProvenanceAndAnEmptyCellItsReason() {
        CubeTable cube = cube(List.of(row(TOO_FEW)));

        assertThat(cell(cube, "planned_benefit_eur"))
                .isEqualTo(new Cell(Optional.of(new BigDecimal("0.00")), "derived"));
        assertThat(cell(cube, "median_ratio")).isEqualTo(new Cell(Optional.empty(), "too_few"));
        assertThat(cell(cube, "shortfall_eur")).isEqualTo(new Cell(Optional.empty(), "not_applicable"));
        assertThat(cell(cube, "updated_benefit_eur")).isEqualTo(new Cell(Optional.empty(), "not_reported"));
    }

    @Test
    void valuesStandInTheOrderOfTheirTaxonomyAndACombinationWithoutARowIsNotApplicable() {
        CubeTable cube = cube(List.of(
                row(Map.of("round", "2019", "stream", "ready", "figure_set", "single", "status", "reported")),
                row(TOO_FEW)));

        assertThat(cube.dimensions().get(1).codes()).containsExactly("all", "ready");
        assertThat(cube.dimensions().get(2).codes()).containsExactly("matched", "single");
        assertThat(cube.cells()).hasSize(2 * 2 * 2 * CUBE.measures().size());
        assertThat(cell(cube, "planned_benefit_eur")).as("2019, all, matched").isEqualTo(Cell.NO_ROW);
    }

    @Test
    void twoRowsInOneCellAreRefused() {
        assertThatThrownBy(() -> cube(List.of(row(TOO_FEW), row(TOO_FEW))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Two rows of realisation_by_round fall into one cell");
    }

    @Test
    void textThatCouldBeAFormulaIsGuardedAndQuotationMarksAreReplacedInPx() {
        PxKeywords px = new PxKeywords();
        px.text("TITLE", "=1+1 \"x\"\nśledź – ’ä’");

        assertThat(new String(px.bytes(), PxKeywords.CODE_PAGE)).isEqualTo("TITLE=\"'=1+1 'x' sledz – ’ä’\";\r\n");
    }

    @Test
    void aLongTextStandsOnSeveralLines() {
        PxKeywords px = new PxKeywords();
        px.text("NOTE", "ä".repeat(450));

        assertThat(new String(px.bytes(), PxKeywords.CODE_PAGE).lines())
                .containsExactly(
                        "NOTE=\"" + "ä".repeat(200) + "\"",
                        "\"" + "ä".repeat(200) + "\"",
                        "\"" + "ä".repeat(50) + "\";");
    }
}
