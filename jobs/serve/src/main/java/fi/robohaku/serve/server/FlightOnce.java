package fi.robohaku.serve.server;

import org.apache.arrow.flight.FlightProducer.StreamListener;

/** A reply that ends once: what is stopped is told so at once, and what the work on it then says comes too late. */
final class FlightOnce<T> implements StreamListener<T> {
    private final StreamListener<T> out;
    private boolean isEnded;

    FlightOnce(StreamListener<T> out) {
        this.out = out;
    }

    @Override
    public synchronized void onNext(T value) {
        if (!isEnded) {
            out.onNext(value);
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        if (!isEnded) {
            isEnded = true;
            out.onError(failure);
        }
    }

    @Override
    public synchronized void onCompleted() {
        if (!isEnded) {
            isEnded = true;
            out.onCompleted();
        }
    }

    /** Ends it because its question was stopped. */
    void stops(Ending why) {
        onError(FlightErrors.told(new LimitException(why)));
    }
}
