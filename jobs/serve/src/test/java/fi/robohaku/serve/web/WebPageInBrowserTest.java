package fi.robohaku.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.export.BrowserScript;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.server.SqlServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web page in a real browser: WCAG 2.1 AA as axe-core checks it, 320 pixels, the keyboard, and without script. */
@SparkTest
class WebPageInBrowserTest {
    @TempDir
    static Path folder;

    private static JsonNode found;

    @BeforeAll
    static void use() throws Exception {
        Workspace samples = SampleRun.get().warehouse().workspace();
        Warehouse warehouse = TestWarehouse.over(SqlServers.configure(samples, TestWebServer.LIMITS));
        try (TestWebServer server = TestWebServer.over(warehouse, folder)) {
            String argument = new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "address", "http://localhost:" + server.port(), "user", "maija", "token", server.maija()));
            found = BrowserScript.run("web.cjs", "web", List.of(argument)).get(0);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void axeFindsNoViolationAndNothingOverflowsWideOrNarrow() {
        List<JsonNode> pages = new ArrayList<>();
        found.get("login").forEach(pages::add);
        found.get("pages").forEach(pages::add);
        assertThat(pages).hasSizeGreaterThanOrEqualTo(16).allSatisfy(page -> {
            assertThat(page.get("violations")).isEmpty();
            assertThat(page.get("overflows").asBoolean()).isFalse();
            assertThat(texts(page.get("passes"))).contains("color-contrast", "html-has-lang", "skip-link");
        });
        assertThat(texts(found.get("pages").get("answer 320").get("passes")))
                .contains("label", "scrollable-region-focusable", "button-name");
    }

    @Test
    void theLoginLeadsToThePageThatWasAskedForAndTheLogoutAwayFromAll() {
        assertThat(found.get("asked").asText()).contains("/login?next=%2Fquery%3Fq%3D");
        assertThat(found.get("landed").asText()).contains("/query?q=SELECT");
        assertThat(found.get("afterLogout").asText()).endsWith("/login?next=%2F");
    }

    @Test
    void searchLanguageQueryAndDownloadWorkWithTheKeyboardAndLinks() {
        assertThat(found.get("firstFocus").asText()).isEqualTo("skip");
        assertThat(found.get("hits").asInt()).isGreaterThan(5);
        assertThat(found.get("lang").asText()).isEqualTo("sv");
        assertThat(texts(found.get("cells"))).containsExactly("42");
        assertThat(found.get("file").asText()).isEqualTo("robohaku.xlsx");
    }

    @Test
    void aFigureIsFollowedToTheCellsOfItsDocuments() {
        assertThat(found.at("/figure/sentence").asText()).contains("2020-VNK-1");
        assertThat(found.at("/figure/documents").asInt()).isPositive();
        assertThat(found.at("/figure/cells").asInt()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void reportAndExplorerOfTheNewestExportWorkAsTheyDoAsFiles() {
        assertThat(found.at("/exported/report").asText()).isNotEmpty();
        assertThat(found.at("/exported/explorer").asText()).startsWith("Näkyvissä ");
    }

    @Test
    void everythingWorksWithoutScript() {
        assertThat(found.get("withoutScript").asInt()).isEqualTo(2);
    }

    @Test
    void theBrowserFetchesNothingFromElsewhereAndComplainsOfNothing() {
        assertThat(found.get("elsewhere")).isEmpty();
        assertThat(found.get("complaints")).isEmpty();
    }
}
