package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import fi.robohaku.ProcessTest;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The libraries that the program brings: each is told with its sums, and under a licence that it may be handed on with. */
@ProcessTest
class BillOfMaterialsTest {
    private static final Path TARGET = TestWarehouse.home().resolve("jobs/target");

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    private static List<JsonNode> components;
    private static JsonNode licences;

    @BeforeAll
    static void read() throws IOException {
        Path bill = TARGET.resolve("robohaku-bom.json");
        // Maven makes it in builds that may use the network, and leaves it out in others (-o).
        Assumptions.assumeTrue(
                Files.exists(bill) || System.getenv("ROBOHAKU_EVERY_TEST") != null,
                "There is no " + bill + "; build without -o");
        components = new ArrayList<>();
        new ObjectMapper().readTree(bill.toFile()).get("components").forEach(components::add);
        licences = new ObjectMapper(new YAMLFactory())
                .readTree(TestWarehouse.home().resolve("jobs/app/licences.yml").toFile());
    }

    private static String name(JsonNode component) {
        return component.get("group").asText() + ":" + component.get("name").asText();
    }

    /** The name of the file of a library. */
    private static String jar(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.get("purl").asText());
        return component.get("name").asText()
                + "-"
                + component.get("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "")
                + ".jar";
    }

    /** The licences that a library may be taken under, as the list of those that are allowed calls them. */
    private static List<String> licencesOf(JsonNode component) {
        List<String> found = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            JsonNode licence = choice.path("license");
            String said = choice.has("expression")
                    ? choice.get("expression").asText()
                    : licence.path("id").asText(licence.path("name").asText());
            found.add(licences.get("named").path(said).asText(said));
        }
        JsonNode known = licences.get("libraries").get(name(component));
        return known == null ? found : List.of(known.asText());
    }

    @Test
    void everyLibraryMayBeHandedOnWithTheProgram() {
        List<String> allowed = new ArrayList<>();
        licences.get("allowed").forEach(licence -> allowed.add(licence.asText()));
        assertThat(components)
                .hasSizeGreaterThan(200)
                .allSatisfy(component ->
                        assertThat(licencesOf(component)).as(name(component)).containsAnyElementsOf(allowed));
        assertThat(components)
                .as("libraries of the list that are not there any more")
                .extracting(BillOfMaterialsTest::name)
                .containsAll(() -> licences.get("libraries").fieldNames());
    }

    @Test
    void everyJarOfACommandIsInTheBillWithTheSumOfItsBytes() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (JsonNode component : components) {
            for (JsonNode hash : component.path("hashes")) {
                if (hash.get("alg").asText().equals("SHA-256")) {
                    sums.put(jar(component), hash.get("content").asText());
                }
            }
        }
        Set<String> jars = new TreeSet<>();
        for (String list : List.of("class-path", "server-class-path")) {
            for (String entry : Files.readString(TARGET.resolve(list)).strip().split(":", -1)) {
                jars.add(Path.of(entry).getFileName().toString());
            }
        }
        jars.removeIf(jar -> jar.startsWith("robohaku-"));
        assertThat(jars).hasSizeGreaterThan(200);
        for (String jar : jars) {
            try (InputStream in = Files.newInputStream(TARGET.resolve("lib").resolve(jar))) {
                assertThat(DigestUtils.sha256Hex(in)).as(jar).isEqualTo(sums.get(jar));
            }
        }
    }
}
