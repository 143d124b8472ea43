package fi.robohaku.serve.flight;

import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.IpcOption;

/** A stream that has the columns of what is sent, and none of its rows. */
final class EmptyStream implements ServerStreamListener {
    private final ServerStreamListener out;

    EmptyStream(ServerStreamListener out) {
        this.out = out;
    }

    @Override
    public boolean isCancelled() {
        return out.isCancelled();
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        out.setOnCancelHandler(handler);
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void start(VectorSchemaRoot root, DictionaryProvider dictionaries, IpcOption option) {
        root.setRowCount(0);
        out.start(root, dictionaries, option);
    }

    @Override
    public void putNext() {
        // No rows.
    }

    @Override
    public void putNext(ArrowBuf metadata) {
        // No rows.
    }

    @Override
    public void putMetadata(ArrowBuf metadata) {
        out.putMetadata(metadata);
    }

    @Override
    public void error(Throwable failure) {
        out.error(failure);
    }

    @Override
    public void completed() {
        out.completed();
    }
}
