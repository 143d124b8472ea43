package fi.robohaku.export.charts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.PublishedFigures;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.export.SampleExport;
import fi.robohaku.export.drawing.Svg;
import fi.robohaku.export.drawing.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The charts of an export hold on the published figures and on the marts. */
@SparkTest
class ChartsTest {
    private static final Map<String, String> WORDINGS = Map.of(
            "approx",
            "noin\u00a0",
            "rounded",
            "noin\u00a0",
            "over",
            "yli\u00a0",
            "under",
            "alle\u00a0",
            "conditional",
            "ehdollisesti\u00a0");

    private final SampleRun samples = SampleRun.get();
    private final Path charts = SampleExport.get().folder().resolve("charts");

    private Svg svg(String name) throws Exception {
        return Svg.of(Files.readString(charts.resolve(name + ".svg")));
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(charts)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** Millions with at most two decimals and a decimal comma. */
    private static String millions(String euros) {
        BigDecimal millions = new BigDecimal(euros).movePointLeft(6).setScale(2, java.math.RoundingMode.HALF_UP);
        return millions.stripTrailingZeros().toPlainString().replace('.', ',').replace('-', '−');
    }

    /** Nothing is told of the rounds before where results can be used, and one chart of the newest has all rounds. */
    private static boolean isDrawn(ChartKind kind, String round) {
        return round.equals("2020") || !Set.of("scalability", "rounds").contains(kind.name());
    }

    @Test
    void everyKindIsDrawnForEveryRoundTwice() throws IOException {
        assertThat(files(".svg")).hasSize(Charts.ALL.size() * 3 - 4);
        assertThat(files(".png")).hasSameSizeAs(files(".svg"));
    }

    @Test
    void aPngIsForPrintAndShowsItsMarks() throws IOException {
        for (Path file : files(".png")) {
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth())
                    .as(file + ": 190 mm at 300 dots to the inch")
                    .isEqualTo(2250);
            assertThat(dotsPerMetre(file)).as(file.toString()).isEqualTo("11811");
            int marked = 0;
            Set<Integer> colours = new HashSet<>();
            for (int x = 0; x < image.getWidth(); x += 2) {
                for (int y = 0; y < image.getHeight(); y += 2) {
                    int rgb = image.getRGB(x, y) & 0xFFFFFF;
                    colours.add(rgb);
                    marked += rgb == 0xFFFFFF ? 0 : 1;
                }
            }
            double share = marked * 4.0 / ((double) image.getWidth() * image.getHeight());
            assertThat(share).as(file + ": share that is not background").isBetween(0.02, 0.6);
            assertThat(colours).as(file.toString()).contains(rgb(Theme.UPDATED), rgb(Theme.TEXT));
            boolean showsPlans = Stream.of("firmness", "scalability", "causes", "agency_ratios", "rounds")
                    .noneMatch(name -> file.getFileName().toString().startsWith(name));
            assertThat(colours.contains(rgb(Theme.PLANNED))).as(file.toString()).isEqualTo(showsPlans);
        }
    }

    private static int rgb(Color color) {
        return color.getRGB() & 0xFFFFFF;
    }

