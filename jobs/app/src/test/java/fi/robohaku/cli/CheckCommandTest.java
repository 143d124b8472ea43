package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.forms.EmptyForm;
import fi.robohaku.ingest.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code robohaku check}: what it prints, and the code it ends with. */
class CheckCommandTest {
    private static final Path SAMPLES = Given.HOME.resolve("data-samples");
    private static final Path GOOD = SAMPLES.resolve("2020/applications/2020-H30_hakemus.xlsx");
    private static final Path BAD = SAMPLES.resolve("2019/applications/2019-K50_hakemus.xlsx");
    /** Told by other documents than the one that is checked. */
    private static final Set<String> OF_SEVERAL =
            Set.of("duplicate_document", "second_document_of_project", "report_without_application");

    private static CommandResult call(Object... arguments) {
        String[] words = Stream.concat(Stream.of("check"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new);
        return CommandResult.of(words);
    }

    @Test
    void rejectionsEndWithThreeOnlyWhereAskedFor() {
        assertThat(call(BAD).code()).as("by default").isEqualTo(0);
        assertThat(call("--rejections=fail", BAD).code()).as("a bad document").isEqualTo(3);
        assertThat(call("--rejections=fail", GOOD).code()).as("a good document").isEqualTo(0);
    }

    @Test
    void anEmptyFormIsToldInOneCalmLineAndHasACodeOfItsOwn(@TempDir Path folder) throws IOException {
        DocumentTemplate template = Given.SCHEMAS.documents().get("application-2020");
        Path form = folder.resolve("hakemus.xlsx");
        Files.write(form, new EmptyForm(Given.SCHEMAS).write(template, Language.FI, 2026));
        CommandResult called = call("--rejections=fail", form);
        assertThat(called.code()).as("code").isEqualTo(4);
        assertThat(called.out().lines().skip(1))
                .as("what is said below the name of the file")
                .containsExactly("  Lomaketta ei ole vielä täytetty.");
        assertThat(call(form).code()).as("by default").isEqualTo(0);
        assertThat(call("--rejections=fail", form, BAD).code())
                .as("beside a bad document")
                .isEqualTo(3);
        assertThat(call("--json", form).out()).contains("\"not_filled_in\" : true");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        CommandResult called = call(GOOD, "eipä_ole.xlsx");
        assertThat(called.code()).as("code").isEqualTo(2);
        assertThat(called.err()).as("what is told").contains("There is no file eipä_ole.xlsx");
        assertThat(call().code()).as("no file at all").isEqualTo(2);
    }

    @Test
    void aDocumentIsNotWrittenOver(@TempDir Path folder) throws IOException {
        Path copy = Files.copy(GOOD, folder.resolve("h.xlsx"));
        CommandResult called = call("-o", copy, copy);
        assertThat(called.code()).as("code").isEqualTo(2);
        assertThat(called.err()).as("what is told").contains("--output names a document");
        assertThat(copy).as("the document").hasSameBinaryContentAs(GOOD);
    }

    @Test
    void thePageIsWrittenToAFile(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("tarkistus.html");
        CommandResult called = call("--format", "html", "--lang", "sv", "-o", page, BAD, GOOD);
        assertThat(called.code()).as("code").isEqualTo(0);
        assertThat(called.out()).as("where it is").contains(page.toString());
        assertThat(Files.readString(page)).as("page").contains("lang=\"sv\"", "Hyötyarvio!D18", "2019-K50", "2020-H30");
    }

    @Test
    void textTellsCellFindingAndRemedy() {
        String out = call("--lang", "en", BAD).out();
        assertThat(out)
                .as("text")
                .contains(
                        "Would be rejected",
                        "Hyötyarvio!D18",
                        "The stated total is 999000, but the parts add up to 61013")
                .contains("→ Check the parts and the total and correct the wrong figure.");
    }

    /** Every file that a README of the samples lists as bad says the rule that is listed, and no other file is rejected. */
    @Test
    @SampleSetTest
    void badSamplesSayTheRuleOfTheirReadme() throws IOException {
        List<Path> files = new ArrayList<>();
        Set<String> listed = new TreeSet<>();
        Pattern row = Pattern.compile("(?m)^\\| (\\S+\\.\\w+) \\| ([a-z_]+)");
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            for (Path file : found.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(SAMPLES.resolve("facts")))
                    .sorted()
                    .toList()) {
                boolean isNote = file.toString().endsWith(".md");
                if (!isNote) {
                    files.add(file);
                }
                Matcher bad = row.matcher(isNote ? Files.readString(file) : "");
                while (bad.find()) {
                    if (!OF_SEVERAL.contains(bad.group(2))) {
                        listed.add(file.resolveSibling(bad.group(1)) + " " + bad.group(2));
                    }
                }
            }
        }
        assertThat(listed).as("bad files that the READMEs list").hasSizeGreaterThanOrEqualTo(14);
        List<Object> arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(files);
        JsonNode documents =
                new ObjectMapper().readTree(call(arguments.toArray()).out()).path("documents");
        Set<String> rejected = new TreeSet<>();
        for (JsonNode document : documents) {
            for (JsonNode line : document.findPath("lines")) {
                if (line.path("outcome").asText().equals("rejected")) {
                    rejected.add(document.path("file").asText() + " "
                            + line.path("rule").asText());
                }
            }
        }
        assertThat(documents).as("documents checked").hasSameSizeAs(files);
        assertThat(rejected).as("what is rejected").containsAll(listed);
        rejected.removeAll(listed);
        assertThat(rejected).as("what is rejected beside").isEmpty();
    }
}
