package fi.robohaku.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.OtherPrograms;
import fi.robohaku.ProcessTest;
import fi.robohaku.PublishedFigures;
import fi.robohaku.SampleRun;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebooks of the project, run from top to bottom by Jupyter over the samples, each in a kernel of its own. */
@ProcessTest
class NotebooksTest {
    private static final long MOST_BYTES = 500_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static final Map<String, JsonNode> FRESH = new TreeMap<>();

    @BeforeAll
    static void runThemAll() throws Exception {
        OtherPrograms.path("jupyter-nbconvert", "jupyter-nbconvert jupyter-client python3-nbclient");
        Workspace samples = SampleRun.get().warehouse().workspace();
        try (Jupyter jupyter = Jupyter.create(new Workspace(
                samples.folder(), samples.warehouse(), samples.home(), Map.of("spark.master", "local[2]")))) {
            jupyter.run(committed(), folder, List.of());
        }
        for (Path notebook : committed()) {
            String name = notebook.getFileName().toString();
            FRESH.put(name, JSON.readTree(folder.resolve(name).toFile()));
        }
    }

    private static List<Path> committed() throws IOException {
        return new NotebookFolder(TestWarehouse.home().resolve("notebooks")).notebooks();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
    }

    private static Stream<JsonNode> outputs(JsonNode notebook) {
        return elements(notebook.get("cells")).flatMap(cell -> elements(cell.path("outputs")));
    }

    private static String joined(JsonNode lines) {
        return lines.isArray()
                ? String.join("", elements(lines).map(JsonNode::asText).toList())
                : lines.asText();
    }

    private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,[^\"]*");

    /** What a notebook shows but for its pictures, which follow the machine. */
    private static List<String> texts(JsonNode notebook) {
        List<String> texts = new ArrayList<>();
        outputs(notebook)
                .forEach(output -> output.path("data").properties().forEach(shown -> {
                    if (!shown.getKey().equals("image/png")) {
                        texts.add(shown.getKey() + "\n"
                                + PICTURE.matcher(joined(shown.getValue())).replaceAll("a picture"));
                    }
                }));
        return texts;
    }

    private static String said(String name) {
        return String.join("\n", texts(FRESH.get(name)));
    }

    private static String finnish(BigDecimal amount) {
        return NumberFormat.getIntegerInstance(Language.FI.locale()).format(amount);
    }

    @Test
    void thereAreAtLeastFourAndNoneEndsWithAnError() {
        assertThat(FRESH).hasSizeGreaterThanOrEqualTo(4);
        FRESH.forEach((name, notebook) -> {
            assertThat(outputs(notebook).map(output -> output.get("output_type").asText()))
                    .as(name)
                    .isNotEmpty()
                    .doesNotContain("error");
            assertThat(elements(notebook.get("cells"))
                            .filter(cell -> cell.get("cell_type").asText().equals("code")))
                    .as("%s: every cell of code has run and shows something", name)
                    .allSatisfy(cell -> {
                        assertThat(cell.get("execution_count").isInt()).isTrue();
                        assertThat(cell.get("outputs"))
                                .as(cell.get("source").toString())
                                .isNotEmpty();
                    });
        });
    }

    @Test
    void eachHasAChartWithWordsBesideIt() {
        FRESH.forEach((name, notebook) -> assertThat(
                        outputs(notebook).filter(output -> output.path("data").has("image/png")))
                .as(name)
                .isNotEmpty()
                .allSatisfy(output -> {
                    String words = joined(output.at("/data/text~1plain"));
                    assertThat(words).contains("kaavio: ");
                    assertThat(output.at("/metadata/image~1png/alt").asText()).isEqualTo(words);
                    assertThat(Base64.getDecoder()
                                    .decode(joined(output.at("/data/image~1png"))
                                            .strip()))
                            .startsWith(0x89, 'P', 'N', 'G');
                }));
    }

