package fi.robohaku.export.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.ProjectMarts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of the workbook and the names of its sheets. */
class WorkbookPlanTest {
    private static final Path SCHEMAS = TestWarehouse.home().resolve("schemas");
    private static final WorkbookPlan PLAN = WorkbookPlan.read(SCHEMAS);
    private static final List<MartDefinition> EXPORTED = ProjectMarts.get().all().stream()
            .filter(mart -> mart.contract().isExported())
            .toList();

    @Test
    void everyMartThatAThemeNamesIsExportedAndStandsInOneTheme() {
        List<String> named = PLAN.themes().stream()
                .flatMap(theme -> theme.sheets().stream())
                .map(WorkbookPlan.Sheet::mart)
                .toList();
        assertThat(named)
                .doesNotHaveDuplicates()
                .isSubsetOf(EXPORTED.stream().map(MartDefinition::name).toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachSheetHasANameOfItsOwnThatSpreadsheetsTake(Language language) {
        Map<String, String> names = PLAN.names(EXPORTED, language);
        assertThat(names).hasSameSizeAs(EXPORTED);
        assertThat(names.values())
                .allSatisfy(
                        name -> assertThat(name).hasSizeBetween(1, 31).doesNotContainPattern("[\\[\\]:*?/\\\\,;'!]"));
        assertThat(names.values().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatARowIsIsSaidInTheLanguageOfTheWorkbook() {
        MartDefinition project = EXPORTED.stream()
                .filter(mart -> mart.name().equals("project"))
                .findFirst()
                .orElseThrow();
        assertThat(PLAN.rowIs(project, Language.FI)).isEqualTo("yksi hakemus");
        assertThat(PLAN.rowIs(project, Language.SV)).isEqualTo("en ansökan");
        assertThat(PLAN.rowIs(project, Language.EN)).isEqualTo("one application");
    }

    @Test
    void aProgrammeWithoutAPlanHasItsMartsUnderTheirTitles(@TempDir Path schemas) {
        WorkbookPlan none = WorkbookPlan.read(schemas);
        assertThat(none.themes()).isEmpty();
        assertThat(none.names(EXPORTED, Language.FI)).containsEntry("project", "Hakemukset ja hankkeet");
    }
}
