package fi.robohaku.contracts;

/** A file of {@code schemas/} is not as it must be. The message names the file and what to mend. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ContractException(String message) {
        super(message);
    }

    public ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
