package fi.robohaku.serve.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The web page as a browser meets it, over HTTP. */
@SparkTest
class WebServerTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";
    private static final String ONLY_QUERIES = "Only queries over the tables are answered here";
    private static final String ENDLESS = "SELECT count(*) AS n FROM range(100000000000000)";

    @TempDir
    static Path folder;

    private static TestWebServer server;
    private static TestBrowser maija;

    @BeforeAll
    static void start() throws Exception {
        server = TestWebServer.start(folder);
        Path export = Files.createDirectories(folder.resolve("exports/20260301T080000Z-0001/charts"))
                .getParent();
        Files.writeString(
                export.resolve("manifest.json"),
                "{\"files\": [{\"name\": \"report.html\"}, {\"name\": \"a.csv\"}, {\"name\": \"charts/a.svg\"},"
                        + " {\"name\": \"../../tokens\"}, {\"name\": \"link.html\"}]}");
        Files.writeString(export.resolve("report.html"), "<!DOCTYPE html><title>The report</title>");
        Files.writeString(export.resolve("a.csv"), "a\r\n1\r\n");
        Files.writeString(export.resolve("charts/a.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Files.writeString(export.resolve("secret.html"), "not listed");
        Files.createSymbolicLink(export.resolve("link.html"), folder.resolve("tokens"));
        Files.createSymbolicLink(folder.resolve("exports/latest"), export.getFileName());
        maija = server.loggedIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void withoutACookieThereIsTheLoginAndNothingElse() throws Exception {
        TestBrowser stranger = server.browser();
        for (String path : List.of("/", "/query?q=SELECT+1", "/table?name=gold.criteria", "/export/report.html")) {
            HttpResponse<String> response = stranger.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(303);
            assertThat(header(response, "Location"))
                    .startsWith("/login?next=" + TestBrowser.encode(path.replaceFirst("\\?.*", "")));
            assertThat(response.body()).isEmpty();
        }
        HttpResponse<String> login = stranger.get("/login?next=%2Fquery%3Fq%3DSELECT%2B1");
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.body())
                .contains("<html lang=\"fi\">", "Tunniste", "name=\"next\" value=\"/query?q=SELECT+1\"")
                .doesNotContain("<script");
    }

    @Test
    void theRightTokenOpensASessionAndLeadsToThePageThatWasAskedFor() throws Exception {
        TestBrowser browser = server.browser();
        HttpResponse<String> opened =
                browser.post("/login", Map.of("user", "pekka", "token", server.pekka(), "next", "/query?q=SELECT+1"));
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(header(opened, "Location")).isEqualTo("/query?q=SELECT+1");
        assertThat(header(opened, "Set-Cookie"))
                .matches("robohaku-" + server.port() + "=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(browser.get("/").body()).contains("Käyttäjä: pekka", "Kirjaudu ulos");
        String cookie = browser.cookie();
        HttpResponse<String> closed = browser.post("/logout", Map.of());
        assertThat(header(closed, "Set-Cookie")).contains("Max-Age=0");
        assertThat(browser.raw("GET / HTTP/1.1", "Host: localhost", "Connection: close", "Cookie: " + cookie))
                .as("the session is gone from the server too")
                .startsWith("HTTP/1.1 303 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example",
                "/login",
                "javascript:alert(1)",
                "/a\r\nX: y"
            })
    void aLoginLeadsToNoOtherServer(String next) throws Exception {
        HttpResponse<String> opened =
                server.browser().post("/login", Map.of("user", "maija", "token", server.maija(), "next", next));
        assertThat(header(opened, "Location")).isEqualTo("/");
    }

    @Test
    void aWrongTokenIsDeniedWrittenDownAndAfterTenOfThemNotLookedAt() throws Exception {
        TestBrowser stranger = server.browser();
        HttpResponse<String> denied = stranger.logIn("eeva" + SCRIPT, server.maija());
        assertThat(denied.statusCode()).isEqualTo(401);
        assertThat(denied.body())
                .contains("Käyttäjä ja tunniste eivät sovi yhteen", "value=\"eeva" + ESCAPED)
                .doesNotContain(SCRIPT);
        assertThat(header(denied, "Set-Cookie")).isEmpty();
        assertThat(server.audit("\"protocol\":\"web\",\"user\":\"eeva", "\"outcome\":\"denied\""))
                .hasSize(1);
        for (int i = 0; i < LoginThrottle.MAX_FAILURES; i++) {
            assertThat(stranger.logIn("pelle", "wrong").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> tooMany = stranger.logIn("pelle", "wrong");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("Vääriä tunnisteita tuli liian monta");
        assertThat(header(tooMany, "Retry-After")).isEqualTo("60");
        assertThat(stranger.logIn("pekka", server.pekka()).statusCode())
                .as("another user is not kept out")
                .isEqualTo(303);
    }

    @Test
    void aFormFromAnotherSiteIsRefused() throws Exception {
        Map<String, String> form = Map.of("user", "maija", "token", server.maija());
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"),
                Map.of("Origin", "http://localhost:" + server.port(), "Sec-Fetch-Site", "cross-site"))) {
            HttpResponse<String> refused = server.browser().post("/login", form, headers);
            assertThat(refused.statusCode()).as(headers.toString()).isEqualTo(403);
            assertThat(refused.body()).contains("Lomake ei tullut tältä palvelimelta");
            assertThat(header(refused, "Set-Cookie")).isEmpty();
        }
        TestBrowser browser = server.loggedIn();
        assertThat(browser.post("/logout", Map.of(), Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/").statusCode()).as("still logged in").isEqualTo(200);
    }

    @Test
    void aServerThatIsCalledByAnotherNameDoesNotAnswer() throws Exception {
        assertThat(maija.raw("GET / HTTP/1.1", "Host: evil.example:" + server.port(), "Connection: close"))
                .startsWith("HTTP/1.1 421 ")
                .contains("Palvelinta ei kutsuta tällä nimellä");
        assertThat(maija.raw("GET / HTTP/1.0")).startsWith("HTTP/1.1 421 ");
        for (String name : List.of("localhost:" + server.port(), "127.0.0.1", "[::1]:8080", "LOCALHOST")) {
            assertThat(maija.raw("GET / HTTP/1.1", "Host: " + name, "Connection: close"))
                    .as(name)
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void everyResponseForbidsWhatAPageDoesNotNeed() throws Exception {
        for (HttpResponse<String> response :
                List.of(maija.get("/"), maija.get("/nowhere"), server.browser().get("/"), maija.get("/export/a.csv"))) {
            assertThat(header(response, "Content-Security-Policy"))
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("script-src", "unsafe");
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void pagesSpeakTheLanguageOfTheAddressOrOfTheBrowserAndKeepIt(Language language) throws Exception {
        String html = "<html lang=\"" + language.code() + "\">";
        TestBrowser browser = server.loggedIn();
        assertThat(browser.get("/", "de, " + language.code() + "-FI;q=0.8, en;q=0.5")
                        .body())
                .contains(html);
        assertThat(browser.get("/?lang=" + language.code(), "de").body()).contains(html);
        assertThat(browser.get("/query", "de").body()).as("it is kept").contains(html);
        assertThat(server.browser().get("/login", ";;q=x,,").body()).contains("<html lang=\"fi\">");
    }

    @Test
    void theFrontPageListsTheMartsAndFindsTablesByWordsOfThreeLanguages() throws Exception {
        assertThat(maija.get("/").body())
                .contains("gold.realisation_by_round", "href=\"/table?name=gold.realisation_by_round\"")
                .contains("href=\"/export/report.html\"")
                .doesNotContain("secret.html");
        for (String word : List.of("viive", "fördröjning", "delay")) {
            assertThat(maija.get("/?s=" + TestBrowser.encode(word)).body())
                    .as(word)
                    .contains("Löydetyt", "href=\"/table?name=gold.delay_impact");
        }
        assertThat(maija.get("/?s=" + TestBrowser.encode(SCRIPT + "\" autofocus=\""))
                        .body())
                .contains("0 taulua tai saraketta", ESCAPED)
                .doesNotContain(SCRIPT, "\" autofocus");
        assertThat(maija.get("/?s=%3F%3F").body()).contains("0 taulua tai saraketta");
    }

    @Test
    void aTableHasItsColumnsWithUnitsItsKeyAndQueriesThatFillTheBox() throws Exception {
        String page = maija.get("/table?name=gold.realisation_by_round&lang=sv").body();
        assertThat(page)
                .contains("<h1>", "gold.realisation_by_round", "planned_benefit_eur", "<td>euro</td>", "nyckel")
                .contains("<a href=\"/query?fill=SELECT+round");
        String box = maija.get("/query?fill=" + TestBrowser.encode("SELECT '</textarea>" + SCRIPT + "'"))
                .body();
        assertThat(box).contains("&lt;/textarea&gt;" + ESCAPED).doesNotContain(SCRIPT, "id=\"answer\"");
        HttpResponse<String> none = maija.get("/table?name=" + TestBrowser.encode("gold." + SCRIPT) + "&lang=fi");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("Sellaista taulua ei ole").doesNotContain(SCRIPT);
    }

    @Test
    void aQueryIsAnsweredWithNumbersToTheRightNullsThatAreSeenAndTextThatIsText() throws Exception {
        HttpResponse<String> answer = maija.get("/query?lang=fi&q="
                + TestBrowser.encode(
                        "SELECT label_fi, parent, sort_order, 1234.50 AS planned_benefit_eur, 2021 AS year,"
                                + " code, array(1, 2) AS list, 1 AS `<b>`, 2 AS `<b>` FROM silver.taxonomy;"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(">" + ESCAPED + "</td>", "<span class=\"null\">NULL</span>")
                .contains("<td class=\"number\">1\u00a0234\u00a0567</td>", "<td class=\"number\">1\u00a0234,50</td>")
                .contains("<td class=\"number\">2021</td>", "<td>=1+1</td>", "<td>[1,2]</td>", "&lt;b&gt;")
                .contains("1 rivi", "Tavoiteltu hyöty", "Vastauksessa ei ole saraketta provenance")
                .doesNotContain(SCRIPT, "<b>");
        assertThat(server.audit(
                        "\"protocol\":\"web\",\"user\":\"maija\"", "AS planned_benefit_eur", "\"asked\":\"answer\""))
                .hasSize(1)
                .allMatch(line -> line.contains("\"rows\":1,\"outcome\":\"answered\""));
    }

    @Test
    void syntheticRowsAreMarkedAndSaidToBeSo() throws Exception {
        assertThat(maija.ask("SELECT * FROM VALUES (1, 'synthetic'), (2, 'published') AS t(n, provenance)")
                        .body())
                .contains("<tr class=\"synthetic\"><td class=\"number\">1</td>", "<tr><td class=\"number\">2</td>")
                .contains("<p class=\"notice\"><strong>");
    }

    @Test
    void aPageShowsTheFirstRowsAndSaysSoAndFilesHaveAll() throws Exception {
        String query = "SELECT id FROM range(500) ORDER BY id";
        assertThat(maija.get("/query?lang=en&q=" + TestBrowser.encode(query)).body())
                .contains("The first 200 rows; there are more", "<td class=\"number\">199</td>")
                .doesNotContain("<td class=\"number\">200</td>");
        String csv = new String(maija.ask(query, "csv").body(), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(501);
        assertThat(csv).startsWith("id\r\n0\r\n1\r\n").endsWith("499\r\n");
    }

    @Test
    void aCsvFileGuardsTextThatASpreadsheetWouldTakeForAFormula() throws Exception {
        String query = "SELECT code, 1.5 AS `=x`, DATE '2026-03-01' AS d, parent FROM silver.taxonomy";
        HttpResponse<byte[]> plain = maija.ask(query, "csv");
        assertThat(header(plain, "Content-Disposition")).isEqualTo("attachment; filename=\"robohaku.csv\"");
        assertThat(new String(plain.body(), StandardCharsets.UTF_8))
                .isEqualTo("code,'=x,d,parent\r\n'=1+1,1.5,2026-03-01,\r\n");
        assertThat(new String(maija.ask(query, "csv-fi").body(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFcode;'=x;d;parent\r\n'=1+1;1,5;2026-03-01;\r\n");
    }

    @Test
    void aWorkbookHasNumbersAsNumbersAndTextThatIsNoFormula() throws Exception {
        String query = "SELECT code, sort_order, parent, 12345678901234567890 AS long FROM silver.taxonomy";
        HttpResponse<byte[]> answer = maija.ask(query, "xlsx");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("attachment; filename=\"robohaku.xlsx\"");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            Sheet rows = workbook.getSheetAt(0);
            assertThat(rows.getRow(0).getCell(1).getStringCellValue()).isEqualTo("sort_order");
            assertThat(rows.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(rows.getRow(1).getCell(0).getStringCellValue()).isEqualTo("'=1+1");
            assertThat(rows.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(1_234_567);
            assertThat(rows.getRow(1).getCell(2)).isNull();
            assertThat(rows.getRow(1).getCell(3).getStringCellValue()).isEqualTo("12345678901234567890");
            assertThat(workbook.getSheetAt(1).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo(query);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE silver.taxonomy",
                "INSERT INTO silver.taxonomy SELECT * FROM silver.taxonomy",
                "SELECT * FROM csv.`/etc/hostname`",
                "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
                "SET spark.sql.ansi.enabled=false",
            })
    void whatIsNoQueryOverTheTablesIsRefusedInWords(String statement) throws Exception {
        for (String format : List.of("", "csv", "xlsx")) {
            HttpResponse<byte[]> refused = maija.ask(statement, format);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains(ONLY_QUERIES);
        }
        assertThat(server.audit("\"protocol\":\"web\"", statement.substring(0, 12), "\"outcome\":\"refused\""))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aWrongQueryIsAnsweredInALineThatIsEscaped() throws Exception {
        HttpResponse<String> wrong = maija.ask("SELECT `" + SCRIPT + "` FROM silver.taxonomy");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("There is no column &#39;" + ESCAPED).doesNotContain(SCRIPT);
        assertThat(maija.ask("SELECT * FROM silver.taxonomi").body()).contains("near it: silver.taxonomy");
        assertThat(maija.ask("SELECT 1; SELECT 2").statusCode()).isEqualTo(400);
    }

    @Test
    void anAnswerBeyondTheLimitsIsNoAnswerAndNeverAPartOfOne() throws Exception {
        HttpResponse<byte[]> rows = maija.ask("SELECT id FROM range(1001)", "csv");
        assertThat(rows.statusCode()).isEqualTo(422);
        assertThat(new String(rows.body(), StandardCharsets.UTF_8)).contains("The answer has more than 1000 rows");
        HttpResponse<String> size = maija.ask("SELECT repeat('x', 100000) FROM range(100)");
        assertThat(size.statusCode()).isEqualTo(422);
        assertThat(size.body()).contains("The answer is larger than 1 MB");
        assertThat(maija.ask("SELECT repeat('x', 5000) AS x").body()).contains("x…</td>");
    }

    @Test
    void aQueryIsCancelledWhenItsBrowserGoesAway() throws Exception {
        String query = ENDLESS + " WHERE id > 7";
        Instant asked = Instant.now();
        try (Socket gone = maija.send(
                "GET /query?q=" + TestBrowser.encode(query) + " HTTP/1.1", "Host: localhost", "Connection: close")) {
            assertThat(gone.getInputStream().read()).as("the page has begun").isEqualTo('H');
        }
        while (server.audit("id > 7", "\"outcome\":\"cancelled\"").isEmpty()) {
            assertThat(Duration.between(asked, Instant.now())).isLessThan(TestWebServer.MAX_TIME);
            Thread.onSpinWait();
        }
    }

    @Test
    void filesOfTheNewestExportAreGivenByTheNamesOfItsManifestAndWrittenDown() throws Exception {
        HttpResponse<String> report = maija.get("/export/report.html");
        assertThat(report.body()).contains("The report");
        assertThat(header(report, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(maija.get("/export/charts/a.svg"), "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(header(maija.get("/export/a.csv"), "Content-Disposition"))
                .isEqualTo("attachment; filename=\"a.csv\"");
        assertThat(server.audit("\"protocol\":\"web\"", "\"asked\":\"file\"", "report.html"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/export/secret.html",
                "/export/link.html",
                "/export/../../tokens",
                "/export/..%2f..%2ftokens",
                "/export/%2e%2e/%2e%2e/tokens",
                "/export/report.html/",
                "/export//etc/passwd",
                "/export/report.html%00.csv",
                "/export/",
            })
    void noOtherFileIsGiven(String path) throws IOException {
        assertThat(maija.raw("GET " + path + " HTTP/1.1", "Host: localhost", "Connection: close"))
                .matches("(?s)HTTP/1\\.1 4\\d\\d .*")
                .doesNotContain("not listed", "SHA-256", "root:");
    }

    @Test
    void aRequestThatIsTooLargeOrCannotBeReadIsRefused() throws Exception {
        assertThat(maija.get("/query?q=" + "x".repeat(QueryPage.MAX_CHARACTERS + 1))
                        .statusCode())
                .isEqualTo(414);
        assertThat(maija.get("/query?q=" + "x".repeat(70_000)).statusCode()).isEqualTo(414);
        assertThat(maija.get("/?s=" + "x".repeat(201)).statusCode()).isEqualTo(414);
        assertThat(maija.get("/figure?name=" + "x".repeat(201)).statusCode()).isEqualTo(414);
        assertThat(server.browser()
                        .logIn("maija", "x".repeat(WebRequest.MAX_FORM_BYTES))
                        .statusCode())
                .isEqualTo(413);
        assertThat(maija.raw("GET /query?q=%zz HTTP/1.1", "Host: localhost", "Connection: close"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(maija.raw("PUT / HTTP/1.1", "Host: localhost", "Connection: close"))
                .startsWith("HTTP/1.1 405 ");
        assertThat(maija.post("/query", Map.of("q", "SELECT 1")).statusCode()).isEqualTo(405);
        assertThat(maija.raw("GET / HTTP/1.1", "Host: localhost", "Connection: close", "X: " + "x".repeat(200_000)))
                .doesNotContain("200 OK");
        assertThat(maija.get("/favicon.ico").statusCode()).isEqualTo(404);
    }

    @Test
    void aPortThatIsTakenIsToldWithWhatToDo() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            assertThatThrownBy(() -> TestWebServer.over(TestWarehouse.in(other), other, taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Port " + taken.getLocalPort() + " is taken, so there can be no web page on it: give"
                            + " another by --web-port, or leave the page out by --no-web");
        }
    }

    @Test
    void aFigureThatIsNotThereIsNoFailure() throws Exception {
        assertThat(maija.get("/figure?lang=fi").body()).contains("realisation.{round}.ratio", "Päivityssuhde, kierros");
        HttpResponse<String> unknown = maija.get("/figure?name=" + TestBrowser.encode(SCRIPT));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Sellaista lukua ei ole").doesNotContain(SCRIPT);
        HttpResponse<String> early = maija.get("/figure?name=realisation.2020.ratio");
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).contains("There is no table gold.realisation_by_round yet");
    }
}
