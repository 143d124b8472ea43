package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Assumption;
import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.YamlSchemas;
import fi.robohaku.export.report.ReportPlan;
import fi.robohaku.export.text.TextTemplate;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.ProjectMarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table, chart and section says where its figures come from, and every assumption where it is told. */
class ProvenanceMarksTest {
    private static final Path SCHEMAS = YamlSchemas.HOME.resolve("schemas");
    private static final MartDefinitions MARTS = ProjectMarts.get();
    private static final ReportPlan REPORT = ReportPlan.read(SCHEMAS);

    static Stream<MartDefinition> exportedMarts() {
        return MARTS.byName().stream().filter(mart -> mart.contract().isExported());
    }

    static Stream<ReportPlan.Section> sections() {
        return REPORT.sections().stream();
    }

    private static List<String> columns(MartDefinition mart) {
        return mart.contract().columns().stream().map(MartColumn::name).toList();
    }

    @ParameterizedTest
    @MethodSource("exportedMarts")
    void anExportedMartHasAColumnOfProvenance(MartDefinition mart) {
        assertThat(columns(mart)).as(mart.name()).contains("provenance");
    }

    /** What hangs on the start of benefits; one row of shortfall_sensitivity is one case, its rows together are the range. */
    private static List<String> ranged(String mart, Collection<String> columns) {
        return mart.equals("shortfall_sensitivity")
                ? List.of()
                : Stream.of("delay", "delay_moved", "delay_lost", "cost", "scope", "updated_net", "updated_cumulated")
                        .filter(part -> columns.contains(part + "_eur"))
                        .flatMap(part -> Stream.of(part + "_low_eur", part + "_high_eur"))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("exportedMarts")
    void whatRestsOnTheStartOfBenefitsHasItsLeastAndItsMost(MartDefinition mart) {
        assertThat(columns(mart)).as(mart.name()).containsAll(ranged(mart.name(), columns(mart)));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aSectionShowsWhatRestsOnTheStartOfBenefitsWithItsLeastAndItsMost(ReportPlan.Section section) {
        tables(section)
                .forEach(table -> assertThat(table.columns())
                        .as("table " + table.id())
                        .containsAll(ranged(table.mart(), table.columns())));
        for (ReportPlan.Sentence sentence : section.sentences()) {
            for (Language language : Language.values()) {
                String text = sentence.text().in(language);
                Set<String> named = TextTemplate.parse(text).names();
                assertThat(named).as(text).containsAll(ranged(sentence.from().mart(), named));
            }
        }
    }

    private static Stream<ReportPlan.TablePlan> tables(ReportPlan.Section section) {
        return Stream.concat(
                section.tables().stream(), section.charts().stream().map(ReportPlan.ChartPlan::table));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aSectionSaysTheProvenanceOfEachTableChartAndSentence(ReportPlan.Section section) {
        tables(section)
                .forEach(table -> assertThat(columns(MARTS.find(table.mart()).orElseThrow()))
                        .as("table " + table.id())
                        .contains(table.provenance()));
        section.sentences()
                .forEach(sentence -> assertThat(
                                columns(MARTS.find(sentence.from().mart()).orElseThrow()))
                        .as("sentence of " + sentence.from().mart() + " in " + section.id())
                        .contains("provenance"));
    }

    @Test
    void theDecisionsTellEachAssumptionWithItsValueAndItsRange() throws IOException {
        String decisions = Files.readString(YamlSchemas.HOME.resolve("docs/decisions.md"));
        for (Assumption assumption : Assumptions.read(SCHEMAS).all()) {
            assertThat(decisions)
                    .contains("| `" + assumption.id() + "` | " + assumption.told(Language.EN) + " | "
                            + assumption.range(Language.EN) + " |");
        }
    }
}
