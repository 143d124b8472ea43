package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.auth.ServerAddress;
import fi.robohaku.serve.flight.FlightStatements;
import fi.robohaku.serve.shell.OutputFormat;
import fi.robohaku.serve.shell.Statements;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A session at the server that runs over a workspace, opened with the token in {@code ROBOHAKU_TOKEN}. */
final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(RunningServer.class);
    private static final String TOKEN = "ROBOHAKU_TOKEN";

    private final FlightStatements statements;

    private RunningServer(FlightStatements statements) {
        this.statements = statements;
    }

    /**
     * Opens a session; empty where the user has no token, where no server runs, or where it does not let the user in.
     *
     * @param err is told why a server that runs is not asked
     */
    static Optional<RunningServer> find(Workspace workspace, PrintWriter err) {
        String token = System.getenv(TOKEN);
        Optional<ServerAddress> address =
                token == null || token.isBlank() ? Optional.empty() : ServerAddress.read(workspace.folder());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        String server =
                "the server at " + address.get().host() + ":" + address.get().flightPort();
        try {
            RunningServer open = new RunningServer(FlightStatements.connect(address.get(), token));
            LOG.info("Answered by {}, process {}", server, address.get().pid());
            return Optional.of(open);
        } catch (IOException e) {
            LOG.warn("Not answered by {}", server, e);
            err.println("robohaku: " + server + " is not asked: " + e.getMessage());
            return Optional.empty();
        }
    }

    Statements statements() {
        return statements;
    }

    /** Has names without schema mean tables of a schema. */
    void useSchema(String schema) {
        statements.execute("USE " + schema, OutputFormat.TABLE, 0, 0, new PrintWriter(Writer.nullWriter()));
    }

    @Override
    public void close() {
        statements.close();
    }
}
