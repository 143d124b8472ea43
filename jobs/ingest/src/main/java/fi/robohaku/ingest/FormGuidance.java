package fi.robohaku.ingest;

import fi.robohaku.contracts.FormWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of a workbook what an empty form says to whoever fills it in: sheets of instructions and choices, known by the
 * title at their head, and examples, known by the mark before them. None of it is an answer.
 */
final class FormGuidance {
    /** Rows at the head of a sheet in which its title stands. */
    private static final int HEAD_ROWS = 2;

    private final Set<String> titles;
    private final List<String> marks;

    FormGuidance(FormWords words) {
        this.titles = words.titles();
        this.marks = words.example().all().stream()
                .filter(mark -> !mark.isBlank())
                .map(FormGuidance::plain)
                .toList();
    }

    RawDocument takeOut(RawDocument workbook) {
        List<RawGrid> grids =
                workbook.grids().stream().filter(grid -> !isGuidance(grid)).toList();
        grids.forEach(this::takeOutExamples);
        return new RawDocument(grids, workbook.paragraphs(), workbook.hiddenSheets(), workbook.body());
    }

    private boolean isGuidance(RawGrid grid) {
        int row = grid.rowOf(titles, 0);
        return row >= 0 && row < HEAD_ROWS;
    }

    private void takeOutExamples(RawGrid grid) {
        for (int row : List.copyOf(grid.rowNumbers())) {
            Optional<Integer> mark = grid.columnNumbers(row).stream()
                    .filter(column -> isExample(grid.at(row, column)))
                    .findFirst();
            mark.ifPresent(column -> grid.takeOut(row, column));
        }
    }

    private boolean isExample(RawCell cell) {
        return cell.isText() && marks.stream().anyMatch(plain(cell.text())::startsWith);
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
