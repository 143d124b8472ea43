package fi.robohaku.export.explorer;

import fi.robohaku.export.DataRun;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.MartText;
import fi.robohaku.marts.MartColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the explorer together.
 *
 * <ol>
 *   <li>Subjects, so that every table can link to their cards.
 *   <li>Cards, each section from the rows of its mart that are of the subject.
 *   <li>Lists, and what they can be filtered by.
 * </ol>
 */
final class ExplorerPage {
    private static final String PROVENANCE = "provenance";
    private static final String ROUND = "round";

    private final ExplorerPlan plan;
    private final MartRows marts;
    private final MartText text;
    private final FigurePlaces places;
    private final Map<String, Map<String, String>> cards = new HashMap<>();
    private final Map<String, Map<String, List<MartRow>>> found = new HashMap<>();

    ExplorerPage(ExplorerPlan plan, MartRows marts, MartText text) {
        this.plan = plan;
        this.marts = marts;
        this.text = text;
        this.places = FigurePlaces.of(plan, marts);
    }

    /** Puts the page together; kinds of subjects whose mart has no rows are left out. */
    Explorer page(DataRun run) {
        Set<String> ids = new HashSet<>();
        for (ExplorerPlan.Subject subject : plan.subjects()) {
            Map<String, String> ofKind = new LinkedHashMap<>();
            for (MartRow row : marts.rows(subject.mart(), subject.where())) {
                String key = row.text(subject.key());
                ofKind.computeIfAbsent(
                        identity(key, row.text(ROUND)), any -> unique(subject.id() + "-" + slug(key), ids));
            }
            cards.put(subject.id(), ofKind);
        }
        List<Explorer.Group> groups = plan.subjects().stream()
                .filter(subject -> !cards.get(subject.id()).isEmpty())
                .map(this::group)
                .toList();
        boolean hasSynthetic =
                groups.stream().flatMap(group -> group.entries().stream()).anyMatch(Explorer.Entry::isSynthetic);
        return new Explorer(
                text.language().code(),
                plan.title().in(text.language()),
                words(run),
                text.messages().group("report"),
                hasSynthetic,
                plan.places() != null,
                groups);
    }

    /** A subject: what it is called, and its round where it has one. */
    private static String identity(String key, String round) {
        return key + "\n" + round;
    }

