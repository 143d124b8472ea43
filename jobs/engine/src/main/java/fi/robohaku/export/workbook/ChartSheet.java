package fi.robohaku.export.workbook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.spark.sql.Row;

/** The charts with their figures beside them: copies of rows of the marts, each with its provenance. */
final class ChartSheet {
    private static final int ROWS_OF_A_CHART = 24;

    private final ExportContext context;
    private final Styles styles;
    private final Language language;
    private final Messages messages;

    ChartSheet(ExportContext context, Styles styles) {
        this.context = context;
        this.styles = styles;
        this.language = context.language();
        this.messages = context.messages();
    }

    void write(XSSFSheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        out.widths(34, 18, 18, 18, 16, 4);
        for (ChartBlock block : ChartBlock.ALL) {
            context.tables().named(block.mart()).ifPresent(table -> write(block, table, out, sheet));
        }
    }

    private void write(ChartBlock block, MartTable table, SheetWriter out, XSSFSheet sheet) {
        List<Row> rows = rows(block, table);
        if (rows.isEmpty()) {
            return;
        }
        int top = out.next();
        out.row(styles.title(), messages.say(block.title()));
        SheetWriter.link(out.row(), 0, table.name(), table.name(), styles.link());
        List<String> headings = new ArrayList<>();
        headings.add(table.column(block.category()).label().in(language));
        block.series()
                .forEach(series -> headings.add(table.column(series).label().in(language)));
        headings.add(messages.say("workbook.provenance"));
        out.row(styles.heading(), headings);
        int first = out.next();
        rows.forEach(row -> figures(block, table, row, out));
        new ChartDrawing(
                        sheet,
                        block,
                        new CellRangeAddress(
                                first, out.next() - 1, 0, block.series().size()))
                .draw(messages.say(block.title()), top);
        while (out.next() < top + ROWS_OF_A_CHART) {
            out.skip();
        }
    }

    private static List<Row> rows(ChartBlock block, MartTable table) {
        List<Row> chosen = table.rows().stream()
                .filter(row -> block.where().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(row.getAs(wanted.getKey()))))
                .toList();
        if (!block.isOfLatestRound() || chosen.isEmpty()) {
            return chosen;
        }
        String latest = chosen.stream()
                .map(row -> row.<String>getAs("round"))
                .max(String::compareTo)
                .orElseThrow();
        return chosen.stream()
                .filter(row -> Objects.equals(row.getAs("round"), latest))
                .toList();
    }

    /** A synthetic figure says so where the chart names it. */
    private void figures(ChartBlock block, MartTable table, Row row, SheetWriter out) {
        boolean isSynthetic = Provenance.SYNTHETIC.is(row.getAs("provenance"));
        String category = context.terms()
                .label(table.column(block.category()), String.valueOf(row.<Object>getAs(block.category())))
                .in(language);
        var cells = out.row();
        SheetWriter.put(cells, 0, isSynthetic ? category + " (" + synthetic() + ")" : category, styles.text());
        for (int i = 0; i < block.series().size(); i++) {
            String series = block.series().get(i);
            SheetWriter.put(cells, i + 1, row.getAs(series), styles.of(table.column(series), isSynthetic));
        }
        String provenance = row.getAs("provenance");
        if (provenance != null) {
            SheetWriter.put(
                    cells,
                    block.series().size() + 1,
                    context.terms()
                            .label(table.column("provenance"), provenance)
                            .in(language),
                    styles.text());
        }
    }

    private String synthetic() {
        return context.vocabulary().in(language).term("provenances", Provenance.SYNTHETIC.code());
    }
}
