package fi.robohaku.export.report;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.MartText;
import fi.robohaku.marts.MartColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of a report, and where in them each row of a mart stands. The column that tells provenance is always there,
 * behind the first; a column that says the same in every row is told once, above the table.
 */
final class Tables {
    private final MartRows marts;
    private final MartText text;
    private final String round;
    private final Map<String, String> places = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    Tables(MartRows marts, MartText text, String round) {
        this.marts = marts;
        this.text = text;
        this.round = round;
    }

    /** A table; empty where its mart has no rows for it. */
    Optional<Page.Table> table(ReportPlan.TablePlan plan) {
        List<MartRow> rows = marts.rows(plan.mart(), plan.source().of(round));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<MartColumn> columns = columns(plan);
        Set<String> provenances =
                rows.stream().map(row -> row.text(plan.provenance())).collect(Collectors.toSet());
        boolean isMixed = provenances.size() > 1;
        List<List<Page.Cell>> cells = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> cell(plan, row, column, isMixed))
                        .toList())
                .toList();
        Map<Boolean, List<Integer>> byConstancy = IntStream.range(0, columns.size())
                .boxed()
                .collect(Collectors.partitioningBy(i -> i > 0 && isConstant(cells, i)));
        List<Integer> shown = byConstancy.get(false);
        return Optional.of(new Page.Table(
                "table-" + plan.id(),
                plan.caption().in(text.language()),
                plan.mart() + ".csv",
                byConstancy.get(true).stream()
                        .map(i -> said(columns.get(i), cells.get(0).get(i)))
                        .toList(),
                shown.stream().map(columns::get).map(this::heading).toList(),
                IntStream.range(0, rows.size())
                        .mapToObj(i -> new Page.Row(id(plan, rows.get(i)), line(cells, i, shown)))
                        .toList(),
                provenances.contains(Provenance.SYNTHETIC.code()),
                marks(provenances)));
    }

    private static boolean isConstant(List<List<Page.Cell>> cells, int column) {
        return cells.size() > 1
                && cells.stream().map(row -> row.get(column).text()).distinct().count() == 1;
    }

    private String said(MartColumn column, Page.Cell cell) {
        String value = cell.text().isEmpty() ? text.messages().say("report.empty") : cell.text();
        return column.label().in(text.language()) + ": " + value;
    }

    private Page.Heading heading(MartColumn column) {
        return new Page.Heading(column.label().in(text.language()), column.unit() != null);
    }

    /** The cells of a row that are shown, in order. */
    private static List<Page.Cell> line(List<List<Page.Cell>> cells, int row, List<Integer> shown) {
        String label = cells.get(row).get(0).text();
        boolean isRepeated = row > 0
                && !label.isEmpty()
                && label.equals(cells.get(row - 1).get(0).text());
        return shown.stream()
                .map(column -> cells.get(row).get(column).repeated(isRepeated && column == 0))
                .toList();
    }

    private List<String> marks(Set<String> provenances) {
        List<String> marks = new ArrayList<>();
        if (provenances.contains(Provenance.ASSUMED.code())) {
            marks.add(text.messages().say("report.assumed_table"));
        }
        if (provenances.contains(Provenance.SYNTHETIC.code())) {
            marks.add(text.messages().say("report.synthetic_table"));
        }
        return List.copyOf(marks);
    }

    private List<MartColumn> columns(ReportPlan.TablePlan plan) {
        List<String> names = new ArrayList<>(plan.columns(text.language()));
        if (marts.hasColumn(plan.mart(), plan.provenance()) && !names.contains(plan.provenance())) {
            names.add(1, plan.provenance());
        }
        return names.stream().map(name -> marts.column(plan.mart(), name)).toList();
    }

    private String id(ReportPlan.TablePlan plan, MartRow row) {
        String key = key(row);
        String id = plan.id() + "-" + key.replaceAll("[^A-Za-z0-9]+", "-");
        if (!ids.add(id)) {
            throw new ContractException("Two rows of the table " + plan.id() + " are both called " + id);
        }
        places.putIfAbsent(row.mart() + "/" + key, id);
        return id;
    }

    private Page.Cell cell(ReportPlan.TablePlan plan, MartRow row, MartColumn column, boolean isMixed) {
        boolean isNumber = column.unit() != null;
        return new Page.Cell(
                marked(plan, row, column, isMixed),
                isNumber || column.type().equals("DATE") ? row.text(column.name()) : "",
                isNumber,
                text.languageOf(row, column),
                false);
    }

    /** A ratio of rows made for the samples says so itself where it stands among others. */
    private String marked(ReportPlan.TablePlan plan, MartRow row, MartColumn column, boolean isMixed) {
        String value = text.cellBelowUnit(row, column).orElse("");
        boolean isRatio = "ratio".equals(column.unit()) || "share".equals(column.unit());
        boolean isMarked = isMixed && isRatio && Provenance.SYNTHETIC.is(row.text(plan.provenance()));
        return value.isEmpty() || !isMarked
                ? value
                : text.messages().say("report.synthetic_value", Map.of("value", value));
    }

    private String key(MartRow row) {
        return marts.definition(row.mart()).orElseThrow().contract().key().stream()
                .map(row::text)
                .collect(Collectors.joining("_"));
    }

    /**
     * The row of a table that a figure is taken from.
     *
     * @throws ContractException where no table shows it
     */
    String place(MartRow row) {
        String id = places.get(row.mart() + "/" + key(row));
        if (id == null) {
            throw new ContractException("A sentence of schemas/report/report.yml speaks of a row of " + row.mart()
                    + " that no table of the report shows: " + key(row));
        }
        return id;
    }
}
