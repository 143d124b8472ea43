package fi.robohaku.ingest;

import fi.robohaku.documents.PersonalData;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells where personal data was masked in a document, each kind once a place; but not where a field asks for it, whose value
 * leaves the reader in no form.
 */
final class MaskedData {
    private final RawDocument document;
    private final Blocks blocks;
    private final ExtractionContext context;
    private final Set<String> told = new HashSet<>();

    /** @param blocks all of them read */
    MaskedData(RawDocument document, Blocks blocks, ExtractionContext context) {
        this.document = document;
        this.blocks = blocks;
        this.context = context;
    }

    void report() {
        document.grids().forEach(this::report);
        document.paragraphs()
                .forEach(paragraph ->
                        report(new Figure.Place(paragraph.heading(), "P" + paragraph.number()), paragraph.text()));
        document.hiddenSheets().forEach(sheet -> report(new Figure.Place(sheet, ""), sheet));
        document.body()
                .ifPresent(body ->
                        body.remarks().forEach(remark -> report(new Figure.Place("", remark.ref()), remark.text())));
    }

    private void report(RawGrid grid) {
        report(new Figure.Place(grid.name(), ""), grid.name());
        for (int row : grid.rowNumbers()) {
            for (int column : grid.columnNumbers(row)) {
                RawCell cell = grid.at(row, column);
                report(grid.place(cell), cell.text());
            }
        }
        grid.remarks().forEach(remark -> report(new Figure.Place(grid.name(), remark.ref()), remark.found()));
        grid.notes().forEach(note -> report(new Figure.Place(grid.name(), note.ref()), note.text()));
    }

    private void report(Figure.Place place, String text) {
        if (blocks.isPersonal(place)) {
            return;
        }
        for (PersonalData.Kind kind : PersonalData.maskedIn(text)) {
            boolean isNew = told.add(kind + " " + place.sheet() + "!" + place.cell());
            if (isNew) {
                context.reportBreach(kind.rule(), null, place, "", "", "");
            }
        }
    }
}
