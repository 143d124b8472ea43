package fi.robohaku.notebook;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.serve.session.ReadOnlyViolationException;
import fi.robohaku.serve.shell.QueryErrorFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** A cell failed; the lines tell its author what happened and what to do. */
public final class CellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    private CellException(List<String> lines, Throwable cause) {
        // Without a stack trace: nbconvert would print that in place of the lines.
        super(String.join("\n", lines), cause, false, false);
        this.lines = List.copyOf(lines);
    }

    /** The code does not compile. */
    static CellException compilationFailed(int line, String source, int column, String diagnostic) {
        return new CellException(
                List.of(
                        "Virhe solun rivillä " + line + " / Error on line " + line + " of the cell:",
                        "  " + source,
                        "  " + " ".repeat(Math.max(0, column)) + "^",
                        diagnostic),
                null);
    }

    static CellException of(String finnish, String english) {
        return new CellException(List.of(finnish + " / " + english), null);
    }

    static CellException interrupted(boolean goesOn) {
        List<String> lines = new ArrayList<>();
        lines.add("Solun suoritus keskeytettiin. / The cell was interrupted.");
        if (goesOn) {
            lines.add("Se ei reagoi ja jatkuu taustalla: käynnistä ydin uudelleen (Kernel > Restart)."
                    + " / It does not react and goes on in the background: restart the kernel (Kernel > Restart).");
        }
        return new CellException(lines, null);
    }

    /**
     * The code failed.
     *
     * @param line of the cell; 0 where it is not known
     * @param errors formats the failure of a query
     */
    static CellException of(Throwable failure, int line, QueryErrorFormatter errors) {
        if (failure instanceof CellException known) {
            return known;
        }
        String message = Failures.inALine(failure);
        String where = line == 0 ? "" : " (rivi / line " + line + ")";
        if (failure instanceof ReadOnlyViolationException) {
            return new CellException(
                    List.of("Muistio vain lukee tauluja. / A notebook only reads the tables." + where, message),
                    failure);
        }
        if (isQueryFailure(failure)) {
            return new CellException(
                    List.of("Kyselyä ei voi suorittaa. / The query cannot be run." + where, format(failure, errors)),
                    failure);
        }
        if (failure instanceof IllegalArgumentException) {
            return new CellException(List.of(message + where), failure);
        }
        String kind = failure.getClass().getSimpleName();
        return new CellException(
                List.of(
                        "Solun suoritus päättyi virheeseen. / The cell ended with an error." + where,
                        message.equals(kind) ? kind : kind + ": " + message),
                failure);
    }

    private static boolean isQueryFailure(Throwable failure) {
        return failure instanceof SparkThrowable || failure.getCause() instanceof ParseException;
    }

    private static String format(Throwable failure, QueryErrorFormatter errors) {
        return errors.format(failure.getCause() instanceof ParseException syntax ? syntax : failure);
    }

    /** What the user reads, the main thing first. */
    public List<String> lines() {
        return lines;
    }
}
