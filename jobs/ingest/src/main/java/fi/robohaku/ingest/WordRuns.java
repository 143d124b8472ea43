package fi.robohaku.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads the runs of paragraphs as a reader sees them: in whatever controls and wrappers they stand, without what is
 * struck, hidden, deleted or moved away, and without the codes of fields.
 */
final class WordRuns {
    private final WordStyles styles;
    private final Map<String, String> notes;

    /** @param notes text of each note by the name of its reference and its id */
    WordRuns(WordStyles styles, Map<String, String> notes) {
        this.styles = styles;
        this.notes = notes;
    }

    /** Where a field is: in its code, or in what it shows. */
    private static final class Field {
        private boolean isShown;
        private boolean isReplaced;
    }

    /** One paragraph while it is read. */
    private record Line(
            Element paragraph, ReportText text, boolean isHidden, Deque<Field> fields, List<Element> boxes) {
        /** Adds what is shown instead of text. */
        void show(String sign) {
            if (isHidden) {
                text.leaveOut(sign);
            } else {
                text.add(sign, false);
            }
        }

        boolean isInCode() {
            return fields.stream().anyMatch(field -> !field.isShown);
        }

        /** Whether a form field around shows something of its own instead of text. */
        boolean isReplaced() {
            return fields.stream().anyMatch(field -> field.isReplaced);
        }
    }

    /**
     * @param text takes what the paragraph says
     * @param boxes takes the text boxes that hang on it
     */
    void read(Element paragraph, ReportText text, List<Element> boxes) {
        boolean isHidden = WordTables.isHidden(paragraph);
        readChildren(paragraph, new Line(paragraph, text, isHidden, new ArrayDeque<>(), boxes));
    }

    /** Whether a run is what a control shows until somebody fills it in, and the control says so itself. */
    private boolean isPlaceholder(Element run) {
        if (!styles.isPlaceholder(run)) {
            return false;
        }
        for (Node node = run.getParentNode(); node instanceof Element element; node = node.getParentNode()) {
            if ("sdt".equals(WordXml.name(element))) {
                return WordXml.flag(WordXml.child(element, "sdtPr"), "showingPlcHdr")
                        .orElse(false);
            }
        }
        return false;
    }

    private void readChildren(Element parent, Line line) {
        WordXml.children(parent).forEach(child -> read(child, line));
    }

    private void read(Element element, Line line) {
        switch (WordXml.name(element)) {
            case "r" -> readRun(element, line);
            case "del", "moveFrom" -> line.text().cut();
            case "sdt" -> readControl(element, line);
            case "AlternateContent" -> WordXml.shownBranch(element).forEach(child -> read(child, line));
            case "oMath", "oMathPara" -> line.show(formula(element));
            case "pPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr" -> {}
            default -> readChildren(element, line);
        }
    }

    private void readControl(Element control, Line line) {
        Optional<String> box = WordXml.child(control, "sdtPr").flatMap(WordSymbols::control);
        if (box.isPresent()) {
            line.show(box.get());
        } else {
            readChildren(control, line);
        }
    }

    private void readRun(Element run, Line line) {
        if (isPlaceholder(run)) {
            return;
        }
        boolean hasOwnMark = WordXml.children(run).stream()
                .anyMatch(
                        child -> !WordXml.attribute(child, "customMarkFollows").isEmpty());
        WordXml.children(run).forEach(child -> readPart(child, run, hasOwnMark, line));
    }

    /** @param hasOwnMark whether the text of the run is the mark of a note */
    private void readPart(Element part, Element run, boolean hasOwnMark, Line line) {
        switch (WordXml.name(part)) {
            case "t" -> {
                if (!hasOwnMark) {
                    add(run, WordSymbols.translate(run, part.getTextContent()), line);
                }
            }
            case "sym", "symEx" -> {
                String sign = WordSymbols.symbol(part);
                if (sign.isEmpty()) {
                    line.text().cut();
                }
                add(run, sign, line);
            }
            case "tab", "ptab" -> {
                line.text().cut();
                add(run, "\t", line);
            }
            case "br", "cr" -> add(run, "\n", line);
            case "noBreakHyphen" -> add(run, "-", line);
            case "fldChar" -> readField(part, line);
            case "footnoteReference", "endnoteReference" ->
                line.text().addNote(notes.getOrDefault(WordXml.name(part) + WordXml.attribute(part, "id"), ""));
            case "AlternateContent" ->
                WordXml.shownBranch(part).forEach(shown -> readPart(shown, run, hasOwnMark, line));
            case "drawing", "pict" -> line.boxes().addAll(boxesIn(part));
            case "object" -> {
                line.text().addForeign();
                line.boxes().addAll(boxesIn(part));
            }
            case "ruby" -> WordXml.child(part, "rubyBase").ifPresent(base -> readChildren(base, line));
            default -> {}
        }
    }

    private void add(Element run, String text, Line line) {
        if (line.isReplaced()) {
            return;
        }
        boolean isUnseen = line.isHidden() || line.isInCode() || isOn(line, run, "vanish");
        boolean isFaint = styles.isFaint(run);
        isUnseen |= isFaint && !WordTables.isOnGround(run);
        if (isUnseen || isOn(line, run, "strike") || isOn(line, run, "dstrike")) {
            line.text().leaveOut(text);
            return;
        }
        int shift = styles.shift(run);
        boolean isBold = isOn(line, run, "b");
        if (shift > 0) {
            line.text().addRaised(text, isBold);
        } else if (shift < 0 || isFaint) {
            line.text().addLowered(text, isBold);
        } else {
            line.text().add(text, isBold);
        }
    }

    private boolean isOn(Line line, Element run, String property) {
        return styles.isOn(line.paragraph(), run, property);
    }

    private static void readField(Element mark, Line line) {
        switch (WordXml.attribute(mark, "fldCharType")) {
            case "begin" -> {
                Field field = new Field();
                Optional<String> shown = WordSymbols.formField(mark);
                shown.filter(text -> !line.isInCode() && !line.isReplaced()).ifPresent(line::show);
                field.isReplaced = shown.isPresent();
                line.fields().push(field);
            }
            case "separate" -> {
                if (!line.fields().isEmpty()) {
                    line.fields().peek().isShown = true;
                }
            }
            default -> line.fields().poll();
        }
    }

    /** The contents of text boxes, each once: programs write them for old readers once more. */
    private static List<Element> boxesIn(Element element) {
        if ("txbxContent".equals(WordXml.name(element))) {
            return List.of(element);
        }
        List<Element> children = "AlternateContent".equals(WordXml.name(element))
                ? WordXml.shownBranch(element)
                : WordXml.children(element);
        List<Element> boxes = new ArrayList<>();
        children.forEach(child -> boxes.addAll(boxesIn(child)));
        return boxes;
    }

    /** A formula in one line; raised and lowered parts stay apart from the digits before them. */
    private static String formula(Element element) {
        String before = switch (WordXml.name(element)) {
            case "sup" -> "^";
            case "sub" -> "_";
            case "den" -> "/";
            default -> "";
        };
        StringBuilder text = new StringBuilder(before);
        WordXml.children(element)
                .forEach(child ->
                        text.append("t".equals(WordXml.name(child)) ? child.getTextContent() : formula(child)));
        return text.toString();
    }
}