    private static String slug(String key) {
        return key.replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private static String unique(String id, Set<String> ids) {
        String chosen = id;
        for (int i = 2; !ids.add(chosen); i++) {
            chosen = id + "-" + i;
        }
        return chosen;
    }

    private Map<String, String> words(DataRun run) {
        Map<String, String> words = text.messages().group("explorer");
        String date = text.values().date(run.startedOn());
        words.put("about_run", text.messages().say("explorer.about_run", Map.of("run", run.id(), "date", date)));
        return words;
    }

    private Explorer.Group group(ExplorerPlan.Subject subject) {
        List<MartColumn> columns = withProvenance(subject.mart(), subject.columns());
        List<MartColumn> filters = columns(subject.mart(), subject.filters());
        List<MartRow> rows = marts.rows(subject.mart(), subject.where());
        return new Explorer.Group(
                subject.id(),
                subject.title().in(text.language()),
                headings(columns),
                filters.stream().map(filter -> filter(filter, rows)).toList(),
                rows.stream().map(row -> entry(subject, row, columns, filters)).toList());
    }

    /** The columns named, and the one that tells provenance, which is always there. */
    private List<MartColumn> withProvenance(String mart, List<String> names) {
        List<MartColumn> columns = new ArrayList<>(columns(mart, names));
        if (marts.hasColumn(mart, PROVENANCE) && !names.contains(PROVENANCE)) {
            columns.add(marts.column(mart, PROVENANCE));
        }
        return columns;
    }

    private List<MartColumn> columns(String mart, List<String> names) {
        return names.stream().map(name -> marts.column(mart, name)).toList();
    }

    private List<Explorer.Heading> headings(List<MartColumn> columns) {
        return columns.stream()
                .map(column -> new Explorer.Heading(column.label().in(text.language()), column.unit() != null))
                .toList();
    }

    private Explorer.Filter filter(MartColumn column, List<MartRow> rows) {
        Map<String, String> options = new TreeMap<>();
        for (MartRow row : rows) {
            text.cell(row, column).ifPresent(word -> options.put(row.text(column.name()), word));
        }
        return new Explorer.Filter(
                column.name(),
                column.label().in(text.language()),
                options.entrySet().stream()
                        .map(option -> new Explorer.Option(option.getKey(), option.getValue()))
                        .toList());
    }

    private Explorer.Entry entry(
            ExplorerPlan.Subject subject, MartRow row, List<MartColumn> columns, List<MartColumn> filters) {
        List<Explorer.Section> sections = subject.card().stream()
                .flatMap(section -> section(subject, section, row).stream())
                .toList();
        boolean isSynthetic = row.isSynthetic() || sections.stream().anyMatch(Explorer.Section::isSynthetic);
        return new Explorer.Entry(
                cards.get(subject.id()).get(identity(row.text(subject.key()), row.text(ROUND))),
                title(subject, row),
                isSynthetic,
                filters.stream().map(filter -> row.text(filter.name())).toList(),
                columns.stream().map(column -> cell(row, column)).toList(),
                sections);
    }

    private String title(ExplorerPlan.Subject subject, MartRow row) {
        String key = row.text(subject.key());
        return Stream.concat(
                        Stream.of(key),
                        subject.name().stream()
                                .flatMap(name -> text.cell(row, marts.column(subject.mart(), name)).stream()))
                .distinct()
                .collect(Collectors.joining(" – "));
    }

    private Optional<Explorer.Section> section(
            ExplorerPlan.Subject subject, ExplorerPlan.Section section, MartRow row) {
        List<MartRow> rows = rows(section, row);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = section.columns(text.language());
        List<MartColumn> columns =
                section.isList() ? columns(section.mart(), names) : withProvenance(section.mart(), names);
        boolean isSynthetic = rows.stream().anyMatch(MartRow::isSynthetic);
        String title = section.title().in(text.language());
        return Optional.of(
                section.isList()
                        ? new Explorer.Section(
                                section.id(),
                                title,
                                true,
                                isSynthetic,
                                List.of(),
                                listed(rows.get(0), columns, places.of(row.text(subject.key()), row.text(ROUND))))
                        : table(section, title, rows, columns, isSynthetic, row.text(subject.key())));
    }

    /** Rows of a section's mart that are of a subject; each mart is gone through once for all subjects. */
    private List<MartRow> rows(ExplorerPlan.Section section, MartRow subject) {
        String first = section.match().keySet().iterator().next();
        Map<String, List<MartRow>> byValue = found.computeIfAbsent(
                section.mart() + "." + first,
                any -> marts.rows(section.mart()).stream().collect(Collectors.groupingBy(row -> row.text(first))));
        return values(section, first, subject)
                .flatMap(value -> byValue.getOrDefault(value, List.of()).stream())
                .filter(row -> section.match().keySet().stream()
                        .allMatch(column -> values(section, column, subject).anyMatch(row.text(column)::equals)))
                .toList();
    }

    /** What a column of a section's mart may be for a subject. */
    private static Stream<String> values(ExplorerPlan.Section section, String column, MartRow subject) {
        return section.match().get(column).stream()
                .map(subject::text)
                .filter(value -> !value.isEmpty())
                .distinct();
    }

    private List<List<Explorer.Cell>> listed(MartRow row, List<MartColumn> columns, FigurePlaces.OfSubject ofSubject) {
        return columns.stream()
                .map(column -> {
                    List<FigurePlaces.Place> where =
                            row.isEmpty(column.name()) ? List.of() : ofSubject.of(column.name());
                    boolean isSynthetic = where.isEmpty()
                            ? column.unit() != null && row.isSynthetic()
                            : where.stream().anyMatch(FigurePlaces.Place::isSynthetic);
                    Explorer.Cell cell = cell(row, column);
                    return List.of(
                            Explorer.Cell.label(column.label().in(text.language())),
                            isSynthetic && !cell.text().isEmpty() ? marked(cell) : cell,
                            Explorer.Cell.place(shown(where)));
                })
                .toList();
    }

    private Explorer.Cell marked(Explorer.Cell cell) {
        return new Explorer.Cell(
                text.messages().say("report.synthetic_value", Map.of("value", cell.text())),
                cell.sort(),
                cell.isNumber(),
                cell.lang(),
                cell.link(),
                false);
    }

    private String shown(List<FigurePlaces.Place> where) {
        return where.stream().map(FigurePlaces.Place::shown).distinct().collect(Collectors.joining("; "));
    }

    private Explorer.Section table(
            ExplorerPlan.Section section,
            String title,
            List<MartRow> rows,
            List<MartColumn> columns,
            boolean isSynthetic,
            String key) {
        boolean hasPlaces = section.fact() != null || marts.hasColumn(section.mart(), "path");
        List<Explorer.Heading> headings = new ArrayList<>(headings(columns));
        if (hasPlaces) {
            headings.add(new Explorer.Heading(text.messages().say("explorer.place"), false));
        }
        List<List<Explorer.Cell>> cells = new ArrayList<>();
        for (MartRow row : rows) {
            List<Explorer.Cell> line = new ArrayList<>();
            columns.forEach(column -> line.add(cell(row, column)));
            if (hasPlaces) {
                line.add(Explorer.Cell.place(
                        section.fact() == null
                                ? FigurePlaces.Place.of(row).shown()
                                : shown(subjects(section, row, key)
                                        .flatMap(
                                                one -> places
                                                        .of(one, row.text(ROUND))
                                                        .of(section.fact(), row.text(section.fact()))
                                                        .stream())
                                        .toList())));
            }
            cells.add(List.copyOf(line));
        }
        return new Explorer.Section(section.id(), title, false, isSynthetic, List.copyOf(headings), List.copyOf(cells));
    }

    private static Stream<String> subjects(ExplorerPlan.Section section, MartRow row, String key) {
        return section.of() == null
                ? Stream.of(key)
                : Stream.of(row.text(section.of()).split(";")).map(String::strip);
    }

    private Explorer.Cell cell(MartRow row, MartColumn column) {
        boolean isNumber = column.unit() != null;
        String value = row.text(column.name());
        return new Explorer.Cell(
                text.cell(row, column).orElse(""),
                isNumber || column.type().equals("DATE") ? value : "",
                isNumber,
                text.languageOf(row, column),
                link(column.name(), value, row),
                false);
    }

    /** The card of the row's own round, or of a subject that has no round. */
    private String link(String column, String value, MartRow row) {
        return plan.subjects().stream()
                .filter(subject -> subject.key().equals(column))
                .map(subject -> cards.get(subject.id()))
                .map(ofKind -> ofKind.getOrDefault(
                        identity(value, row.text(ROUND)), ofKind.getOrDefault(identity(value, ""), "")))
                .findFirst()
                .orElse("");
    }
}
