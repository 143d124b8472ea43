package fi.robohaku.serve.session;

import java.util.Optional;

/** A function would make one value that is larger than the limit of the server. */
public final class ValueTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String BEGINNING = "One value would be too large: ";

    ValueTooLargeException(String function, long bytes, long maxBytes) {
        super(BEGINNING + function + " would make " + bytes + " bytes, and "
                + maxBytes / ResultTooLargeException.MEGABYTE
                + " MB are the most; ask for less, or have the server started with a larger --max-value-megabytes");
    }

    /** The message, where a failure with this text was caused by it; from a task only the text of a failure arrives. */
    public static Optional<String> find(String text) {
        int begin = text.indexOf(BEGINNING);
        if (begin < 0) {
            return Optional.empty();
        }
        String end = "--max-value-megabytes";
        int last = text.indexOf(end, begin);
        return Optional.of(last < 0 ? text.substring(begin) : text.substring(begin, last + end.length()));
    }
}
