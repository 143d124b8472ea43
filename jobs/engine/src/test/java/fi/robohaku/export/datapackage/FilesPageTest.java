package fi.robohaku.export.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.BrowserScript;
import fi.robohaku.export.CsvDialect;
import fi.robohaku.export.ExportOptions;
import fi.robohaku.export.ExportResult;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.SampleExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page by which a folder of exported files explains itself. */
@SparkTest
class FilesPageTest {
    private static final Pattern LINK = Pattern.compile("<dd><a href=\"([^\"]+)\">");

    private static String page(ExportResult export) throws IOException {
        return Files.readString(export.folder().resolve("index.html"));
    }

    private static List<String> links(String page) {
        return LINK.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @Test
    void everyFileThatIsThereIsToldOnceAndEveryLinkLeadsToOne() throws IOException {
        ExportResult export = SampleExport.get();
        List<String> files = export.files().stream()
                .map(ExportedFile::name)
                .filter(name -> !name.equals("index.html") && !name.equals("manifest.json"))
                .toList();
        assertThat(links(page(export))).containsExactlyInAnyOrderElementsOf(files);
        assertThat(links(page(export)))
                .allSatisfy(link -> assertThat(export.folder().resolve(link)).isRegularFile());
    }

    @Test
    void itSaysWhatFilesHoldAndForWhomAndWhatMayBeDoneWithThem() throws IOException {
        String page = page(SampleExport.get());
        assertThat(page)
                .contains(
                        "<html lang=\"fi\">",
                        "Päivityssuhde kierroksittain (26 riviä)",
                        "Raportti uusimmasta kierroksesta",
                        "Valmistelijoille, jotka laskevat edelleen",
                        "Sisältää synteettisiä lukuja",
                        "https://creativecommons.org/licenses/by/4.0/",
                        "Creative Commons Attribution 4.0 International");
        Matcher chart = Pattern.compile("<dt>([^<]+)</dt><dd><a href=\"charts/planned_updated_2020.png\">")
                .matcher(page);
        assertThat(chart.find()).isTrue();
        assertThat(chart.group(1))
                .as("a chart is called as it calls itself")
                .contains("2020")
                .doesNotContain("/");
    }

    @Test
    void aBrowserShowsItWideAndNarrowWithoutViolationsOfWcag(@TempDir Path folder) throws Exception {
        ExportResult swedish = SampleExport.to(
                folder,
                new ExportOptions(CsvDialect.RFC4180, Language.SV, Optional.empty(), false),
                "20200101T000000Z-0001");
        assertThat(page(swedish)).contains("<html lang=\"sv\">", "För alla: öppnas i webbläsaren");
        JsonNode looked = BrowserScript.run(
                "files.cjs", "files", Map.of("files_fi", page(SampleExport.get()), "files_sv", page(swedish)));
        assertThat(looked).hasSize(2);
        for (JsonNode found : looked) {
            for (String width : List.of("wide", "narrow")) {
                JsonNode seen = found.get(width);
                assertThat(seen.get("violations")).as(width).isEmpty();
                List<String> passed = new ArrayList<>();
                seen.get("passes").forEach(rule -> passed.add(rule.asText()));
                assertThat(passed)
                        .as("rules that had something to look at")
                        .contains("color-contrast", "html-has-lang", "skip-link", "heading-order");
                assertThat(seen.get("overflows").asBoolean()).as(width).isFalse();
                assertThat(seen.get("complaints")).as(width).isEmpty();
            }
        }
    }
}
