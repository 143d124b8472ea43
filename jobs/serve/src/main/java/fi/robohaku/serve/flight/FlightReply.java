package fi.robohaku.serve.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.FlightProducer.StreamListener;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** Replies to calls of Flight SQL: completes a call, or ends it with a failure that its client understands. */
final class FlightReply {
    private FlightReply() {}

    /** Runs an action, which sends its results to the listener, and completes the call. */
    static void complete(StreamListener<?> out, Runnable action) {
        try {
            action.run();
            out.onCompleted();
        } catch (RuntimeException e) {
            out.onError(FlightErrors.translate(e));
        }
    }

    /** Runs an action, which sends its rows to the listener, and completes the stream. */
    static void completeStream(ServerStreamListener out, Runnable action) {
        try {
            action.run();
            out.completed();
        } catch (RuntimeException e) {
            out.error(FlightErrors.translate(e));
        }
    }

    /** Sends an update count of zero: the statement changed no rows. */
    static void sendZeroUpdateCount(BufferAllocator allocator, StreamListener<PutResult> out) {
        byte[] zero = DoPutUpdateResult.newBuilder().setRecordCount(0).build().toByteArray();
        try (ArrowBuf sent = allocator.buffer(zero.length)) {
            sent.writeBytes(zero);
            out.onNext(PutResult.metadata(sent));
        }
    }

    static Result pack(Message message) {
        return new Result(Any.pack(message).toByteArray());
    }

    static ByteString serialize(Schema schema) {
        return ByteString.copyFrom(schema.serializeAsMessage());
    }
}
