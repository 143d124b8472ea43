package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.OtherPrograms;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report in a real browser: WCAG 2.1 AA as axe-core checks it, the keyboard, and 400 per cent zoom. */
@SparkTest
class ReportInBrowserTest {
    private static final Path TARGET = TestWarehouse.home().resolve("jobs/target");
    private static final Path TOOLS = TARGET.resolve("accessibility");
    private static final Path SCREENSHOTS = TARGET.resolve("report-screenshots");
    private static JsonNode found;

    @BeforeAll
    static void look() throws Exception {
        String node = OtherPrograms.path("node", "nodejs");
        String npm = OtherPrograms.path("npm", "npm");
        String chromium = OtherPrograms.path("chromium", "chromium");
        Files.createDirectories(TOOLS);
        for (String file : List.of("package.json", "package-lock.json", "look.cjs")) {
            Files.copy(
                    TestWarehouse.home().resolve("jobs/engine/src/test/node/" + file),
                    TOOLS.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(TOOLS.resolve("node_modules/axe-core"))) {
            run(List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
        List<String> command = new ArrayList<>(List.of(node, "look.cjs", chromium, SCREENSHOTS.toString()));
        for (Language language : Language.values()) {
            Path page = TOOLS.resolve("report_" + language.code() + ".html");
            Files.writeString(page, SampleReports.html(language));
            command.add(page.toString());
        }
        found = new ObjectMapper().readTree(run(command));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("robohaku-look", ".log");
        Process process = new ProcessBuilder(command)
                .directory(TOOLS.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(command + "\n" + Files.readString(errors))
                .isZero();
        return output;
    }

    @Test
    void thePageIsLookedAtInEveryLanguageAndLeavesPictures() throws IOException {
        assertThat(found).hasSize(Language.values().length);
        try (Stream<Path> pictures = Files.list(SCREENSHOTS)) {
            assertThat(pictures.filter(file -> file.toString().endsWith(".png")))
                    .hasSizeGreaterThanOrEqualTo(10 * Language.values().length);
        }
    }

    @Test
    void axeFindsNoViolationWideOrNarrow() {
        for (JsonNode page : found) {
            for (String width : List.of("wide", "narrow")) {
                assertThat(page.get(width).get("violations"))
                        .as(page.get("page") + " " + width)
                        .isEmpty();
                List<String> passed = new ArrayList<>();
                page.get(width).get("passes").forEach(rule -> passed.add(rule.asText()));
                assertThat(passed)
                        .as("rules that had something to look at")
                        .contains(
                                "color-contrast",
                                "svg-img-alt",
                                "scrollable-region-focusable",
                                "html-has-lang",
                                "skip-link",
                                "heading-order");
            }
        }
    }

    @Test
    void theKeyboardReachesEverythingInOrderAndTheFocusIsSeen() {
        for (JsonNode page : found) {
            JsonNode keyboard = page.get("keyboard");
            assertThat(keyboard.at("/skip/isSkip").asBoolean())
                    .as("the first key leads to the skip link")
                    .isTrue();
            assertThat(keyboard.at("/skip/isOnScreen").asBoolean()).isTrue();
            assertThat(keyboard.at("/skip/leadsTo").asText()).isEqualTo("main");
            assertThat(keyboard.get("count").asInt()).isGreaterThan(100);
            assertThat(keyboard.get("outOfOrder")).isEmpty();
            assertThat(keyboard.get("unseen")).isEmpty();
            assertThat(keyboard.get("opens").asBoolean())
                    .as("Enter opens a table")
                    .isTrue();
            assertThat(keyboard.get("closes").asBoolean()).as("Space closes it").isTrue();
        }
    }

    @Test
    void atFourHundredPerCentOnlyTablesAndChartsScrollSideways() {
        for (JsonNode page : found) {
            JsonNode zoomed = page.get("zoomed");
            assertThat(zoomed.get("width").asInt()).isLessThanOrEqualTo(320);
            assertThat(zoomed.get("outside")).isEmpty();
            assertThat(zoomed.get("regions")).hasSizeGreaterThan(30);
            for (JsonNode region : zoomed.get("regions")) {
                assertThat(region.get("canHaveFocus").asBoolean()).isTrue();
                assertThat(region.get("isNamed").asBoolean()).isTrue();
            }
            assertThat(zoomed.get("regions"))
                    .anyMatch(region -> region.get("scrolls").asBoolean());
        }
    }

    @Test
    void theBrowserFetchesNothingAndComplainsOfNothing() {
        for (JsonNode page : found) {
            assertThat(page.at("/pictures/requests")).hasSize(1);
            assertThat(page.at("/pictures/complaints")).isEmpty();
            assertThat(page.at("/pictures/fonts").asInt())
                    .as("faces of the page's own font")
                    .isEqualTo(2);
        }
    }
}