    @Test
    void asHtmlANotebookHasItsPicturesWithTheirWords() throws Exception {
        for (Path notebook : committed()) {
            String name = notebook.getFileName().toString();
            Process nbconvert = new ProcessBuilder(
                            "jupyter-nbconvert",
                            "--to=html",
                            "--output-dir=" + folder.resolve("html"),
                            folder.resolve(name).toString())
                    .redirectErrorStream(true)
                    .start();
            String log = new String(nbconvert.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(nbconvert.waitFor()).as(log).isZero();
            String page = Files.readString(folder.resolve("html/" + name.replace(".ipynb", ".html")));
            List<String> pictures = Pattern.compile("<img src=\"data:image/png;base64,[^>]*>")
                    .matcher(page)
                    .results()
                    .map(picture -> picture.group())
                    .toList();
            assertThat(pictures)
                    .as(name)
                    .hasSize((int) outputs(FRESH.get(name))
                            .filter(output -> output.path("data").has("image/png"))
                            .count())
                    .allSatisfy(picture -> assertThat(picture).contains(" alt=\"", "kaavio: "));
        }
    }

    @Test
    void thePublishedFiguresOfTheOfficeOfThePrimeMinisterStandInTheFirstWithTheirCells() {
        Map<String, String> project = PublishedFigures.row("projects_2020", "project_id", "2020-VNK-1");
        BigDecimal planned =
                PublishedFigures.amount(project, "target_benefit_eur").orElseThrow();
        BigDecimal updated =
                PublishedFigures.amount(project, "updated_benefit_eur").orElseThrow();
        assertThat(said("1-first-look.ipynb"))
                .contains(
                        "**" + finnish(planned) + "\u00a0€ on luettu asiakirjan",
                        "**" + finnish(updated) + "\u00a0€ on");
    }

    @Test
    void thePublishedTotalsStandInTheSecond() {
        BigDecimal planned = PublishedFigures.sum("target_benefit_eur", "projects_2020", "benefit_groups_2020");
        BigDecimal updated = PublishedFigures.sum("updated_benefit_eur", "projects_2020", "benefit_groups_2020");
        assertThat(said("2-realisation-by-round.ipynb"))
                .contains("| " + finnish(planned) + " | " + finnish(updated) + " | 0,587 |");
    }

    @Test
    void theDecisionOfValtoriNeverStandsWithoutItsBounds() {
        Map<String, String> project = PublishedFigures.row("projects_2020", "project_id", "2020-VNK-1");
        Map<String, String> police = PublishedFigures.row("benefit_groups_2020", "benefit_group", "POHA-SARA");
        String said = said("3-valtori-decision.ipynb");
        BigDecimal all = BigDecimal.ZERO;
        for (Map<String, String> unit : List.of(project, police)) {
            BigDecimal planned =
                    PublishedFigures.amount(unit, "target_benefit_eur").orElseThrow();
            BigDecimal updated =
                    PublishedFigures.amount(unit, "updated_benefit_eur").orElseThrow();
            BigDecimal most = planned.subtract(updated);
            all = all.add(most);
            assertThat(said)
                    .contains("tavoite on " + finnish(planned) + "\u00a0€ ja päivitetty hyötyarvio " + finnish(updated)
                            + "\u00a0€; päätöksen osuus vajauksesta on 0\u00a0€ – " + finnish(most) + "\u00a0€.");
        }
        assertThat(said).contains("Kaikkiaan päätöksen osuus on 0\u00a0€ – " + finnish(all) + "\u00a0€:");
        for (String most : List.of("1\u00a0123\u00a0000\u00a0€", finnish(all) + "\u00a0€")) {
            assertThat(said.split(Pattern.quote(most), -1).length)
                    .as("each time with the lower bound before it: %s", most)
                    .isEqualTo(said.split(Pattern.quote("0\u00a0€ – " + most), -1).length);
        }
    }

    @Test
    void theTwoWaysOfCountingTechnologiesStandInTheFourth() {
        BigDecimal single = PublishedFigures.rows("projects_2020").stream()
                .map(row -> PublishedFigures.amount(row, "target_benefit_eur"))
                .flatMap(java.util.Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal whole = PublishedFigures.rows("technologies_2020").stream()
                .filter(row -> row.get("planned").equals("true"))
                .map(row -> PublishedFigures.row("projects_2020", "project_id", row.get("project_id")))
                .map(row -> PublishedFigures.amount(row, "target_benefit_eur"))
                .flatMap(java.util.Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(said("4-technologies.ipynb"))
                .contains(
                        "yhteensä " + finnish(single) + "\u00a0€; kokonaan jokaiseen laskien samoista hankkeista tulee "
                                + finnish(whole) + "\u00a0€");
    }

    @Test
    void whatIsCommittedShowsWhatAFreshRunShows() throws IOException {
        for (Path notebook : committed()) {
            assertThat(texts(JSON.readTree(notebook.toFile())))
                    .as("%s: './robohaku run' and './robohaku notebook --run' renew it", notebook)
                    .isEqualTo(texts(FRESH.get(notebook.getFileName().toString())));
            assertThat(Files.size(notebook))
                    .as("%s can be read on the web", notebook)
                    .isLessThan(MOST_BYTES);
        }
    }

    @Test
    void noFigureIsTyped() {
        Pattern named = Pattern.compile("20(?:1[89]|2[01])(?:-\\w+-\\d+)?|0\\.5");
        FRESH.forEach((name, notebook) -> elements(notebook.get("cells")).forEach(cell -> {
            String source = joined(cell.get("source"));
            boolean isProse = cell.get("cell_type").asText().equals("markdown");
            String texts = isProse ? source : sentences(source);
            assertThat(named.matcher(texts).replaceAll(""))
                    .as("%s: only years and projects are named", name)
                    .doesNotContainPattern("\\d");
        }));
    }

    /** The pieces of Java text of a cell, without the queries, which are whole blocks. */
    private static String sentences(String source) {
        String withoutQueries = source.replaceAll("(?s)\"\"\".*?\"\"\"", "").replaceAll("(?s)^%%sql.*", "");
        StringBuilder texts = new StringBuilder();
        Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(withoutQueries)
                .results()
                .forEach(text -> texts.append(text.group(1).startsWith("SELECT") ? "" : text.group(1)));
        return texts.toString();
    }

    @Test
    void aCellThatFailsIsNamedWithWhatBecameOfIt() throws Exception {
        Path broken = folder.resolve("broken.ipynb");
        String source = Files.readString(committed().get(0)).replace("var rounds = ", "var rounds = nothing + ");
        Files.writeString(broken, source);
        Workspace samples = SampleRun.get().warehouse().workspace();
        try (Jupyter jupyter = Jupyter.create(samples)) {
            assertThatThrownBy(() -> jupyter.run(List.of(broken), folder.resolve("none"), List.of()))
                    .isInstanceOf(Jupyter.RunException.class)
                    .hasMessageContaining("var rounds = nothing +")
                    .hasMessageContaining("Virhe solun rivillä 1 / Error on line 1 of the cell:")
                    .hasMessageContaining("cannot find symbol")
                    .hasMessageNotContaining("\u001B");
        }
        assertThat(folder.resolve("none/broken.ipynb")).doesNotExist();
    }

    @Test
    void withoutJupyterItSaysWhatToInstall() throws Exception {
        Workspace samples = SampleRun.get().warehouse().workspace();
        try (Jupyter none = Jupyter.create(samples, folder.toString())) {
            assertThatThrownBy(() -> none.run(committed(), folder, List.of()))
                    .hasMessageContaining("sudo apt-get install jupyter-nbconvert");
            assertThatThrownBy(() -> none.open(folder, List.of(), List.of()))
                    .hasMessageContaining("Jupyter is not installed")
                    .hasMessageContaining("sudo apt-get install jupyter-notebook");
        }
    }
}
