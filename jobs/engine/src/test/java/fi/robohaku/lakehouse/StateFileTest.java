package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files beside the tables, and what is told of one that storage or somebody changed. */
class StateFileTest {
    @TempDir
    Path folder;

    private record Words(String fingerprint, long version) {}

    private final Configuration configuration = configuration();

    private static Configuration configuration() {
        Configuration configuration = new Configuration(false);
        configuration.set("fs.file.impl", LocalFiles.class.getName());
        configuration.setBoolean("fs.file.impl.disable.cache", true);
        return configuration;
    }

    private StateFile file(String name) throws IOException {
        return StateFile.of(folder.toUri(), name, configuration);
    }

    private Path path(String name) {
        return folder.resolve("_robohaku").resolve(name);
    }

    @Test
    void aFileOfWhichAnyByteIsChangedOrTheEndIsCutOffIsKnownAsSuch() throws IOException {
        file("words.json").write(new Words("abc", 7));
        byte[] whole = Files.readAllBytes(path("words.json"));
        assertThat(file("words.json").read(Words.class)).contains(new Words("abc", 7));

        int first = "{\"fingerprint\":\"abc\",\"version\":7}".length();
        assertThat(whole[first]).as("the line of the fingerprint follows").isEqualTo((byte) '\n');
        for (int i = 0; i < whole.length - 1; i++) {
            byte[] changed = whole.clone();
            changed[i] = (byte) (changed[i] ^ 1);
            Files.write(path("words.json"), changed);
            assertThatThrownBy(() -> file("words.json").read(Words.class))
                    .as("byte " + i)
                    .isInstanceOf(StateFile.UnreadableStateException.class)
                    .hasMessageContaining("words.json is cut short or was changed");
        }
        for (int length : new int[] {0, 1, first - 1, first + 1, whole.length - 2}) {
            Files.write(path("words.json"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> file("words.json").read(Words.class))
                    .as("cut off after " + length)
                    .isInstanceOf(StateFile.UnreadableStateException.class);
        }
    }

    @Test
    void aFileOfAnEarlierVersionHasNoFingerprintAndIsRead() throws IOException {
        Files.createDirectories(path("words.json").getParent());
        Files.writeString(path("words.json"), "{\"fingerprint\":\"abc\",\"version\":7}");

        assertThat(file("words.json").read(Words.class)).contains(new Words("abc", 7));
        assertThat(file("none.json").read(Words.class)).isEmpty();
    }

    @Test
    void theNewestRecordOfPublishedVersionsThatCanBeReadCounts() throws IOException {
        publish(0, 1, "run-1", 3);
        publish(1, 1, "run-2", 4);
        assertThat(newest().runId()).isEqualTo("run-2");
        assertThat(newest().version("gold.project")).hasValue(4);
        assertThat(newest().version("gold.other")).isEmpty();

        Files.writeString(path("published/000000000001.json"), "{\"format\":1,\"prog");
        assertThat(newest().runId()).as("the one after it is cut short").isEqualTo("run-1");
    }

    @Test
    void tablesOfALaterFormatAreRefusedByNameOfTheProgramThatWroteThem() throws IOException {
        publish(0, PublishedVersions.FORMAT + 1, "run-1", 3);

        assertThatThrownBy(this::newest)
                .isInstanceOf(PublishedVersions.NewerWarehouseException.class)
                .hasMessageContaining("written by Robohaku 9.9")
                .hasMessageContaining("newer than this program");
    }

    private void publish(long number, int format, String run, long version) throws IOException {
        PublishedVersions record = new PublishedVersions(
                format, "9.9", number, run, Instant.parse("2026-01-01T00:00:00Z"), Map.of("gold.project", version));
        assertThat(file("published/00000000000" + number + ".json").writeNew(record))
                .isTrue();
    }

    private PublishedVersions newest() throws IOException {
        return PublishedVersions.newest(folder.toUri(), configuration).orElseThrow();
    }
}
