package fi.robohaku.serve.server;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.BasicFlightSqlProducer;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** What a client of Flight SQL can call: it prepares and asks, and looks at what there is. All else is unimplemented. */
final class FlightService extends BasicFlightSqlProducer {
    private final FlightSessions sessions;
    private final FlightQueries queries;
    private final FlightTables tables;
    private final SqlInfoBuilder info;
    private final BufferAllocator memory;
    private final Executor answering;

    /**
     * @param answering works on answers. A call whose own thread did would hear of nothing, neither that the client can
     *     take more nor that it has given up, before it is over
     */
    FlightService(
            FlightSessions sessions,
            FlightQueries queries,
            FlightTables tables,
            SqlInfoBuilder info,
            BufferAllocator memory,
            Executor answering) {
        this.sessions = sessions;
        this.queries = queries;
        this.tables = tables;
        this.info = info;
        this.memory = memory;
        this.answering = answering;
    }

    /**
     * Has work done for a call that waits for it, and waits no longer where the work is stopped.
     *
     * @param work takes who hears of that
     */
    private <T> T waited(Function<Consumer<Ending>, T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        answering.execute(() -> {
            try {
                done.complete(work.apply(why -> done.completeExceptionally(new LimitException(why))));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.join();
        } catch (CompletionException e) {
            throw FlightErrors.told(e.getCause());
        }
    }

    private FlightSession session(CallContext context) {
        return sessions.of(context.peerIdentity());
    }

    @Override
    public void createPreparedStatement(
            ActionCreatePreparedStatementRequest request, CallContext context, StreamListener<Result> out) {
        FlightOnce<Result> reply = new FlightOnce<>(out);
        FlightReply.call(reply, () -> {
            FlightSession session = session(context);
            FlightStatement statement = queries.prepare(session, request.getQuery(), reply::stops);
            reply.onNext(FlightReply.packed(ActionCreatePreparedStatementResult.newBuilder()
                    .setPreparedStatementHandle(ByteString.copyFromUtf8(session.keep(statement)))
                    .setDatasetSchema(FlightReply.bytes(FlightTypes.answer(statement.columns())))
                    .setParameterSchema(FlightReply.bytes(FlightTypes.parameters(statement.parameters())))
                    .build()));
        });
    }

    @Override
    public void closePreparedStatement(
            ActionClosePreparedStatementRequest request, CallContext context, StreamListener<Result> out) {
        FlightReply.call(
                out,
                () -> session(context)
                        .forget(request.getPreparedStatementHandle().toStringUtf8()));
    }

    @Override
    public void closeSession(CloseSessionRequest request, CallContext context, StreamListener<CloseSessionResult> out) {
        FlightReply.call(out, () -> {
            sessions.end(context.peerIdentity());
            out.onNext(new CloseSessionResult(CloseSessionResult.Status.CLOSED));
        });
    }

    @Override
    public FlightInfo getFlightInfoPreparedStatement(
            CommandPreparedStatementQuery command, CallContext context, FlightDescriptor descriptor) {
        return generateFlightInfo(command, descriptor, schema(command, context));
    }

    @Override
    public SchemaResult getSchemaPreparedStatement(
            CommandPreparedStatementQuery command, CallContext context, FlightDescriptor descriptor) {
        return new SchemaResult(schema(command, context));
    }

    private Schema schema(CommandPreparedStatementQuery command, CallContext context) {
        String handle = command.getPreparedStatementHandle().toStringUtf8();
        return FlightTypes.answer(
                FlightQueries.statement(session(context), handle).columns());
    }

    @Override
    public FlightInfo getFlightInfoStatement(
            CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
        try {
            FlightSession session = session(context);
            FlightStatement statement = waited(told -> queries.prepare(session, command.getQuery(), told));
            TicketStatementQuery ticket = TicketStatementQuery.newBuilder()
                    .setStatementHandle(ByteString.copyFromUtf8(session.keep(statement)))
                    .build();
            return generateFlightInfo(ticket, descriptor, FlightTypes.answer(statement.columns()));
        } catch (RuntimeException e) {
            throw FlightErrors.told(e);
        }
    }

    @Override
    public SchemaResult getSchemaStatement(
            CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
        try {
            FlightSession session = session(context);
            FlightStatement statement = waited(told -> queries.prepare(session, command.getQuery(), told));
            return new SchemaResult(FlightTypes.answer(statement.columns()));
        } catch (RuntimeException e) {
            throw FlightErrors.told(e);
        }
    }

    @Override
    public Runnable acceptPutPreparedStatementQuery(
            CommandPreparedStatementQuery command,
            CallContext context,
            FlightStream sent,
            StreamListener<PutResult> out) {
        return () -> FlightReply.call(out, () -> {
            String handle = command.getPreparedStatementHandle().toStringUtf8();
            FlightSession session = session(context);
            FlightStatement statement = FlightQueries.statement(session, handle);
            session.replace(handle, statement.with(FlightValues.read(sent, statement.parameters())));
        });
    }

    /** A statement without columns: a passing view, the schema in use. */
    @Override
    public Runnable acceptPutPreparedStatementUpdate(
            CommandPreparedStatementUpdate command,
            CallContext context,
            FlightStream sent,
            StreamListener<PutResult> out) {
        FlightOnce<PutResult> reply = new FlightOnce<>(out);
        return () -> FlightReply.call(reply, () -> {
            String handle = command.getPreparedStatementHandle().toStringUtf8();
            queries.carryOut(session(context), handle, reply::stops);
            FlightReply.noRowsChanged(memory, reply);
        });
    }

    @Override
    public void getStreamPreparedStatement(
            CommandPreparedStatementQuery command, CallContext context, ServerStreamListener out) {
        FlightSession session = session(context);
        String handle = command.getPreparedStatementHandle().toStringUtf8();
        answering.execute(() -> queries.answer(session, handle, out));
    }

    @Override
    public void getStreamStatement(TicketStatementQuery ticket, CallContext context, ServerStreamListener out) {
        FlightSession session = session(context);
        String handle = ticket.getStatementHandle().toStringUtf8();
        answering.execute(() -> {
            queries.answer(session, handle, out);
            session.forget(handle);
        });
    }

    @Override
    public void getStreamSqlInfo(CommandGetSqlInfo command, CallContext context, ServerStreamListener out) {
        info.send(command.getInfoList(), out);
    }

    @Override
    public void getStreamCatalogs(CallContext context, ServerStreamListener out) {
        FlightReply.rows(out, () -> tables.sendCatalogs(out));
    }

    @Override
    public void getStreamSchemas(CommandGetDbSchemas command, CallContext context, ServerStreamListener out) {
        FlightReply.rows(out, () -> tables.sendSchemas(command, out));
    }

    @Override
    public void getStreamTables(CommandGetTables command, CallContext context, ServerStreamListener out) {
        FlightSession session = session(context);
        FlightReply.rows(
                out,
                () -> tables.sendTables(
                        command,
                        waited(told -> queries.tables(
                                session,
                                FlightTables.text(command),
                                told,
                                () -> tables.find(command, session.spark()))),
                        out));
    }

    @Override
    public void getStreamTableTypes(CallContext context, ServerStreamListener out) {
        FlightReply.rows(out, () -> tables.sendTableTypes(out));
    }

    @Override
    protected <T extends Message> List<FlightEndpoint> determineEndpoints(
            T request, FlightDescriptor descriptor, Schema schema) {
        return List.of(new FlightEndpoint(new Ticket(Any.pack(request).toByteArray())));
    }

    @Override
    public void listFlights(
            CallContext context, org.apache.arrow.flight.Criteria criteria, StreamListener<FlightInfo> out) {
        out.onError(CallStatus.UNIMPLEMENTED.toRuntimeException());
    }
}
