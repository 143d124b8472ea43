package fi.robohaku.ingest;

import fi.robohaku.documents.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFTextbox;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSimpleShape;

/**
 * What a sheet says beside its cells: comments of cells, text boxes, the header and footer of its pages. A unit that is named
 * there holds for figures as one beside a title does.
 */
final class SheetNotes {
    private static final int MOST = 1_000;

    private SheetNotes() {}

    /**
     * A note.
     *
     * @param ref the cell that it belongs to, A1 style; empty where it belongs to none
     */
    record Note(String ref, String text) {
        Note {
            text = PersonalData.mask(text);
        }
    }

    /** Whatever of it can be read: a decoration that is broken costs no figure. */
    static List<Note> of(Sheet sheet) {
        List<Note> notes = new ArrayList<>();
        addReadable(() -> addPages(sheet, notes));
        addReadable(() -> addComments(sheet, notes));
        addReadable(() -> addTextBoxes(sheet, notes));
        return notes;
    }

    private static void addReadable(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            // Broken by whoever wrote it; what was found before it counts.
        }
    }

    private static void addPages(Sheet sheet, List<Note> notes) {
        for (HeaderFooter part : List.of(sheet.getHeader(), sheet.getFooter())) {
            Stream.of(part.getLeft(), part.getCenter(), part.getRight()).forEach(text -> add(notes, "", text));
        }
    }

    private static void addComments(Sheet sheet, List<Note> notes) {
        sheet.getCellComments().entrySet().stream()
                .limit(MOST)
                .filter(comment -> comment.getValue().getString() != null)
                .forEach(comment -> add(
                        notes,
                        comment.getKey().formatAsString(),
                        comment.getValue().getString().getString()));
    }

    private static void addTextBoxes(Sheet sheet, List<Note> notes) {
        if (sheet.getDrawingPatriarch() instanceof XSSFDrawing drawing) {
            drawing.getShapes().stream()
                    .limit(MOST)
                    .filter(XSSFSimpleShape.class::isInstance)
                    .forEach(shape -> add(notes, "", ((XSSFSimpleShape) shape).getText()));
        } else if (sheet.getDrawingPatriarch() instanceof HSSFPatriarch drawing) {
            drawing.getChildren().stream()
                    .limit(MOST)
                    .filter(shape -> shape instanceof HSSFTextbox && !(shape instanceof HSSFComment))
                    .forEach(shape ->
                            add(notes, "", ((HSSFTextbox) shape).getString().getString()));
        }
    }

    private static void add(List<Note> notes, String ref, String text) {
        if (text != null && !text.isBlank()) {
            notes.add(new Note(ref, text));
        }
    }
}
