package fi.robohaku.serve.client;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that uses JDBC, with the driver of Apache Arrow and nothing else. */
public final class JdbcClient {
    private static final Map<String, Connection> CONNECTIONS = new ConcurrentHashMap<>();

    private static final List<Thread> BEGUN = new CopyOnWriteArrayList<>();

    private JdbcClient() {}

    public static void main(String[] arguments) throws IOException {
        Conversation.hold(JdbcClient::answer);
        System.exit(0);
    }

    private static List<String> answer(String[] words) throws Exception {
        if (words[0].equals("open")) {
            Properties properties = new Properties();
            if (!words[3].isEmpty()) {
                properties.setProperty("user", words[3]);
                properties.setProperty("password", words[4]);
            }
            CONNECTIONS.put(words[1], DriverManager.getConnection(words[2], properties));
            return List.of();
        }
        if (words[0].equals("load")) {
            return load(words);
        }
        Connection connection = CONNECTIONS.get(words[1]);
        return switch (words[0]) {
            case "sql" -> sql(connection, words[2]);
            case "do" -> done(connection, words[2]);
            case "types" -> types(connection, words[2]);
            case "prepare" -> prepared(connection, words);
            case "catalogs" -> rows(connection.getMetaData().getCatalogs());
            case "schemas" -> rows(connection.getMetaData().getSchemas());
            case "tables" ->
                some(
                        connection.getMetaData().getTables(null, words[2], words[3], null),
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "TABLE_TYPE");
            case "columns" ->
                some(
                        connection.getMetaData().getColumns(null, words[2], words[3], null),
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "DATA_TYPE",
                        "COLUMN_SIZE",
                        "DECIMAL_DIGITS",
                        "REMARKS");
            case "cancelled" -> cancelled(connection, words[2]);
            case "labels" -> labels(connection, words[2]);
            case "metadata" -> metadata(connection.getMetaData(), words[2], words[3]);
            case "key" ->
                some(
                        connection.getMetaData().getPrimaryKeys(null, words[2], words[3]),
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "COLUMN_NAME",
                        "KEY_SEQ",
                        "PK_NAME");
            case "imported", "exported" ->
                some(
                        words[0].equals("imported")
                                ? connection.getMetaData().getImportedKeys(null, words[2], words[3])
                                : connection.getMetaData().getExportedKeys(null, words[2], words[3]),
                        "FKTABLE_SCHEM",
                        "FKTABLE_NAME",
                        "FKCOLUMN_NAME",
                        "PKTABLE_SCHEM",
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME");
            case "begin" -> begin(connection, words[2]);
            case "running" ->
                List.of(String.valueOf(BEGUN.stream().filter(Thread::isAlive).count()));
            case "quote" -> List.of(connection.getMetaData().getIdentifierQuoteString());
            case "close" -> {
                connection.close();
                yield List.of();
            }
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /**
     * Lets many connections ask at the same time, each again as soon as it has its answer.
     *
     * @param words the command, URL, seconds, number of connections, {@code name:token,name:token}, query, its one row
     * @return what came of the queries, each with the number of times
     */
    private static List<String> load(String[] words) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(words[2]));
        String[] users = words[4].split(",", -1);
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(words[3]); i++) {
            String[] user = users[i % users.length].split(":", -1);
            Thread thread = new Thread(() -> ask(words, user, end, outcomes));
            thread.start();
            asking.add(thread);
        }
        for (Thread thread : asking) {
            thread.join();
        }
        return outcomes.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .sorted()
                .toList();
    }

    private static void ask(String[] words, String[] user, long end, Map<String, Integer> outcomes) {
        try (Connection connection = DriverManager.getConnection(words[1], user[0], user[1])) {
            while (System.nanoTime() < end) {
                List<String> rows = sql(connection, words[5]);
                outcomes.merge(rows.equals(List.of(words[6])) ? "right" : "wrong: " + rows, 1, Integer::sum);
            }
        } catch (SQLException e) {
            outcomes.merge("failed: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), 1, Integer::sum);
        }
    }

    private static List<String> sql(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return rows(statement.executeQuery(query));
        }
    }

