package fi.robohaku.notebook;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.serve.FailureInWords;
import fi.robohaku.serve.NotAQuestionException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** A cell that could not be run to its end: what happened and what to do, for the person who wrote it. */
public final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    private CellFailure(List<String> lines, Throwable cause) {
        // Without a stack: nbconvert would print it in place of what a person can use.
        super(String.join("\n", lines), cause, false, false);
        this.lines = List.copyOf(lines);
    }

    /** The compiler's word on a piece of the cell. */
    static CellFailure ofSource(int line, String source, int column, String complaint) {
        return new CellFailure(
                List.of(
                        "Virhe solun rivillä " + line + " / Error on line " + line + " of the cell:",
                        "  " + source,
                        "  " + " ".repeat(Math.max(0, column)) + "^",
                        complaint),
                null);
    }

    static CellFailure ofMessage(String finnish, String english) {
        return new CellFailure(List.of(finnish + " / " + english), null);
    }

    static CellFailure interrupted(boolean wentOn) {
        List<String> lines = new ArrayList<>();
        lines.add("Solun suoritus keskeytettiin. / The cell was interrupted.");
        if (wentOn) {
            lines.add("Se ei reagoi ja jatkuu taustalla: käynnistä ydin uudelleen (Kernel > Restart)."
                    + " / It does not react and goes on in the background: restart the kernel (Kernel > Restart).");
        }
        return new CellFailure(lines, null);
    }

    /**
     * What went wrong while a cell ran.
     *
     * @param line of the cell; 0 where it is not known
     * @param words for what goes wrong with a query
     */
    static CellFailure of(Throwable failure, int line, FailureInWords words) {
        if (failure instanceof CellFailure told) {
            return told;
        }
        String message = Failures.inALine(failure);
        String where = line == 0 ? "" : " (rivi / line " + line + ")";
        if (failure instanceof NotAQuestionException) {
            return new CellFailure(
                    List.of("Muistio vain lukee tauluja. / A notebook only reads the tables." + where, message),
                    failure);
        }
        if (isOfAQuery(failure)) {
            return new CellFailure(
                    List.of("Kyselyä ei voi suorittaa. / The query cannot be run." + where, inWords(failure, words)),
                    failure);
        }
        if (failure instanceof IllegalArgumentException) {
            return new CellFailure(List.of(message + where), failure);
        }
        String kind = failure.getClass().getSimpleName();
        return new CellFailure(
                List.of(
                        "Solun suoritus päättyi virheeseen. / The cell ended with an error." + where,
                        message.equals(kind) ? kind : kind + ": " + message),
                failure);
    }

    private static boolean isOfAQuery(Throwable failure) {
        return failure instanceof SparkThrowable || failure.getCause() instanceof ParseException;
    }

    private static String inWords(Throwable failure, FailureInWords words) {
        return words.of(failure.getCause() instanceof ParseException syntax ? syntax : failure);
    }

    /** What the person reads, the main thing first. */
    public List<String> lines() {
        return lines;
    }
}
