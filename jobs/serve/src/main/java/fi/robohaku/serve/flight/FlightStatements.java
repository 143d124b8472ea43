package fi.robohaku.serve.flight;

import fi.robohaku.export.text.PrintableText;
import fi.robohaku.serve.auth.ServerAddress;
import fi.robohaku.serve.shell.OutputFormat;
import fi.robohaku.serve.shell.QueryFailedException;
import fi.robohaku.serve.shell.Statements;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.PreparedStatement;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Executes statements at a server, in a session of its own; this process needs no Spark for it. */
public final class FlightStatements implements Statements, AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(FlightStatements.class);

    private final BufferAllocator allocator;
    private final FlightSqlClient client;
    private final CallOption session;

    private FlightStatements(BufferAllocator allocator, FlightSqlClient client, CallOption session) {
        this.allocator = allocator;
        this.client = client;
        this.session = session;
    }

    /**
     * Opens a session at a server.
     *
     * @throws IOException where it does not answer, or does not take the token
     */
    public static FlightStatements connect(ServerAddress address, String token) throws IOException {
        Location location = address.isEncrypted()
                ? Location.forGrpcTls(address.host(), address.flightPort())
                : Location.forGrpcInsecure(address.host(), address.flightPort());
        BufferAllocator allocator = new RootAllocator();
        FlightClient client = FlightClient.builder(allocator, location).build();
        try {
            CallOption session = client.authenticateBasicToken("", token).orElseThrow();
            return new FlightStatements(allocator, new FlightSqlClient(client), session);
        } catch (FlightRuntimeException e) {
            close(client);
            close(allocator);
            boolean isDenied = e.status().code() == FlightStatusCode.UNAUTHENTICATED;
            throw new IOException(isDenied ? "it does not take the token" : "it does not answer", e);
        }
    }

    @Override
    public OutputFormat.Printed execute(
            String statement, OutputFormat format, int maxRows, int window, PrintWriter out) {
        try {
            PreparedStatement prepared = client.prepare(statement, session);
            try {
                if (prepared.getResultSetSchema().getFields().isEmpty()) {
                    prepared.executeUpdate(session);
                    return new OutputFormat.Printed(false, false);
                }
                return print(prepared.execute(session), format, maxRows, window, out);
            } finally {
                prepared.close(session);
            }
        } catch (FlightRuntimeException e) {
            LOG.info("A statement failed at the server", e);
            throw new QueryFailedException(message(e), e);
        } catch (IOException e) {
            throw new QueryFailedException("The answer cannot be printed: " + e.getMessage(), e);
        }
    }

    private OutputFormat.Printed print(FlightInfo info, OutputFormat format, int maxRows, int window, PrintWriter out)
            throws IOException {
        try (FlightStream stream = open(info)) {
            FlightRows rows = new FlightRows(stream);
            OutputFormat.Printed printed = format.print(List.of(rows.columns().fields()), rows, maxRows, window, out);
            if (printed.isCut()) {
                stream.cancel("No more rows are printed", null);
            }
            return printed;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private FlightStream open(FlightInfo info) {
        return client.getStream(info.getEndpoints().get(0).getTicket(), session);
    }

    /** What the server says, without Spark's name of the condition behind it. */
    private static String message(FlightRuntimeException failure) {
        String said = failure.status().description();
        String plain = said == null ? failure.status().code().name() : said.replaceFirst(" \\[[A-Z0-9_.]+]$", "");
        return PrintableText.of(
                failure.status().code() == FlightStatusCode.RESOURCE_EXHAUSTED
                        ? plain + "; without ROBOHAKU_TOKEN the query is answered here, not by the server"
                        : plain);
    }

    @Override
    public List<String> listTables() {
        List<String> names = new ArrayList<>();
        try (FlightStream stream = open(client.getTables(null, null, null, null, false, session))) {
            while (stream.next()) {
                for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
                    names.add(stream.getRoot().getVector("db_schema_name").getObject(row) + "."
                            + stream.getRoot().getVector("table_name").getObject(row));
                }
            }
        } catch (FlightRuntimeException e) {
            throw new QueryFailedException(message(e), e);
        } catch (Exception e) {
            throw new IllegalStateException("The tables of the server cannot be listed", e);
        }
        return names;
    }

    @Override
    public void close() {
        try {
            client.closeSession(new CloseSessionRequest(), session);
        } catch (FlightRuntimeException e) {
            LOG.info("The session at the server was not closed", e);
        }
        close(client);
        close(allocator);
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.info("A connection was not closed in order", e);
        }
    }
}
