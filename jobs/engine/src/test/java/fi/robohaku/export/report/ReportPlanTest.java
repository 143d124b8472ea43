package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.export.text.TextTemplate;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.ProjectMarts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of {@code schemas/report} promise of any report that is made from them. */
class ReportPlanTest {
    private static final Path SCHEMAS = TestWarehouse.home().resolve("schemas");

    private static final ReportPlan PLAN = ReportPlan.read(SCHEMAS);
    private static final Map<String, MartDefinition> MARTS =
            ProjectMarts.get().all().stream().collect(Collectors.toMap(MartDefinition::name, Function.identity()));

    private Set<String> columns(String mart) {
        assertThat(MARTS).containsKey(mart);
        assertThat(MARTS.get(mart).contract().isExported()).as(mart).isTrue();
        return MARTS.get(mart).contract().columns().stream()
                .map(MartColumn::name)
                .collect(Collectors.toSet());
    }

    private Stream<ReportPlan.Sentence> sentences() {
        return PLAN.sections().stream().flatMap(section -> section.sentences().stream());
    }

    private Stream<ReportPlan.TablePlan> tables() {
        return PLAN.sections().stream()
                .flatMap(section -> Stream.concat(
                        section.charts().stream().map(ReportPlan.ChartPlan::table), section.tables().stream()));
    }

    private static Set<String> named(String text) {
        return new TreeSet<>(TextTemplate.parse(text).names());
    }

    @Test
    void everyTextStandsInThreeLanguages() {
        List<String> missing = new ArrayList<>();
        for (String file : List.of("report.yml", "codes.yml")) {
            look(file, Schemas.readYaml(SCHEMAS.resolve("report/" + file), Map.class), missing);
        }
        assertThat(missing).isEmpty();
    }

    private static void look(String at, Object value, List<String> missing) {
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey("fi") && !map.keySet().equals(Set.of("fi", "sv", "en"))) {
                missing.add(at + ": " + map);
            }
            map.forEach((key, inner) -> look(at + "." + key, inner, missing));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> look(at, inner, missing));
        }
    }

    @Test
    void aSentenceNamesTheSameColumnsOfItsMartInEveryLanguage() {
        sentences().forEach(sentence -> {
            Set<String> named = named(sentence.text().fi());
            assertThat(columns(sentence.from().mart()))
                    .containsAll(named)
                    .containsAll(sentence.from().where().keySet());
            Stream.of(sentence.text().sv(), sentence.text().en())
                    .map(text -> named(text).stream()
                            .map(ReportPlanTest::withoutLanguage)
                            .collect(Collectors.toSet()))
                    .forEach(others -> assertThat(others)
                            .as(sentence.text().fi())
                            .isEqualTo(named.stream()
                                    .map(ReportPlanTest::withoutLanguage)
                                    .collect(Collectors.toSet())));
        });
    }

    private static String withoutLanguage(String column) {
        return column.replaceAll("_(fi|sv|en)$", "");
    }

    @Test
    void aTableHasColumnsOfItsMartAndAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        tables().forEach(table -> {
            for (Language language : Language.values()) {
                assertThat(columns(table.mart())).as(table.id()).containsAll(table.columns(language));
            }
            assertThat(columns(table.mart()))
                    .as(table.id())
                    .containsAll(table.source().where().keySet());
            assertThat(ids.add(table.id())).as(table.id()).isTrue();
        });
    }

    @Test
    void aRatioNeverStandsWithoutItsSet() {
        List<String> wrong = new ArrayList<>();
        sentences().forEach(sentence -> {
            Set<String> named = named(sentence.text().fi());
            if (columns(sentence.from().mart()).contains("figure_set")
                    && hasRatio(named)
                    && !named.contains("figure_set")) {
                wrong.add(sentence.text().fi());
            }
        });
        tables().forEach(table -> {
            if (columns(table.mart()).contains("figure_set")
                    && hasRatio(table.columns())
                    && !table.columns().contains("figure_set")) {
                wrong.add(table.id());
            }
        });
        assertThat(wrong).as("ratios without their set").isEmpty();
    }

    private static boolean hasRatio(java.util.Collection<String> columns) {
        return columns.stream().anyMatch(column -> column.endsWith("_ratio"));
    }

    @Test
    void whatIsAttributedToACauseHasBothBoundsAndNoSingleNumber() {
        sentences()
                .forEach(sentence -> Stream.of(
                                sentence.text().fi(),
                                sentence.text().sv(),
                                sentence.text().en())
                        .map(ReportPlanTest::named)
                        .forEach(named -> {
                            assertThat(named.contains("attributed_low_eur"))
                                    .isEqualTo(named.contains("attributed_high_eur"));
                            assertThat(named).doesNotContain("equal_split_eur");
                        }));
        tables().filter(table -> table.columns().contains("equal_split_eur"))
                .forEach(table -> assertThat(table.columns()).contains("attributed_low_eur", "attributed_high_eur"));
    }

    @Test
    void whatHasFiguresIsASentenceAndWhatHasNoneAnIntro() {
        assertThat(sentences().map(sentence -> named(sentence.text().fi())))
                .as("every sentence of the plan has figures; what has none is an intro")
                .noneMatch(Set::isEmpty);
        assertThat(PLAN.sections().stream().flatMap(section -> section.intro().stream()))
                .allMatch(text -> named(text.fi()).isEmpty());
    }
}
