package fi.robohaku.serve.flight;

import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
import org.apache.arrow.flight.FlightProducer.StreamListener;

/**
 * A response that completes once: the client of an aborted query is told at once, and what its task reports later is
 * dropped.
 */
final class CompleteOnceListener<T> implements StreamListener<T> {
    private final StreamListener<T> out;
    private boolean isComplete;

    CompleteOnceListener(StreamListener<T> out) {
        this.out = out;
    }

    @Override
    public synchronized void onNext(T value) {
        if (!isComplete) {
            out.onNext(value);
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        if (!isComplete) {
            isComplete = true;
            out.onError(failure);
        }
    }

    @Override
    public synchronized void onCompleted() {
        if (!isComplete) {
            isComplete = true;
            out.onCompleted();
        }
    }

    /** Completes the response with the reason why the query was aborted. */
    void abort(QueryCompletion why) {
        onError(FlightErrors.translate(new QueryAbortedException(why)));
    }
}
