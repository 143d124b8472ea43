package fi.robohaku.lakehouse;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Failures as a person reads them; the log has the rest. */
public final class Failures {
    private Failures() {}

    /** The first line of what a failure says, or its kind where it says nothing. */
    public static String inALine(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "No right to use " + denied.getFile();
        }
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse(failure.getClass().getSimpleName());
    }
}
