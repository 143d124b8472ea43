package fi.robohaku.export.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.BrowserScript;
import fi.robohaku.export.report.SampleReports;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The explorer in a real browser: search, filter, sort, card, keyboard, print, 320 pixels, and without its script. */
@SparkTest
class ExplorerInBrowserTest {
    private static JsonNode found;

    @BeforeAll
    static void use() throws Exception {
        String page = Files.readString(SampleReports.folder(Language.FI).resolve("explorer.html"));
        found = BrowserScript.run("explore.cjs", "explorer", Map.of("explorer_fi", page))
                .get(0);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void searchFindsWhatACardSaysAndFiltersChooseByCode() {
        JsonNode list = found.get("list");
        List<String> all = texts(list.get("all"));
        assertThat(texts(list.get("searched")))
                .as("the word stands in the name, or in a lesson")
                .contains("2020-VNK-1")
                .hasSizeLessThan(all.size() / 2);
        assertThat(list.get("count").asText())
                .isEqualTo("Näkyvissä " + list.get("searched").size() + " / " + all.size());
        assertThat(texts(list.get("cleared"))).isEqualTo(all);
        assertThat(texts(list.get("filtered"))).isNotEmpty().allMatch(project -> project.startsWith("2018-"));
        assertThat(texts(list.get("agencies"))).contains("Poliisihallitus");
    }

    @Test
    void aListIsSortedByNumberBothWaysAndEmptyCellsStandLast() {
        for (Map.Entry<String, Comparator<BigDecimal>> way : Map.of(
                        "ascending", Comparator.<BigDecimal>naturalOrder(),
                        "descending", Comparator.<BigDecimal>reverseOrder())
                .entrySet()) {
            JsonNode sorted = found.at("/list/" + way.getKey());
            assertThat(sorted.get("sort").asText()).isEqualTo(way.getKey());
            List<String> values = texts(sorted.get("values"));
            List<BigDecimal> numbers = values.stream()
                    .filter(value -> !value.isEmpty())
                    .map(BigDecimal::new)
                    .toList();
            assertThat(numbers).hasSizeGreaterThan(40).isSortedAccordingTo(way.getValue());
            assertThat(values.subList(0, numbers.size())).doesNotContain("");
        }
    }

    @Test
    void theKeyboardOpensACardAndClosesItWhereItWasOpened() {
        JsonNode card = found.get("card");
        assertThat(card.at("/opensWith/tag").asText()).isEqualTo("H2");
        assertThat(card.at("/opensWith/text").asText()).startsWith("2020-VNK-1");
        assertThat(texts(card.get("shown"))).containsExactly("project-2020-VNK-1");
        assertThat(card.get("lists").asInt()).isZero();
        assertThat(card.at("/closesOn/text").asText()).isEqualTo("2020-VNK-1");
        assertThat(card.at("/closesOn/isOutlined").asBoolean()).isTrue();
        assertThat(texts(card.get("agency"))).containsExactly("agency-VNK");
        assertThat(texts(card.get("backAgain"))).containsExactly("project-2020-VNK-1");
    }

    @Test
    void aCardHasPromiseUpdateFirmnessCausesTechnologiesAndLessons() {
        assertThat(texts(found.at("/card/sections")))
                .contains("Luvut", "Kuinka varma hyöty on", "Viivästysten syyt", "Teknologiat", "Opit");
    }

    @Test
    void aCardIsPrintedAloneWithoutControls() {
        assertThat(texts(found.at("/card/printed/cards"))).containsExactly("project-2020-VNK-1");
        assertThat(found.at("/card/printed/controls").asInt()).isZero();
    }

    @Test
    void at320PixelsOnlyTablesScrollSideways() {
        for (JsonNode page : found.get("narrow")) {
            assertThat(page.get("width").asInt()).isLessThanOrEqualTo(320);
            assertThat(page.get("outside")).isEmpty();
        }
    }

    @Test
    void axeFindsNoViolation() {
        for (String state : List.of("list", "card")) {
            JsonNode judged = found.at("/accessible/" + state);
            assertThat(judged.get("violations")).as(state).isEmpty();
            assertThat(texts(judged.get("passes"))).contains("color-contrast", "html-has-lang", "heading-order");
        }
    }

    @Test
    void withoutItsScriptEveryCardIsThereAndNothingThatDoesNotWork() {
        assertThat(found.at("/withoutScript/visible").asInt())
                .isGreaterThan(found.at("/list/all").size());
        assertThat(found.at("/withoutScript/controls").asInt()).isZero();
    }

    @Test
    void theBrowserFetchesNothingAndComplainsOfNothing() {
        assertThat(found.at("/list/requests")).hasSize(1);
        assertThat(found.at("/list/complaints")).isEmpty();
    }
}