    private static String dotsPerMetre(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            Node root = reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child.getNodeName().equals("pHYs")) {
                    return ((Element) child).getAttribute("pixelsPerUnitXAxis");
                }
            }
            return "";
        } finally {
            reader.dispose();
        }
    }

    @Test
    void plannedAndUpdatedAreThoseOfThePublishedProjects() throws Exception {
        Svg svg = svg("planned_updated_2020");
        int projects = 0;
        for (Map<String, String> project : PublishedFigures.rows("projects_2020")) {
            if (!project.get("target_benefit_eur").isEmpty()) {
                projects++;
                String planned = WORDINGS.getOrDefault(project.get("target_precision"), "")
                        + millions(project.get("target_benefit_eur"));
                String updated = WORDINGS.getOrDefault(project.get("updated_precision"), "")
                        + millions(project.get("updated_benefit_eur"));
                assertThat(svg.texts()).as(project.get("project_id")).contains(planned + ", nyt " + updated);
            }
        }
        assertThat(projects).isEqualTo(20);
        assertThat(svg.texts()).contains("noin\u00a05,7, nyt noin\u00a01,6");
        assertThat(svg.all()).contains("47,43\u00a0milj.\u00a0€", "27,82\u00a0milj.\u00a0€", "suhde 0,587");
    }

    @Test
    void aPointStandsWhereItsFigureSays() throws Exception {
        Svg svg = svg("planned_updated_2020");
        List<Row> rows = samples.rows(
                "SELECT planned_benefit_eur FROM gold.project_summary WHERE round = '2020'"
                        + " AND planned_benefit_eur IS NOT NULL AND updated_benefit_eur IS NOT NULL ORDER BY planned_benefit_eur DESC, project_id");
        List<Svg.Place> points = svg.emptyCircles(Theme.PLANNED);
        assertThat(points).hasSameSizeAs(rows);
        List<Double> values =
                rows.stream().map(row -> row.getDecimal(0).doubleValue()).toList();
        int least = values.indexOf(values.stream().min(Double::compare).orElseThrow());
        int most = values.indexOf(values.stream().max(Double::compare).orElseThrow());
        double pixelsPerEuro = (points.get(most).x() - points.get(least).x()) / (values.get(most) - values.get(least));
        assertThat(pixelsPerEuro).isPositive();
        for (int i = 0; i < values.size(); i++) {
            double expected = points.get(least).x() + (values.get(i) - values.get(least)) * pixelsPerEuro;
            assertThat(points.get(i).x()).as("row " + i).isBetween(expected - 0.5, expected + 0.5);
        }
    }

    @Test
    void theStepsOfTheShortfallLeadFromThePublishedPlanToTheUpdate() throws Exception {
        Svg svg = svg("shortfall_2020");
        for (Row step : samples.rows("SELECT amount_eur, is_total, amount_low_eur, amount_high_eur"
                + " FROM gold.shortfall_steps WHERE round = '2020' AND (is_total OR n_units > 0)")) {
            boolean isIncrease = !step.getBoolean(1) && step.getDecimal(0).signum() > 0;
            String central = millions(step.getDecimal(0).toPlainString());
            boolean isSharp = step.getDecimal(2).compareTo(step.getDecimal(3)) == 0;
            String wording = step.getBoolean(1) ? "noin\u00a0" : "";
            assertThat(svg.texts())
                    .as("a step that rests on an assumption has its least and its most beside it")
                    .contains(
                            isSharp
                                    ? wording + (isIncrease ? "+" : "") + central
                                    : millions(step.getDecimal(2).toPlainString()) + " … " + central + " … "
                                            + millions(step.getDecimal(3).toPlainString()));
        }
        String planned = PublishedFigures.sum("target_benefit_eur", "projects_2020", "benefit_groups_2020")
                .toString();
        String updated = PublishedFigures.sum("updated_benefit_eur", "projects_2020", "benefit_groups_2020")
                .toString();
        assertThat(svg.texts()).contains("noin\u00a0" + millions(planned), "noin\u00a0" + millions(updated));
    }

    @Test
    void countsAreBarsFromTheLargestOnAndWhatNobodyTellsComesLast() throws Exception {
        Svg svg = svg("scalability_2020");
        List<String> levels = svg.texts().stream()
                .filter(text -> List.of("Viraston sisällä", "Myös kansainvälisesti", "Ei kerrottu")
                                .contains(text)
                        || text.startsWith("Myös muualla"))
                .toList();
        // Seven other agencies, three the agency itself, one internationally; of nine nobody tells.
        assertThat(levels).hasSize(4).endsWith("Ei kerrottu");
        assertThat(levels.get(0)).startsWith("Myös muualla");
        assertThat(svg.all()).contains("23 hankkeesta 14 kertoo");
    }

    @Test
    void aTechnologyHasARangeFromEightProjectsOnAndPointsAloneBelow() throws Exception {
        Svg svg = svg("technologies_2020");
        List<Row> technologies = samples.rows("SELECT n_with_figures, realisation_ratio FROM gold.technology_benefit"
                + " WHERE round = '2020' AND technology_use = 'planned' AND technology_scope = 'as_named'"
                + " AND counting = 'full' AND technology != 'none' AND n_with_figures > 0");
        assertThat(technologies).hasSizeGreaterThan(10);
        for (Row technology : technologies) {
            int n = technology.getInt(0);
            assertThat(technology.isNullAt(1)).as("n = " + n).isEqualTo(n < 8);
            assertThat(svg.texts())
                    .contains(
                            n < 8
                                    ? "n\u00a0=\u00a0" + n + ": vain pisteet"
                                    : thousandths(technology.getDecimal(1)) + " (n\u00a0=\u00a0" + n + ")");
        }
        long points = samples.row("SELECT count(*) AS n FROM gold.technology_point WHERE round = '2020'"
                        + " AND technology_use = 'planned' AND technology_scope = 'as_named'")
                .<Long>getAs("n");
        assertThat(svg.emptyCircles(Theme.PLANNED)).hasSize((int) points);
    }

    private static String thousandths(BigDecimal ratio) {
        return ratio.setScale(3, RoundingMode.HALF_UP).toString().replace('.', ',');
    }

    @Test
    void aRatioOfAChartHasItsSetBesideIt() throws Exception {
        assertThat(svg("ratios_2020").all()).contains("Rajaus: Yksittäin raportoidut hankkeet");
        assertThat(svg("planned_updated_2020").all())
                .contains("Rajaus: Hankkeet, joilla on sekä tavoite että päivitetty arvio");
    }

    @Test
    void syntheticFiguresAreHatchedAndSaidOnThePicture() throws Exception {
        for (ChartKind kind : Charts.ALL) {
            for (String round : Stream.of("2018", "2019", "2020")
                    .filter(one -> isDrawn(kind, one))
                    .toList()) {
                Svg svg = svg(kind.name() + "_" + round);
                boolean isSynthetic = !round.equals("2020") || kind.name().equals("rounds");
                boolean isSaid = svg.texts().stream().anyMatch(text -> text.startsWith("Synteettinen aineisto"));
                boolean isHatched = svg.all("path").stream()
                        .filter(path -> List.of(Svg.rgb(Theme.PLANNED), Svg.rgb(Theme.UPDATED))
                                .contains(Svg.inherited(path, "fill")))
                        .anyMatch(path -> path.getAttribute("d")
                                        .chars()
                                        .filter(step -> step == 'M')
                                        .count()
                                >= 4);
                assertThat(isSaid).as(kind.name() + " " + round).isEqualTo(isSynthetic);
                assertThat(isHatched).as(kind.name() + " " + round).isEqualTo(isSynthetic);
            }
        }
    }

    @Test
    void aPictureExplainsItselfCarriesItsFontAndFetchesNothing() throws Exception {
        for (Path file : files(".svg")) {
            String text = Files.readString(file);
            Element root = Svg.of(text).document().getDocumentElement();
            assertThat(root.getAttribute("role")).isEqualTo("img");
            List<String> ids = List.of(root.getAttribute("aria-labelledby").split(" ", -1));
            Svg svg = Svg.of(text);
            assertThat(svg.all("title").get(0).getAttribute("id")).isEqualTo(ids.get(0));
            assertThat(svg.all("desc").get(0).getAttribute("id")).isEqualTo(ids.get(1));
            assertThat(svg.all("desc").get(0).getTextContent())
                    .as(file.toString())
                    .hasSizeGreaterThan(100);
            assertThat(text)
                    .contains("@font-face{font-family:'Source Sans 3';font-weight:400;src:url(data:font/woff2;base64,");
            assertThat(text.replace("http://www.w3.org/", "")).doesNotContain("http:", "https:", "<image", "<script");
            assertThat(svg.all("text"))
                    .allSatisfy(words ->
                            assertThat(Svg.inherited(words, "font-family")).isEqualTo("'Source Sans 3', sans-serif"));
            assertThat(svg.texts()).anyMatch(words -> words.startsWith("Lähde: Robohaku"));
        }
    }
}
