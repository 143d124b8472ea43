package fi.robohaku.samples;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SampleSetTest
class GeneratedDocumentsTest {
    private static final String README = "README.md";
    private static final int REGISTERS = 6;

    @TempDir
    Path folder;

    private static GeneratedDocuments generator(long seed, boolean hasSlips) {
        return new GeneratedDocuments(
                ReadSamples.SCHEMAS, ReadSamples.ASSUMPTIONS, ReadSamples.FOLDER.resolve("facts"), seed, hasSlips);
    }

    private Map<String, byte[]> write(String name, long seed, int documents, boolean hasSlips) throws IOException {
        Path into = Files.createDirectories(folder.resolve(name));
        generator(seed, hasSlips).write(into, documents, written -> {});
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(into)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(into.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static Map<String, String> sums(Map<String, byte[]> files) {
        Map<String, String> sums = new TreeMap<>();
        files.forEach((name, content) -> sums.put(name, DigestUtils.sha256Hex(content)));
        return sums;
    }

    @ParameterizedTest
    @ValueSource(ints = {REGISTERS, REGISTERS + 1, 23, 40})
    void thereAreAsManyAsAskedForAndOneThatSaysWhatTheyAre(int documents) throws IOException {
        Map<String, byte[]> files = write("all", 1, documents, true);

        assertThat(files).hasSize(documents + 1).containsKey(README);
        assertThat(new String(files.get(README), java.nio.charset.StandardCharsets.UTF_8))
                .contains(documents + " documents", "invented");
    }

    @Test
    void oneSeedGivesTheSameBytesEachTimeAndAnotherOtherDocuments() throws IOException {
        Map<String, String> first = sums(write("first", 1, 30, true));

        assertThat(sums(write("again", 1, 30, true))).isEqualTo(first);
        assertThat(sums(write("other", 2, 30, true))).isNotEqualTo(first);
    }

    @Test
    void theFirstProjectsAreTheSameWhateverTheirNumber() throws IOException {
        Map<String, String> more = sums(write("more", 1, 60, true));

        Map<String, String> few = sums(write("few", 1, 30, true));
        few.keySet().removeIf(name -> !name.contains("/applications/"));

        assertThat(few).isNotEmpty();
        assertThat(more).containsAllEntriesOf(few);
    }

    @Test
    void withoutSlipsNothingIsRejectedAndEveryFigureIsSynthetic() throws IOException {
        Map<String, byte[]> files = write("clean", 3, 40, false);
        DocumentReader reader = new DocumentReader(ReadSamples.SCHEMAS);
        files.remove(README);
        assertThat(files).allSatisfy((name, content) -> {
            DocumentReading reading = reader.read(name, content);
            assertThat(ReadSamples.breaches(reading, Finding.Outcome.REJECTED)).isEmpty();
            assertThat(reading.figures())
                    .filteredOn(figure -> figure.value().number().isPresent())
                    .allSatisfy(
                            figure -> assertThat(figure.value().provenance()).isEqualTo(Provenance.SYNTHETIC));
        });
    }

    @Test
    void aboutOneApplicationOfFiveHasASlipAndSomeOfThemAreRejected() throws IOException {
        Map<String, byte[]> files = write("slips", 1, 120, true);
        DocumentReader reader = new DocumentReader(ReadSamples.SCHEMAS);
        List<Map.Entry<String, byte[]>> applications = files.entrySet().stream()
                .filter(file -> file.getKey().contains("/applications/"))
                .toList();
        long rejected = applications.stream()
                .map(file -> reader.read(file.getKey(), file.getValue()))
                .filter(reading ->
                        !ReadSamples.breaches(reading, Finding.Outcome.REJECTED).isEmpty())
                .count();

        assertThat(rejected).isPositive().isLessThan(applications.size() / 3);
    }
}
