package fi.robohaku.export.workbook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.Publication;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Messages;
import fi.robohaku.marts.MartColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** What stands around the marts: cover, contents, and the guides to columns and codes. */
final class FrontSheets {
    /** Widths of the columns of the cover, in characters: labels, then key figures. */
    private static final int[] COVER = {24, 12, 12, 18, 18, 14, 12, 12, 18};

    private static final int[] INDEX = {34, 56, 64, 10, 38};

    /** Characters of a line of text on the cover. */
    private static final int COVER_TEXT = 110;

    private final ExportContext context;
    private final Styles styles;
    private final Language language;
    private final Messages messages;
    private final MartText text;
    private final WorkbookPlan plan;
    private final Map<String, String> names;

    /** @param names of the sheets of marts, by mart */
    FrontSheets(ExportContext context, Styles styles, WorkbookPlan plan, Map<String, String> names) {
        this.plan = plan;
        this.names = Map.copyOf(names);
        this.text = context.vocabulary().in(context.language());
        this.context = context;
        this.styles = styles;
        this.language = context.language();
        this.messages = context.messages();
    }

    void cover(Sheet sheet) {
        Publication publication = context.publication();
        SheetWriter out = new SheetWriter(sheet);
        out.widths(COVER);
        out.row(styles.title(), publication.title().in(language));
        out.skip();
        put(out, out.row(), publication.description().in(language), styles.text());
        out.skip();
        addLine(out, "workbook.run", context.run().id());
        addLine(
                out,
                "workbook.run_began",
                messages.values().moment(context.run().startedAt()));
        addLine(out, "workbook.publisher", publication.publisher().name().in(language));
        addLine(
                out,
                "workbook.licence",
                publication.licence().title() + ", " + publication.licence().url());
        out.skip();
        Optional.ofNullable(plan.keyFigures()).ifPresent(figures -> keyFigures(out, figures));
        publication.sources().forEach(source -> addLine(out, "workbook.sources", source.in(language)));
        out.skip();
        addLine(out, "workbook.note", publication.empty().in(language));
        addLine(out, "workbook.note", messages.say("workbook.rounded"));
        if (isSynthetic()) {
            addLine(out, "workbook.note", publication.synthetic().in(language));
            put(out, out.row(), messages.say("workbook.shaded"), styles.shaded());
        }
        out.skip();
        out.printAcross();
        for (String other : List.of("workbook.contents", "workbook.charts", "workbook.columns", "workbook.codes")) {
            SheetWriter.link(out.row(), 0, messages.say(other), messages.say(other), styles.link());
        }
    }

    /** The figures of the cover, each row with where it comes from, synthetic ones shaded. */
    private void keyFigures(SheetWriter out, WorkbookPlan.KeyFigures figures) {
        Optional<MartTable> told = context.tables().named(figures.mart());
        if (told.isEmpty()) {
            return;
        }
        MartTable table = told.get();
        List<MartColumn> columns = figures.columns().stream().map(table::column).toList();
        List<String> headings = new ArrayList<>(List.of(messages.say("workbook.key_figures")));
        columns.forEach(column -> headings.add(column.label().in(language)));
        out.row(styles.heading(), headings).setHeightInPoints(SheetWriter.height(headings, COVER, 1));
        for (MartRow row : context.rows().rows(figures.mart(), figures.where())) {
            Row cells = out.row();
            for (int i = 0; i < columns.size(); i++) {
                MartColumn column = columns.get(i);
                Object value = text.inWords(column, row.values().get(column.name()));
                SheetWriter.put(cells, i + 1, value, styles.of(column, row.isSynthetic()));
            }
        }
        out.skip();
    }

    private boolean isSynthetic() {
        return context.tables().all().stream()
                .filter(table -> table.has("provenance"))
                .anyMatch(table -> table.rows().stream()
                        .anyMatch(row -> Provenance.SYNTHETIC.is(row.get(table.indexOf("provenance")))));
    }

    private void addLine(SheetWriter out, String what, String said) {
        Row row = out.row();
        SheetWriter.put(row, 0, messages.say(what), styles.strong());
        put(out, row, said, styles.text());
    }

    /** Puts a text over all columns of the cover but the first. */
    private static void put(SheetWriter out, Row row, String said, CellStyle style) {
        SheetWriter.put(row, 1, said, style);
        out.sheet().addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 1, COVER.length - 1));
        row.setHeightInPoints(SheetWriter.height(List.of(said), new int[] {COVER_TEXT}, 0));
    }

    /** @param themes tables by the title of their theme */
    void index(Sheet sheet, Map<String, List<MartTable>> themes) {
        SheetWriter out = new SheetWriter(sheet);
        out.widths(INDEX);
        headings(out, "workbook.sheet", "workbook.content", "workbook.one_row_is", "workbook.rows", "workbook.file");
        themes.forEach((theme, tables) -> {
            if (!theme.isEmpty()) {
                out.row(styles.strong(), theme);
            }
            tables.forEach(table -> index(out, table));
        });
    }

    private void index(SheetWriter out, MartTable table) {
        Row row = out.row();
        String name = names.get(table.name());
        String title = table.mart().contract().title().in(language);
        String rowIs = plan.rowIs(table.mart(), language);
        SheetWriter.link(row, 0, name, name, styles.link());
        SheetWriter.put(row, 1, title, styles.text());
        SheetWriter.put(row, 2, rowIs, styles.text());
        SheetWriter.put(row, 3, table.rows().size(), styles.text());
        SheetWriter.put(row, 4, table.name() + ".csv", styles.text());
        row.setHeightInPoints(SheetWriter.height(List.of(name, title, rowIs), INDEX, 0));
    }

    void columns(Sheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        int[] widths = {32, 32, 40, 24, 80, 50};
        out.widths(widths);
        headings(
                out,
                "workbook.sheet",
                "workbook.column",
                "workbook.heading",
                "workbook.unit",
                "workbook.description",
                "workbook.empty_means");
        for (MartTable table : context.tables().all()) {
            for (MartColumn column : table.columns()) {
                List<String> said = List.of(
                        names.get(table.name()),
                        column.name(),
                        column.label().in(language),
                        context.terms().unit(column).in(language),
                        column.description(),
                        column.isNullable() ? column.nullMeans() : "");
                out.row(styles.text(), said).setHeightInPoints(SheetWriter.height(said, widths, 0));
            }
        }
    }

    void codes(Sheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        int[] widths = {24, 28, 60, 60, 60};
        out.widths(widths);
        headings(out, "workbook.list", "workbook.code", "workbook.finnish", "workbook.swedish", "workbook.english");
        Set<String> taxonomies = new TreeSet<>();
        for (MartTable table : context.tables().all()) {
            for (MartColumn column : table.columns()) {
                if (column.taxonomy() != null) {
                    taxonomies.add(column.taxonomy());
                }
            }
        }
        taxonomies.forEach(taxonomy -> context.terms().of(taxonomy).forEach((code, label) -> {
            List<String> said = List.of(taxonomy, code, label.fi(), label.sv(), label.en());
            out.row(styles.text(), said).setHeightInPoints(SheetWriter.height(said, widths, 0));
        }));
    }

    private void headings(SheetWriter out, String... headings) {
        out.row(styles.heading(), List.of(headings).stream().map(messages::say).toList());
        out.sheet().createFreezePane(1, 1);
        out.sheet().setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        out.printAcross();
    }
}
