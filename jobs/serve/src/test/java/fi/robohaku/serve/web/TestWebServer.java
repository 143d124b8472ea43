package fi.robohaku.serve.web;

import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.serve.auth.Endpoint;
import fi.robohaku.serve.auth.TokenStore;
import fi.robohaku.serve.query.Bounds;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.QueryManager;
import fi.robohaku.serve.query.RunningTaskListener;
import fi.robohaku.serve.session.QueryErrorFormatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;

/** The web page with two users, in the process of the test. */
final class TestWebServer implements AutoCloseable {
    static final Duration MAX_TIME = Duration.ofSeconds(30);

    static final Limits LIMITS =
            new Limits(1000, 1_000_000, MAX_TIME, 2, 2, Bounds.defaults().withMaxWait(Duration.ofSeconds(20)));

    private final Path folder;
    private final QueryManager manager;
    private final WebServer server;
    private final String maija;
    private final String pekka;

    private TestWebServer(Path folder, QueryManager manager, WebServer server, String maija, String pekka) {
        this.folder = folder;
        this.manager = manager;
        this.server = server;
        this.maija = maija;
        this.pekka = pekka;
    }

    /** A server over tables that hold next to nothing, in a workspace of their own. */
    static TestWebServer start(Path workspace) throws IOException {
        Warehouse warehouse = TestWarehouse.withTables(workspace);
        warehouse.spark().sql("""
                INSERT INTO silver.taxonomy (taxonomy, code, parent, label_fi, label_sv, label_en, sort_order)
                VALUES ('t', '=1+1', NULL, '<script>alert(1)</script>', 'b', 'c', 1234567)
                """);
        return over(warehouse, workspace);
    }

    /**
     * A server over the tables of somebody else, which stay as they are.
     *
     * @param folder of tokens and audit log
     */
    static TestWebServer over(Warehouse warehouse, Path folder) throws IOException {
        return over(warehouse, folder, 0);
    }

    /** The same on a port. */
    static TestWebServer over(Warehouse warehouse, Path folder, int port) throws IOException {
        TokenStore tokens = new TokenStore(TokenStore.defaultFile(folder));
        String maija = tokens.add("maija", LocalDate.of(2026, 3, 1));
        String pekka = tokens.add("pekka", LocalDate.of(2026, 3, 1));
        QueryManager manager = new QueryManager(LIMITS, folder.resolve("logs"), Clock.systemUTC(), why -> {
            throw new AssertionError(why);
        });
        SparkContext context = warehouse.spark().sparkContext();
        QueryExecutor executor = new QueryExecutor(
                manager,
                RunningTaskListener.addTo(context),
                context,
                QueryErrorFormatter.over(warehouse.workspace().schemas()));
        WebServer server = WebServer.start(
                new Endpoint("localhost", 0, 0, OptionalInt.of(port), Optional.empty()),
                warehouse,
                tokens,
                executor,
                Clock.systemUTC());
        return new TestWebServer(folder, manager, server, maija, pekka);
    }

    int port() {
        return server.port();
    }

    /** The token of the user. */
    String maija() {
        return maija;
    }

    /** The token of another user. */
    String pekka() {
        return pekka;
    }

    /** A browser in which nobody has logged in. */
    TestBrowser browser() {
        return new TestBrowser(port());
    }

    /** A browser in which the user has logged in. */
    TestBrowser loggedIn() throws IOException, InterruptedException {
        TestBrowser browser = browser();
        browser.logIn("maija", maija);
        return browser;
    }

    /** Lines of the audit log that hold all the parts. */
    List<String> audit(String... parts) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            Path file = files.filter(name -> name.getFileName().toString().startsWith("audit-"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file).stream()
                    .filter(line -> Stream.of(parts).allMatch(line::contains))
                    .toList();
        }
    }

    @Override
    public void close() {
        server.close();
        manager.close();
    }
}