    /** The label of each column, and its first value read by that label. */
    private static List<String> labels(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            ResultSetMetaData columns = result.getMetaData();
            result.next();
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                labels.add(columns.getColumnLabel(i) + "\t" + columns.getColumnName(i) + "\t"
                        + result.getString(columns.getColumnLabel(i)));
            }
            return labels;
        }
    }

    /** Calls each method of the metadata there is: its name with what it gave, or with what went wrong behind a '!'. */
    private static List<String> metadata(DatabaseMetaData metadata, String schema, String table) {
        List<String> answers = new ArrayList<>();
        for (Method method : DatabaseMetaData.class.getDeclaredMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                List<Object> arguments = new ArrayList<>();
                for (Class<?> type : method.getParameterTypes()) {
                    arguments.add(argument(type, arguments.size() % 3, schema, table));
                }
                try {
                    Object answer = method.invoke(metadata, arguments.toArray());
                    answers.add(method.getName() + "="
                            + (answer instanceof ResultSet rows ? rows(rows).size() + " rows" : answer));
                } catch (ReflectiveOperationException | SQLException e) {
                    Throwable cause = e.getCause() == null ? e : e.getCause();
                    answers.add(method.getName() + "!" + String.valueOf(cause).replaceAll("\\s+", " "));
                }
            }
        }
        return answers;
    }

    /** An argument of a metadata call: names come as catalog, schema, table, and again. */
    private static Object argument(Class<?> type, int place, String schema, String table) {
        if (type == String.class) {
            return place == 0 ? null : place == 1 ? schema : table;
        }
        return type == boolean.class ? (Object) false : type == int.class ? (Object) ResultSet.TYPE_FORWARD_ONLY : null;
    }

    /** Begins a query in a thread of its own, and does not wait for its answer. */
    private static List<String> begin(Connection connection, String query) {
        Thread asking = new Thread(() -> {
            try {
                sql(connection, query);
            } catch (SQLException e) {
                // It is stopped in the end.
            }
        });
        asking.setDaemon(true);
        asking.start();
        BEGUN.add(asking);
        return List.of();
    }

    /** Carries out a statement that has no answer. */
    private static List<String> done(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return List.of(String.valueOf(statement.execute(command)));
        }
    }

    /** A line for each column: its SQL type and the Java class of its first value. */
    private static List<String> types(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            ResultSetMetaData columns = result.getMetaData();
            result.next();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.add(columns.getColumnName(i) + "\t" + columns.getColumnType(i) + "\t" + columns.getPrecision(i)
                        + "\t" + columns.getScale(i) + "\t"
                        + result.getObject(i).getClass().getName());
            }
            return types;
        }
    }

    /** Values come as 'type:text'. */
    private static List<String> prepared(Connection connection, String[] words) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(words[2])) {
            for (int i = 3; i < words.length; i++) {
                String value = words[i].substring(words[i].indexOf(':') + 1);
                switch (words[i].substring(0, words[i].indexOf(':'))) {
                    case "int" -> statement.setInt(i - 2, Integer.parseInt(value));
                    case "long" -> statement.setLong(i - 2, Long.parseLong(value));
                    case "decimal" -> statement.setBigDecimal(i - 2, new BigDecimal(value));
                    case "double" -> statement.setDouble(i - 2, Double.parseDouble(value));
                    case "object" -> statement.setObject(i - 2, new BigDecimal(value));
                    case "day" -> statement.setObject(i - 2, value, java.sql.Types.DATE);
                    case "timestamp" -> statement.setTimestamp(i - 2, Timestamp.valueOf(value));
                    case "date" -> statement.setDate(i - 2, Date.valueOf(value));
                    case "null" -> statement.setNull(i - 2, java.sql.Types.VARCHAR);
                    default -> statement.setString(i - 2, value);
                }
            }
            return rows(statement.executeQuery());
        }
    }

    /**
     * Asks, and gives it up from another thread as soon as the driver waits for rows. While it still looks up the columns
     * of the answer it hears of no cancel. Where it hears of one before of the end of the answer, the answer ends without a
     * row; an aggregate has one.
     */
    private static List<String> cancelled(Connection connection, String query) throws Exception {
        try (Statement statement = connection.createStatement()) {
            Thread asking = Thread.currentThread();
            FutureTask<Void> cancel = new FutureTask<>(() -> {
                while (Stream.of(asking.getStackTrace()).noneMatch(JdbcClient::isWaitingForRows)) {
                    Thread.onSpinWait();
                }
                statement.cancel();
                return null;
            });
            new Thread(cancel).start();
            try {
                List<String> rows = rows(statement.executeQuery(query));
                if (rows.isEmpty()) {
                    throw new SQLException("The answer was closed before a row came");
                }
                return rows;
            } finally {
                cancel.get();
            }
        }
    }

    private static boolean isWaitingForRows(StackTraceElement frame) {
        return frame.getClassName().endsWith(".FlightEndpointDataQueue")
                && frame.getMethodName().equals("next");
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                cells.add(String.valueOf(result.getObject(i)));
            }
            rows.add(String.join("\t", cells));
        }
        return rows;
    }

    private static List<String> some(ResultSet result, String... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(result.getString(column));
            }
            rows.add(String.join("\t", cells));
        }
        return rows;
    }
}
