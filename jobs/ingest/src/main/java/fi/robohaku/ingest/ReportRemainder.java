package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.MoneyWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells what of a report was not read: cells and paragraphs that are no value, no label and no word for none, and what the
 * text leaves out.
 */
final class ReportRemainder {
    private static final Pattern COLUMN = Pattern.compile("![A-Z]+");

    private static final Pattern SCALED =
            Pattern.compile("(?<![\\p{L}\\d])1[ \\u00a0]?000|" + MoneyWords.NAMES_MULTIPLE);

    private final RawDocument document;
    private final Blocks blocks;
    private final ExtractionContext context;
    private final DocumentTemplate template;
    private final Set<String> taken;
    private final Set<String> labels = new HashSet<>();
    private final Set<String> personal = new HashSet<>();
    private final Set<String> personalRows = new HashSet<>();
    private final Set<String> headings;
    private final Set<String> titles;

    /**
     * @param blocks all of them read
     */
    ReportRemainder(RawDocument document, Blocks blocks, ExtractionContext context) {
        this.document = document;
        this.blocks = blocks;
        this.context = context;
        this.template = context.template();
        this.taken = blocks.takenRefs();
        this.headings = ReportOutline.headings(template, blocks.labelIndex());
        this.titles = Labels.keys(template.title());
        labels.addAll(headings);
        for (Block block : template.blocks()) {
            labels.addAll(blocks.labelIndex().fields(block).keySet());
            labels.addAll(blocks.labelIndex().keys(block.total()));
            block.fields().stream()
                    .filter(Field::personal)
                    .forEach(field -> personal.addAll(blocks.labelIndex().keys(field)));
        }
    }

    void report(ReportBody body) {
        document.grids().forEach(this::findPersonalRows);
        document.grids().forEach(this::reportCells);
        reportParagraphs();
        body.remarks().forEach(this::report);
        if (body.changes() > 0) {
            context.reportBreach(
                    "changes_not_accepted", null, Figure.Place.NOWHERE, "", Integer.toString(body.changes()), "");
        }
    }

    private void findPersonalRows(RawGrid grid) {
        for (int row : grid.rowNumbers()) {
            for (int column : grid.columnNumbers(row)) {
                RawCell cell = grid.at(row, column);
                if (personal.contains(cell.key())) {
                    personalRows.add(rowOf(cell.ref()));
                }
            }
        }
    }

    /** The table and row of a reference: {@code T2!3} of {@code T2!B3}. */
    private static String rowOf(String ref) {
        return COLUMN.matcher(ref).replaceFirst("!");
    }

    /** A table of which nothing was read is told once, at its first cell. */
    private void reportCells(RawGrid grid) {
        List<RawCell> left = new ArrayList<>();
        boolean isRead = false;
        for (int row : grid.rowNumbers()) {
            for (int column : grid.columnNumbers(row)) {
                RawCell cell = grid.at(row, column);
                isRead |= taken.contains(cell.ref());
                if (!isKnown(cell)) {
                    left.add(cell);
                }
            }
        }
        if (isRead) {
            left.forEach(cell -> reportUnread("cell_not_read", grid.place(cell), cell.text()));
        } else if (!left.isEmpty()) {
            String texts = left.stream()
                    .filter(cell -> !personalRows.contains(rowOf(cell.ref())))
                    .map(RawCell::text)
                    .collect(Collectors.joining(" | "));
            reportUnread("cell_not_read", grid.place(left.get(0)), texts);
        }
    }

    private boolean isKnown(RawCell cell) {
        return taken.contains(cell.ref()) || labels.contains(cell.key()) || isNone(cell);
    }

    private boolean isNone(RawCell cell) {
        return blocks.labelIndex().noneWords(template).status(cell).isPresent();
    }

    /** What stands before the first part of the template is its cover. A part that the template lacks is told once. */
    private void reportParagraphs() {
        boolean isCover = true;
        String told = "";
        for (RawDocument.Paragraph paragraph : document.paragraphs()) {
            Figure.Place place = new Figure.Place(paragraph.heading(), "P" + paragraph.number());
            isCover &= !isPart(paragraph.key()) && !isPart(paragraph.headingKey());
            boolean isText = !paragraph.text().isEmpty() && (!paragraph.isHeading() || hasFigure(paragraph.key()));
            RawCell cell = RawCell.text(place.cell(), paragraph.text());
            if (isCover) {
                reportUnit(place, paragraph.text());
                continue;
            }
            if (!isText || isKnown(cell)) {
                continue;
            }
            if (headings.contains(paragraph.headingKey()) || paragraph.isHeading()) {
                reportUnread("paragraph_not_read", place, paragraph.text());
            } else if (!told.equals(paragraph.heading())) {
                told = paragraph.heading();
                reportUnread("heading_unknown", place, paragraph.heading());
            }
        }
    }

    /** Whether a heading that no template knows tells a figure or a unit. */
    private boolean hasFigure(String key) {
        return !headings.contains(key) && (key.chars().anyMatch(Character::isDigit) || namesUnit(key));
    }

    private static boolean namesUnit(String text) {
        return SCALED.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /** A unit told on the cover would hold for all figures; nobody can know for which. */
    private void reportUnit(Figure.Place place, String text) {
        if (namesUnit(text)) {
            reportUnread("paragraph_not_read", place, text);
        }
    }

    private boolean isPart(String key) {
        return headings.contains(key) && !titles.contains(key);
    }

    private void report(ReportBody.Remark remark) {
        if (remark.ref().isEmpty()) {
            reportUnit(Figure.Place.NOWHERE, remark.text());
        } else if (remark.about().isEmpty() || taken.contains(remark.about())) {
            reportUnread(remark.rule(), new Figure.Place(headingOf(remark.ref()), remark.ref()), remark.text());
        }
    }

    /** The heading that a cell or paragraph stands under. */
    private String headingOf(String ref) {
        for (RawDocument.Paragraph paragraph : document.paragraphs()) {
            if (ref.equals("P" + paragraph.number())) {
                return paragraph.isHeading() ? paragraph.text() : paragraph.heading();
            }
        }
        String table = ref.substring(0, ref.indexOf('!') + 1);
        for (RawGrid grid : document.grids()) {
            for (int row : grid.rowNumbers()) {
                for (int column : grid.columnNumbers(row)) {
                    if (!table.isEmpty() && grid.at(row, column).ref().startsWith(table)) {
                        return grid.name();
                    }
                }
            }
        }
        return "";
    }

    private void reportUnread(String rule, Figure.Place place, String found) {
        String told = personalRows.contains(rowOf(place.cell())) ? "" : found;
        context.reportBreach(rule, null, place, "", told, "");
    }
}
