package fi.robohaku.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.ProjectMarts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a column measures follows from its unit, and of a column that no mart has from its name. */
class QuantityTest {
    private static final Path SCHEMAS = TestWarehouse.home().resolve("schemas");

    @Test
    void everyUnitOfTheTaxonomyHasADecisionOfItsOwn() {
        List<String> units = Schemas.readYaml(SCHEMAS.resolve("taxonomies/units.yml"), Taxonomy.class).terms().stream()
                .map(Taxonomy.Term::code)
                .filter(unit -> !unit.equals("as_unit_column"))
                .toList();
        assertThat(units)
                .isNotEmpty()
                .allSatisfy(
                        unit -> assertThat(Quantity.of(unit, "column")).as(unit).isNotEqualTo(Quantity.NUMBER));
        assertThat(units.stream().map(unit -> Quantity.of(unit, "column"))).doesNotHaveDuplicates();
    }

    @Test
    void amongSharesOnlyTheProbabilitiesOfTestsAreWordedAsNumbers() {
        Set<String> probabilities = new TreeSet<>();
        ProjectMarts.get().all().stream()
                .flatMap(mart -> mart.contract().columns().stream())
                .filter(column -> Quantity.of(column) == Quantity.PROBABILITY)
                .map(MartColumn::name)
                .forEach(probabilities::add);
        assertThat(probabilities)
                .containsExactly(
                        "correlation_p",
                        "correlation_smallest_p",
                        "difference_p",
                        "difference_smallest_p",
                        "p_adjusted",
                        "p_unconditional",
                        "p_value",
                        "smallest_p_unconditional",
                        "smallest_p_value");
    }

    @ParameterizedTest
    @CsvSource({
        "shared_eur, EUROS",
        "horizon_year, YEAR",
        "year, YEAR",
        "n_sets, COUNT",
        "least_ratio, RATIO",
        "told_share, SHARE",
        "lowest_bound, NUMBER",
        "number, NUMBER"
    })
    void aComputedColumnIsKnownByItsName(String column, Quantity expected) {
        assertThat(Quantity.named(column)).isEqualTo(expected);
    }
}
