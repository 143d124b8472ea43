package fi.robohaku.serve.connect;

import fi.robohaku.serve.session.ReadOnlyViolationException;

/** A request that does more than read the tables. */
final class RequestRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what the part of the request that is not allowed */
    RequestRejectedException(String what) {
        super(ReadOnlyViolationException.BEGINNING + "; '" + what + "' is none");
    }
}
