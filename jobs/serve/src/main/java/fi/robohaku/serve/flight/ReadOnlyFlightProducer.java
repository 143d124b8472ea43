package fi.robohaku.serve.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
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
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The calls of Flight SQL that a client may use: it prepares and executes queries and reads metadata. All other calls
 * are unimplemented.
 */
final class ReadOnlyFlightProducer extends BasicFlightSqlProducer {
    private final FlightSessionManager sessions;
    private final FlightStatementExecutor executor;
    private final FlightMetadata metadata;
    private final FlightSqlInfo sqlInfo;
    private final BufferAllocator allocator;
    private final Executor threads;

    /**
     * @param threads execute queries. In the thread of the call itself gRPC would report neither that the client can take
     *     more nor that it has cancelled, before the call is over
     */
    ReadOnlyFlightProducer(
            FlightSessionManager sessions,
            FlightStatementExecutor executor,
            FlightMetadata metadata,
            FlightSqlInfo sqlInfo,
            BufferAllocator allocator,
            Executor threads) {
        this.sessions = sessions;
        this.executor = executor;
        this.metadata = metadata;
        this.sqlInfo = sqlInfo;
        this.allocator = allocator;
        this.threads = threads;
    }

    /**
     * Runs a task in another thread and waits for its result, but no longer than until its query is aborted.
     *
     * @param task takes the listener that is called where the query is aborted
     */
    private <T> T await(Function<Consumer<QueryCompletion>, T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                done.complete(task.apply(why -> done.completeExceptionally(new QueryAbortedException(why))));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.join();
        } catch (CompletionException e) {
            throw FlightErrors.translate(e.getCause());
        }
    }

    private FlightSession session(CallContext context) {
        return sessions.session(context.peerIdentity());
    }

    @Override
    public void createPreparedStatement(
            ActionCreatePreparedStatementRequest request, CallContext context, StreamListener<Result> out) {
        CompleteOnceListener<Result> reply = new CompleteOnceListener<>(out);
        FlightReply.complete(reply, () -> {
            FlightSession session = session(context);
            FlightStatement statement = executor.prepare(session, request.getQuery(), reply::abort);
            reply.onNext(FlightReply.pack(ActionCreatePreparedStatementResult.newBuilder()
                    .setPreparedStatementHandle(ByteString.copyFromUtf8(session.add(statement)))
                    .setDatasetSchema(FlightReply.serialize(FlightTypes.resultSchema(statement.columns())))
                    .setParameterSchema(FlightReply.serialize(FlightTypes.parameterSchema(statement.parameters())))
                    .build()));
        });
    }

    @Override
    public void closePreparedStatement(
            ActionClosePreparedStatementRequest request, CallContext context, StreamListener<Result> out) {
        FlightReply.complete(
                out,
                () -> session(context)
                        .remove(request.getPreparedStatementHandle().toStringUtf8()));
    }

    @Override
    public void closeSession(CloseSessionRequest request, CallContext context, StreamListener<CloseSessionResult> out) {
        FlightReply.complete(out, () -> {
            sessions.close(context.peerIdentity());
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
        return FlightTypes.resultSchema(
                FlightStatementExecutor.statement(session(context), handle).columns());
    }

    @Override
    public FlightInfo getFlightInfoStatement(
            CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
        try {
            FlightSession session = session(context);
            FlightStatement statement = await(onAbort -> executor.prepare(session, command.getQuery(), onAbort));
            TicketStatementQuery ticket = TicketStatementQuery.newBuilder()
                    .setStatementHandle(ByteString.copyFromUtf8(session.add(statement)))
                    .build();
            return generateFlightInfo(ticket, descriptor, FlightTypes.resultSchema(statement.columns()));
        } catch (RuntimeException e) {
            throw FlightErrors.translate(e);
        }
    }

    @Override
    public SchemaResult getSchemaStatement(
            CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
        try {
            FlightSession session = session(context);
            FlightStatement statement = await(onAbort -> executor.prepare(session, command.getQuery(), onAbort));
            return new SchemaResult(FlightTypes.resultSchema(statement.columns()));
        } catch (RuntimeException e) {
            throw FlightErrors.translate(e);
        }
    }

    @Override
    public Runnable acceptPutPreparedStatementQuery(
            CommandPreparedStatementQuery command,
            CallContext context,
            FlightStream sent,
            StreamListener<PutResult> out) {
        return () -> FlightReply.complete(out, () -> {
            String handle = command.getPreparedStatementHandle().toStringUtf8();
            FlightSession session = session(context);
            FlightStatement statement = FlightStatementExecutor.statement(session, handle);
            session.replace(handle, statement.withValues(FlightParameterValues.read(sent, statement.parameters())));
        });
    }

    /** Executes a statement without columns that was not prepared, as {@link #acceptPutPreparedStatementUpdate} does. */
    @Override
    public Runnable acceptPutStatement(
            CommandStatementUpdate command, CallContext context, FlightStream sent, StreamListener<PutResult> out) {
        CompleteOnceListener<PutResult> reply = new CompleteOnceListener<>(out);
        return () -> FlightReply.complete(reply, () -> {
            FlightSession session = session(context);
            String handle = session.add(executor.prepare(session, command.getQuery(), reply::abort));
            try {
                executor.executeUpdate(session, handle, reply::abort);
            } finally {
                session.remove(handle);
            }
            FlightReply.sendZeroUpdateCount(allocator, reply);
        });
    }

    /** Executes a statement without columns: one that creates a temporary view, or changes the current schema. */
    @Override
    public Runnable acceptPutPreparedStatementUpdate(
            CommandPreparedStatementUpdate command,
            CallContext context,
            FlightStream sent,
            StreamListener<PutResult> out) {
        CompleteOnceListener<PutResult> reply = new CompleteOnceListener<>(out);
        return () -> FlightReply.complete(reply, () -> {
            String handle = command.getPreparedStatementHandle().toStringUtf8();
            executor.executeUpdate(session(context), handle, reply::abort);
            FlightReply.sendZeroUpdateCount(allocator, reply);
        });
    }

    @Override
    public void getStreamPreparedStatement(
            CommandPreparedStatementQuery command, CallContext context, ServerStreamListener out) {
        FlightSession session = session(context);
        String handle = command.getPreparedStatementHandle().toStringUtf8();
        threads.execute(() -> executor.executeQuery(session, handle, out));
    }

    @Override
    public void getStreamStatement(TicketStatementQuery ticket, CallContext context, ServerStreamListener out) {
        FlightSession session = session(context);
        String handle = ticket.getStatementHandle().toStringUtf8();
        threads.execute(() -> {
            executor.executeQuery(session, handle, out);
            session.remove(handle);
        });
    }

    @Override
    public void getStreamSqlInfo(CommandGetSqlInfo command, CallContext context, ServerStreamListener out) {
        sqlInfo.send(command.getInfoList(), out);
    }

    @Override
    public void getStreamCatalogs(CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendCatalogs(out));
    }

    @Override
    public void getStreamSchemas(CommandGetDbSchemas command, CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendSchemas(command, out));
    }

    @Override
    public void getStreamTables(CommandGetTables command, CallContext context, ServerStreamListener out) {
        FlightSession session = session(context);
        FlightReply.completeStream(
                out,
                () -> metadata.sendTables(
                        command,
                        await(onAbort -> executor.listTables(
                                session,
                                FlightMetadata.describe(command),
                                onAbort,
                                () -> metadata.findTables(command, session.spark()))),
                        out));
    }

    @Override
    public void getStreamPrimaryKeys(CommandGetPrimaryKeys command, CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendPrimaryKeys(command, out));
    }

    @Override
    public void getStreamImportedKeys(CommandGetImportedKeys command, CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendImportedKeys(command, out));
    }

    @Override
    public void getStreamExportedKeys(CommandGetExportedKeys command, CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendExportedKeys(command, out));
    }

    @Override
    public void getStreamCrossReference(
            CommandGetCrossReference command, CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendCrossReference(command, out));
    }

    @Override
    public void getStreamTypeInfo(CommandGetXdbcTypeInfo command, CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendTypes(command, out));
    }

    @Override
    public void getStreamTableTypes(CallContext context, ServerStreamListener out) {
        FlightReply.completeStream(out, () -> metadata.sendTableTypes(out));
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
