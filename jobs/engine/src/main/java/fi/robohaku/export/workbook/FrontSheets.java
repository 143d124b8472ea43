package fi.robohaku.export.workbook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.Publication;
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

    FrontSheets(ExportContext context, Styles styles) {
        this.context = context;
        this.styles = styles;
        this.language = context.language();
    }

    void cover(Sheet sheet) {
        Publication publication = context.publication();
        SheetWriter out = new SheetWriter(sheet);
        out.widths(26, 100);
        out.row(styles.title(), publication.title().in(language));
        out.skip();
        out.row(styles.text(), "", publication.description().in(language));
        out.skip();
        told(out, Words.RUN, context.run().id());
        told(out, Words.RUN_BEGAN, context.run().startedAt().toString());
        told(out, Words.PUBLISHER, publication.publisher().name().in(language));
        told(
                out,
                Words.LICENCE,
                publication.licence().title() + ", " + publication.licence().url());
        out.skip();
        publication.sources().forEach(source -> told(out, Words.SOURCES, source.in(language)));
        out.skip();
        told(out, Words.MIND, publication.empty().in(language));
        told(out, Words.MIND, Words.ROUNDED.in(language));
        if (isSynthetic()) {
            told(out, Words.MIND, publication.synthetic().in(language));
            SheetWriter.put(out.row(), 1, Words.SHADED.in(language), styles.shaded());
        }
        out.skip();
        for (Texts other : List.of(Words.INDEX, Words.CHARTS, Words.COLUMNS, Words.CODES)) {
            SheetWriter.link(out.row(), 0, other.in(language), other.in(language), styles.link());
        }
    }

    private boolean isSynthetic() {
        return context.tables().all().stream()
                .filter(table -> table.has("provenance"))
                .anyMatch(table -> table.rows().stream()
                        .anyMatch(row -> "synthetic".equals(row.get(table.indexOf("provenance")))));
    }

    private void told(SheetWriter out, Texts what, String text) {
        Row row = out.row();
        SheetWriter.put(row, 0, what.in(language), styles.strong());
        SheetWriter.put(row, 1, text, styles.text());
    }

    void index(Sheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        out.widths(34, 56, 64, 10, 38);
        headings(out, Words.SHEET, Words.CONTENT, Words.ONE_ROW_IS, Words.ROWS, Words.FILE);
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
        headings(out, Words.SHEET, Words.COLUMN, Words.LABEL, Words.UNIT, Words.DESCRIPTION, Words.EMPTY_MEANS);
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
        headings(
                out,
                Words.LIST,
                Words.CODE,
                new Texts("Suomeksi", "Finska", "Finnish"),
                new Texts("Ruotsiksi", "Svenska", "Swedish"),
                new Texts("Englanniksi", "Engelska", "English"));
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

    private void headings(SheetWriter out, Texts... headings) {
        out.row(
                styles.heading(),
                List.of(headings).stream().map(heading -> heading.in(language)).toList());
        out.sheet().createFreezePane(1, 1);
    }
}
