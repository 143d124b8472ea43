package fi.robohaku.serve.flight;

import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * A stream of rows to a client that completes once: the client of an aborted query is told at once, and no more rows are
 * sent.
 */
final class FlightResultStream {
    private final ServerStreamListener out;
    private boolean isComplete;

    FlightResultStream(ServerStreamListener out) {
        this.out = out;
    }

    /** The call itself, which knows whether it is cancelled and whether it can take more. */
    ServerStreamListener call() {
        return out;
    }

    synchronized void start(VectorSchemaRoot root) {
        if (!isComplete) {
            out.start(root);
        }
    }

    /** Sends the rows that are in the root. */
    synchronized void putNext() {
        if (!isComplete) {
            out.putNext();
        }
    }

    synchronized void complete() {
        if (!isComplete) {
            isComplete = true;
            out.completed();
        }
    }

    synchronized void fail(Throwable failure) {
        if (!isComplete) {
            isComplete = true;
            out.error(FlightErrors.translate(failure));
        }
    }
}
