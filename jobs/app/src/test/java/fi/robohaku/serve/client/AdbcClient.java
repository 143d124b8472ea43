package fi.robohaku.serve.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.adbc.core.AdbcConnection;
import org.apache.arrow.adbc.core.AdbcConnection.GetObjectsDepth;
import org.apache.arrow.adbc.core.AdbcDatabase;
import org.apache.arrow.adbc.core.AdbcDriver;
import org.apache.arrow.adbc.core.AdbcStatement;
import org.apache.arrow.adbc.driver.flightsql.FlightSqlDriver;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A program that uses ADBC, with the driver of Apache Arrow for Flight SQL. */
public final class AdbcClient {
    private static final Map<String, AdbcConnection> CONNECTIONS = new HashMap<>();

    private AdbcClient() {}

    public static void main(String[] arguments) throws IOException {
        Conversation.hold(AdbcClient::answer);
        System.exit(0);
    }

    private static List<String> answer(String[] words) throws Exception {
        if (words[0].equals("open")) {
            Map<String, Object> parameters = new HashMap<>();
            AdbcDriver.PARAM_URI.set(parameters, words[2]);
            AdbcDriver.PARAM_USERNAME.set(parameters, words[3]);
            AdbcDriver.PARAM_PASSWORD.set(parameters, words[4]);
            AdbcDatabase database = new FlightSqlDriver(new RootAllocator()).open(parameters);
            CONNECTIONS.put(words[1], database.connect());
            return List.of();
        }
        AdbcConnection connection = CONNECTIONS.get(words[1]);
        return switch (words[0]) {
            case "sql" -> {
                try (AdbcStatement statement = connection.createStatement()) {
                    statement.setSqlQuery(words[2]);
                    try (AdbcStatement.QueryResult result = statement.executeQuery()) {
                        yield rows(result.getReader());
                    }
                }
            }
            case "do" -> {
                try (AdbcStatement statement = connection.createStatement()) {
                    statement.setSqlQuery(words[2]);
                    yield List.of(String.valueOf(statement.executeUpdate().getAffectedRows()));
                }
            }
            case "info" -> {
                try (ArrowReader info = connection.getInfo()) {
                    info.getVectorSchemaRoot();
                    yield rows(info);
                }
            }
            case "objects" -> {
                try (ArrowReader objects =
                        connection.getObjects(GetObjectsDepth.ALL, null, words[2], words[3], null, null)) {
                    yield rows(objects);
                }
            }
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /** A line for each row, its columns parted by tabs. */
    private static List<String> rows(ArrowReader reader) throws IOException {
        List<String> rows = new ArrayList<>();
        while (reader.loadNextBatch()) {
            reader.getVectorSchemaRoot().contentToTSVString().lines().skip(1).forEach(rows::add);
        }
        return rows;
    }
}
