package fi.robohaku.serve.server;

import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Rows on their way to a client, which end once: what is stopped is told so at once, and sends nothing more. */
final class FlightRows {
    private final ServerStreamListener out;
    private boolean isEnded;

    FlightRows(ServerStreamListener out) {
        this.out = out;
    }

    /** For what is asked of the call itself: whether it is cancelled, and whether it can take more. */
    ServerStreamListener call() {
        return out;
    }

    synchronized void begins(VectorSchemaRoot root) {
        if (!isEnded) {
            out.start(root);
        }
    }

    /** Sends the rows that are in the root. */
    synchronized void puts() {
        if (!isEnded) {
            out.putNext();
        }
    }

    synchronized void completes() {
        if (!isEnded) {
            isEnded = true;
            out.completed();
        }
    }

    synchronized void fails(Throwable failure) {
        if (!isEnded) {
            isEnded = true;
            out.error(FlightErrors.told(failure));
        }
    }
}
