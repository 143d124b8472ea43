package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.BrowserScript;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report in a real browser: WCAG 2.1 AA as axe-core checks it, the keyboard, and 400 per cent zoom. */
@SparkTest
class ReportInBrowserTest {
    private static JsonNode found;

    @BeforeAll
    static void look() throws Exception {
        Map<String, String> pages = new TreeMap<>();
        for (Language language : Language.values()) {
            pages.put("report_" + language.code(), SampleReports.html(language));
        }
        found = BrowserScript.run("look.cjs", "report", pages);
    }

    @Test
    void thePageIsLookedAtInEveryLanguageAndLeavesPictures() throws IOException {
        assertThat(found).hasSize(Language.values().length);
        try (Stream<Path> pictures = Files.list(BrowserScript.pictures("report"))) {
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
    void aTableCanBeSortedAndFilteredAndALinkOpensWhatIsFoldedAway() {
        for (JsonNode page : found) {
            JsonNode tables = page.get("tables");
            int all = tables.get("all").asInt();
            assertThat(tables.get("filtered")).hasSizeBetween(1, all - 1);
            tables.get("filtered").forEach(round -> assertThat(round.asText()).isEqualTo("2020"));
            assertThat(tables.get("told").asText())
                    .contains(String.valueOf(tables.get("filtered").size()), String.valueOf(all));
            assertThat(numbers(tables.get("ascending"))).hasSize(all).isSorted();
            assertThat(tables.at("/ascending/said").asText()).isEqualTo("ascending");
            assertThat(numbers(tables.get("descending"))).hasSize(all).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(tables.at("/descending/said").asText()).isEqualTo("descending");
            assertThat(tables.get("isFolded").asBoolean()).isTrue();
        }
    }

    private static List<BigDecimal> numbers(JsonNode sorted) {
        List<BigDecimal> numbers = new ArrayList<>();
        sorted.get("values").forEach(value -> numbers.add(new BigDecimal(value.asText())));
        return numbers;
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
