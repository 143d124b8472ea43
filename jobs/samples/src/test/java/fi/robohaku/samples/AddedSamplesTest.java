package fi.robohaku.samples;

import static fi.robohaku.samples.ReadSamples.FOLDER;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.forms.EmptyForm;
import fi.robohaku.forms.FilledForm;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample may be added as a file where the README of its folder says what it is and what it must give. */
class AddedSamplesTest {
    private static final DocumentReader READER = new DocumentReader(ReadSamples.SCHEMAS);
    private static final String TABLE = """

            ## Added by hand
            | file | origin | why it exists | how it was made | must give |
            | --- | --- | --- | --- | --- |
            """;

    @TempDir
    private Path folder;

    /** Files of a folder of samples that are neither made by the generator nor listed by the README beside them. */
    static Set<String> strayFiles(Path folder, Set<String> made) throws IOException {
        Set<String> stray = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("facts")))
                    .forEach(file -> stray.add(folder.relativize(file).toString()));
        }
        stray.removeAll(made);
        for (AddedSample sample : AddedSample.list(folder)) {
            stray.remove(sample.path());
            stray.remove(Path.of(sample.path()).resolveSibling("README.md").toString());
        }
        return stray;
    }

    /** What is wrong with added samples: not there, or without what they must give. */
    private static List<String> problems(Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        for (AddedSample sample : AddedSample.list(folder)) {
            Path file = folder.resolve(sample.path());
            if (!Files.isRegularFile(file)) {
                problems.add(sample.path() + " is not there");
                continue;
            }
            DocumentReading reading = READER.read(sample.path(), Files.readAllBytes(file));
            sample.mustGive().stream()
                    .filter(figure -> !given(sample.path(), reading).contains(figure))
                    .forEach(figure -> problems.add(sample.path() + " does not give " + figure));
        }
        return problems;
    }

    private static Set<String> given(String path, DocumentReading reading) {
        Set<String> given = new TreeSet<>();
        ReadSamples.breaches(reading, Finding.Outcome.REJECTED).forEach(rule -> given.add("rejected: " + rule));
        reading.figures().stream()
                .map(figure -> figure.table())
                .distinct()
                .forEach(table -> ReadSamples.rows(path, reading, table)
                        .forEach(row -> row.figures()
                                .keySet()
                                .forEach(column -> given.add(table + "." + column + " = " + row.text(column)))));
        return given;
    }

    /** A deviation report filled in by hand, and the README of its folder. */
    @BeforeEach
    void addOne() throws IOException {
        DocumentTemplate template = ReadSamples.SCHEMAS.documents().get("deviation-report");
        byte[] empty = new EmptyForm(ReadSamples.SCHEMAS).write(template, Language.FI, FilledForm.FIRST_YEAR);
        Path file = folder.resolve("2022/deviation-reports/oma.docx");
        Files.createDirectories(file.getParent());
        Files.write(file, new FilledForm(template, Language.FI).fill(empty));
        list("| oma.docx | invented | shows a round to come | filled in by hand |"
                + " `deviation.delay_months = 3`; `deviation.reported_on = 2027-12-31` |\n");
    }

    private void list(String rows) throws IOException {
        Files.writeString(folder.resolve("2022/deviation-reports/README.md"), "# Reports of 2022\n" + TABLE + rows);
    }

    @Test
    void theAddedSamplesOfTheProjectGiveWhatTheyMust() throws IOException {
        assertThat(problems(FOLDER))
                .as("what is wrong with samples that were added as files")
                .isEmpty();
    }

    @Test
    @SampleSetTest
    void everyTemplateHasASampleThatIsMadeOrAdded() throws IOException {
        Set<String> withSample = new TreeSet<>();
        ReadSamples.readings().values().forEach(reading -> withSample.add(reading.template()));
        for (AddedSample sample : AddedSample.list(FOLDER)) {
            byte[] content = Files.readAllBytes(FOLDER.resolve(sample.path()));
            withSample.add(READER.read(sample.path(), content).template());
        }
        assertThat(withSample)
                .as("templates of samples")
                .containsAll(ReadSamples.SCHEMAS.documents().keySet());
    }

    @Test
    void aFileThatTheReadmeOfItsFolderListsBelongsToTheSamples() throws IOException {
        assertThat(AddedSample.list(folder))
                .as("added samples")
                .containsExactly(new AddedSample(
                        "2022/deviation-reports/oma.docx",
                        "invented",
                        "shows a round to come",
                        "filled in by hand",
                        List.of("deviation.delay_months = 3", "deviation.reported_on = 2027-12-31")));
        assertThat(strayFiles(folder, Set.of())).as("stray files").isEmpty();
        assertThat(problems(folder)).as("problems").isEmpty();
    }

    @Test
    void aFileThatNoReadmeListsIsAStray() throws IOException {
        Files.writeString(folder.resolve("2022/deviation-reports/toinen.docx"), "x");
        assertThat(strayFiles(folder, Set.of())).containsExactly("2022/deviation-reports/toinen.docx");
        Files.writeString(folder.resolve("2022/README.md"), "# 2022\n");
        assertThat(strayFiles(folder, Set.of()))
                .as("a README that lists nothing does not belong either")
                .containsExactly("2022/README.md", "2022/deviation-reports/toinen.docx");
    }

    @Test
    void aFigureThatAnAddedSampleDoesNotGiveIsTold() throws IOException {
        list("""
                | oma.docx | invented | a test | by hand | `deviation.delay_months = 4` |
                | muu.docx | invented | a test | by hand | rejected: file_empty |
                """);
        assertThat(problems(folder))
                .containsExactly(
                        "2022/deviation-reports/oma.docx does not give deviation.delay_months = 4",
                        "2022/deviation-reports/muu.docx is not there");
    }

    @Test
    void anAddedSampleMayBeThereToBeRejected() throws IOException {
        Files.createFile(folder.resolve("2022/deviation-reports/tyhja.docx"));
        list("| tyhja.docx | invented | an empty file | touch | rejected: file_empty |\n");
        assertThat(problems(folder)).isEmpty();
        assertThat(strayFiles(folder, Set.of())).containsExactly("2022/deviation-reports/oma.docx");
    }

    @Test
    void aRowThatLeavesOutAColumnIsRefused() throws IOException {
        String message = "data-samples/2022/deviation-reports/README.md, '%s':"
                + " give file, origin, why it exists, how it was made and what it must give";
        for (String row : List.of("| oma.docx | invented | a test | by hand |", "| oma.docx | | a | b | c |")) {
            list(row + "\n");
            assertThatThrownBy(() -> AddedSample.list(folder)).hasMessage(message.formatted(row));
        }
    }

    @Test
    @SampleSetTest
    void theMakerLeavesAddedSamplesAlone() throws IOException {
        Samples samples = new Samples(ReadSamples.SCHEMAS, ReadSamples.ASSUMPTIONS, FOLDER.resolve("facts"));
        Path readme = folder.resolve("2020/registers/README.md");
        Path added = folder.resolve("2020/registers/oma.csv");
        int files = samples.write(folder).files();
        String made = Files.readString(readme);
        Files.writeString(
                readme, TABLE + "| oma.csv | invented | a test | by hand | rejected: not_recognised |\n", APPEND);
        Files.writeString(added, "a,b\n1,2\n");
        String listed = Files.readString(readme);
        assertThat(samples.write(folder)).as("a second run").isEqualTo(new Samples.Result(files, 0, 0));
        assertThat(added).as("the added file").hasContent("a,b\n1,2");
        Files.writeString(readme, listed.replace("# 2020/registers", "# Registers"));
        assertThat(samples.write(folder)).as("a third run").isEqualTo(new Samples.Result(files, 1, 0));
        assertThat(readme).as("the README, made anew with its list").hasContent(listed);
        Files.writeString(readme, made);
        assertThat(samples.write(folder))
                .as("a run after the list was taken away")
                .isEqualTo(new Samples.Result(files, 0, 1));
        assertThat(added).as("the file that is listed no more").doesNotExist();
        assertThat(folder.resolve("2022/deviation-reports/oma.docx"))
                .as("a round that the maker does not make")
                .exists();
    }
}
