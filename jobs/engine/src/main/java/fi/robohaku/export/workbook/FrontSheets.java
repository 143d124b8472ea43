package fi.robohaku.export.workbook;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.Publication;
import fi.robohaku.export.text.Messages;
import fi.robohaku.marts.MartColumn;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** What stands around the marts: cover, contents, and the guides to columns and codes. */
final class FrontSheets {
    private final ExportContext context;
    private final Styles styles;
    private final Language language;
    private final Messages messages;

    FrontSheets(ExportContext context, Styles styles) {
        this.context = context;
        this.styles = styles;
        this.language = context.language();
        this.messages = context.messages();
    }

    void cover(Sheet sheet) {
        Publication publication = context.publication();
        SheetWriter out = new SheetWriter(sheet);
        out.widths(26, 100);
        out.row(styles.title(), publication.title().in(language));
        out.skip();
        out.row(styles.text(), "", publication.description().in(language));
        out.skip();
        told(out, "workbook.run", context.run().id());
        told(out, "workbook.run_began", context.run().startedAt().toString());
        told(out, "workbook.publisher", publication.publisher().name().in(language));
        told(
                out,
                "workbook.licence",
                publication.licence().title() + ", " + publication.licence().url());
        out.skip();
        publication.sources().forEach(source -> told(out, "workbook.sources", source.in(language)));
        out.skip();
        told(out, "workbook.note", publication.empty().in(language));
        told(out, "workbook.note", messages.say("workbook.rounded"));
        if (isSynthetic()) {
            told(out, "workbook.note", publication.synthetic().in(language));
            SheetWriter.put(out.row(), 1, messages.say("workbook.shaded"), styles.shaded());
        }
        out.skip();
        for (String other : List.of("workbook.contents", "workbook.charts", "workbook.columns", "workbook.codes")) {
            SheetWriter.link(out.row(), 0, messages.say(other), messages.say(other), styles.link());
        }
    }

    private boolean isSynthetic() {
        return context.tables().all().stream()
                .filter(table -> table.has("provenance"))
                .anyMatch(table -> table.rows().stream()
                        .anyMatch(row -> "synthetic".equals(row.get(table.indexOf("provenance")))));
    }

    private void told(SheetWriter out, String what, String text) {
        Row row = out.row();
        SheetWriter.put(row, 0, messages.say(what), styles.strong());
        SheetWriter.put(row, 1, text, styles.text());
    }

    void index(Sheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        out.widths(34, 56, 64, 10, 38);
        headings(out, "workbook.sheet", "workbook.content", "workbook.one_row_is", "workbook.rows", "workbook.file");
        for (MartTable table : context.tables().all()) {
            Row row = out.row();
            SheetWriter.link(row, 0, table.name(), table.name(), styles.link());
            SheetWriter.put(row, 1, table.mart().contract().title().in(language), styles.text());
            SheetWriter.put(row, 2, table.mart().contract().grain(), styles.text());
            SheetWriter.put(row, 3, table.rows().size(), styles.text());
            SheetWriter.put(row, 4, table.name() + ".csv", styles.text());
        }
    }

    void columns(Sheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        out.widths(32, 32, 40, 24, 80, 50);
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
                out.row(
                        styles.text(),
                        table.name(),
                        column.name(),
                        column.label().in(language),
                        context.terms().unit(column).in(language),
                        column.description(),
                        column.isNullable() ? column.nullMeans() : "");
            }
        }
    }

    void codes(Sheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        out.widths(24, 28, 60, 60, 60);
        headings(out, "workbook.list", "workbook.code", "workbook.finnish", "workbook.swedish", "workbook.english");
        Set<String> taxonomies = new TreeSet<>();
        for (MartTable table : context.tables().all()) {
            for (MartColumn column : table.columns()) {
                if (column.taxonomy() != null) {
                    taxonomies.add(column.taxonomy());
                }
            }
        }
        taxonomies.forEach(taxonomy -> context.terms()
                .of(taxonomy)
                .forEach((code, label) -> out.row(styles.text(), taxonomy, code, label.fi(), label.sv(), label.en())));
    }

    private void headings(SheetWriter out, String... headings) {
        out.row(styles.heading(), List.of(headings).stream().map(messages::say).toList());
        out.sheet().createFreezePane(1, 1);
    }
}
