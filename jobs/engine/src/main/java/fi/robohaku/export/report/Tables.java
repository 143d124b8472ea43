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

/** The tables of a report, and where in them each row of a mart stands. */
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

    /** A table; empty where its mart has no rows for it. The column that tells provenance is always there. */
    Optional<Page.Table> table(ReportPlan.TablePlan plan) {
        List<MartRow> rows = marts.rows(plan.mart(), plan.source().of(round));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<MartColumn> columns = columns(plan);
        List<Page.Heading> headings = columns.stream()
                .map(column -> new Page.Heading(column.label().in(text.language()), column.unit() != null))
                .toList();
        Set<String> provenances =
                rows.stream().map(row -> row.text(plan.provenance())).collect(Collectors.toSet());
        boolean isMixed = provenances.size() > 1;
        List<Page.Row> shown =
                rows.stream().map(row -> row(plan, row, columns, isMixed)).toList();
        boolean isSynthetic = provenances.contains(Provenance.SYNTHETIC.code());
        List<String> marks = new ArrayList<>();
        if (provenances.contains(Provenance.ASSUMED.code())) {
            marks.add(text.messages().say("report.assumed_table"));
        }
        if (isSynthetic) {
            marks.add(text.messages().say("report.synthetic_table"));
        }
        return Optional.of(new Page.Table(
                "table-" + plan.id(),
                plan.caption().in(text.language()),
                headings,
                shown,
                isSynthetic,
                List.copyOf(marks)));
    }

    private List<MartColumn> columns(ReportPlan.TablePlan plan) {
        List<String> names = new ArrayList<>(plan.columns(text.language()));
        if (marts.hasColumn(plan.mart(), plan.provenance()) && !names.contains(plan.provenance())) {
            names.add(plan.provenance());
        }
        return names.stream().map(name -> marts.column(plan.mart(), name)).toList();
    }

    private Page.Row row(ReportPlan.TablePlan plan, MartRow row, List<MartColumn> columns, boolean isMixed) {
        String key = key(row);
        String id = plan.id() + "-" + key.replaceAll("[^A-Za-z0-9]+", "-");
        if (!ids.add(id)) {
            throw new ContractException("Two rows of the table " + plan.id() + " are both called " + id);
        }
        places.putIfAbsent(row.mart() + "/" + key, id);
        return new Page.Row(
                id,
                columns.stream()
                        .map(column -> new Page.Cell(
                                cell(plan, row, column, isMixed), column.unit() != null, text.languageOf(row, column)))
                        .toList());
    }

    /** A ratio of rows made for the samples says so itself where it stands among others. */
    private String cell(ReportPlan.TablePlan plan, MartRow row, MartColumn column, boolean isMixed) {
        String value = text.cell(row, column).orElse("");
        boolean isRatio = "ratio".equals(column.unit()) || "share".equals(column.unit());
        boolean isMarked = isMixed && isRatio && row.text(plan.provenance()).equals(Provenance.SYNTHETIC.code());
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
