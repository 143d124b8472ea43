package fi.robohaku.serve.server;

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

/** How a call of Flight SQL is replied to: with an end, or with what went wrong as the client is to be told of it. */
final class FlightReply {
    private FlightReply() {}

    /** Replies to a call with what the work gives. */
    static void call(StreamListener<?> out, Runnable work) {
        try {
            work.run();
            out.onCompleted();
        } catch (RuntimeException e) {
            out.onError(FlightErrors.told(e));
        }
    }

    /** Replies to a call with the rows that the work sends. */
    static void rows(ServerStreamListener out, Runnable work) {
        try {
            work.run();
            out.completed();
        } catch (RuntimeException e) {
            out.error(FlightErrors.told(e));
        }
    }

    /** Says that a statement was carried out and changed no rows. */
    static void noRowsChanged(BufferAllocator memory, StreamListener<PutResult> out) {
        byte[] none = DoPutUpdateResult.newBuilder().setRecordCount(0).build().toByteArray();
        try (ArrowBuf sent = memory.buffer(none.length)) {
            sent.writeBytes(none);
            out.onNext(PutResult.metadata(sent));
        }
    }

    static Result packed(Message message) {
        return new Result(Any.pack(message).toByteArray());
    }

    static ByteString bytes(Schema schema) {
        return ByteString.copyFrom(schema.serializeAsMessage());
    }
}
