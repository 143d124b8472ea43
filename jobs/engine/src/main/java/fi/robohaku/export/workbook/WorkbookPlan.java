package fi.robohaku.export.workbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.MartTable;
import fi.robohaku.marts.MartDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.WorkbookUtil;

/**
 * The order of a workbook, from {@code schemas/report/workbook.yml}: themes, the marts of each, and the figures of its cover.
 * A programme without the file has one theme with all its marts.
 *
 * @param keyFigures what the cover shows; absent where it shows none
 * @param themes in their order
 */
public record WorkbookPlan(@JsonProperty("key_figures") KeyFigures keyFigures, List<Theme> themes) {
    private static final int LONGEST_NAME = 31;
    /** Signs that stand for something else where a formula or a print area names a sheet. */
    private static final Pattern IN_REFERENCES = Pattern.compile("[,;'\u2019!]");

    /**
     * Figures of the cover: the rows of a mart in which columns hold some values.
     *
     * @param where values allowed, by name of column
     * @param columns those that are shown
     */
    public record KeyFigures(String mart, Map<String, List<String>> where, List<String> columns) {
        public KeyFigures {
            where = where == null ? Map.of() : Map.copyOf(where);
            columns = List.copyOf(columns);
        }
    }

    /** Sheets that belong together. */
    public record Theme(Texts title, List<Sheet> sheets) {
        public Theme {
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * The sheet of a mart.
     *
     * @param name of the sheet; the title of the mart where absent
     * @param row what one row is; what the mart says of it where absent, and in English always
     */
    public record Sheet(String mart, Texts name, Texts row) {}

    public WorkbookPlan {
        themes = themes == null ? List.of() : List.copyOf(themes);
    }

    /**
     * Reads the plan.
     *
     * @param schemas folder {@code schemas/}
     * @throws ContractException where the file is not as it must be
     */
    public static WorkbookPlan read(Path schemas) {
        Path file = schemas.resolve("report/workbook.yml");
        return Files.exists(file) ? Schemas.readYaml(file, WorkbookPlan.class) : new WorkbookPlan(null, List.of());
    }

    /** The tables by the title of their theme, in order; what no theme names stands last, under the empty title. */
    Map<String, List<MartTable>> ordered(Collection<MartTable> tables, Language language) {
        Map<String, MartTable> left = new LinkedHashMap<>();
        tables.forEach(table -> left.put(table.name(), table));
        Map<String, List<MartTable>> ordered = new LinkedHashMap<>();
        for (Theme theme : themes) {
            List<MartTable> found = new ArrayList<>();
            theme.sheets()
                    .forEach(sheet ->
                            Optional.ofNullable(left.remove(sheet.mart())).ifPresent(found::add));
            if (!found.isEmpty()) {
                ordered.put(theme.title().in(language), found);
            }
        }
        if (!left.isEmpty()) {
            ordered.put("", List.copyOf(left.values()));
        }
        return ordered;
    }

    /** Names of sheets by mart: each once, whatever case it is in, and as short as a name must be. */
    Map<String, String> names(Collection<MartDefinition> marts, Language language) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> taken = new HashMap<>();
        for (MartDefinition mart : marts) {
            Texts own =
                    sheet(mart.name()).map(Sheet::name).orElse(mart.contract().title());
            String wished = WorkbookUtil.createSafeSheetName(
                    IN_REFERENCES.matcher(own.in(language)).replaceAll(""));
            String name = wished;
            for (int number = 2; taken.putIfAbsent(name.toLowerCase(Locale.ROOT), mart.name()) != null; number++) {
                String end = " " + number;
                name = wished.substring(0, Math.min(wished.length(), LONGEST_NAME - end.length())) + end;
            }
            names.put(mart.name(), name);
        }
        return names;
    }

    /** What one row of a mart is. */
    String rowIs(MartDefinition mart, Language language) {
        String grain = mart.contract().grain();
        return language == Language.EN
                ? grain
                : sheet(mart.name())
                        .map(Sheet::row)
                        .map(row -> row.in(language))
                        .orElse(grain);
    }

    private Optional<Sheet> sheet(String mart) {
        return themes.stream()
                .flatMap(theme -> theme.sheets().stream())
                .filter(sheet -> sheet.mart().equals(mart))
                .findFirst();
    }
}
