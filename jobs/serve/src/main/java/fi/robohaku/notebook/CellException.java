package fi.robohaku.notebook;

import java.util.List;

/** A cell failed; the lines tell its author what happened and what to do. {@link CellErrors} words them. */
public final class CellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    CellException(List<String> lines, Throwable cause) {
        // Without a stack trace: nbconvert would print that in place of the lines.
        super(String.join("\n", lines), cause, false, false);
        this.lines = List.copyOf(lines);
    }

    /** What the user reads, the main thing first. */
    public List<String> lines() {
        return lines;
    }
}
