package fi.robohaku.lakehouse;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Failures as a person reads them; the log has the rest. */
public final class Failures {
    private Failures() {}

    /** What a task failed with. */
    public static RuntimeException causeOf(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(failure.getCause());
    }

    /** Throws the first of some failures with the others attached; does nothing where there are none. */
    public static void throwFirst(List<RuntimeException> failures) {
        if (!failures.isEmpty()) {
            failures.stream().skip(1).forEach(failures.get(0)::addSuppressed);
            throw failures.get(0);
        }
    }

    /**
     * The first line of what a failure says, or its kind where it says nothing; of one that the machine caused, the cause
     * and what to do about it.
     */
    public static String inALine(Throwable failure) {
        Optional<String> fatal = FatalCause.of(failure);
        if (fatal.isPresent()) {
            return fatal.get();
        }
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
