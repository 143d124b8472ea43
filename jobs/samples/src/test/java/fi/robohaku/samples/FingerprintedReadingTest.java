package fi.robohaku.samples;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a document gives depends on what the fingerprint of its template covers, and on nothing else. */
@SampleSetTest
class FingerprintedReadingTest {
    private static final int SAMPLES_OF_EACH = 3;

    @Test
    void aSampleReadsTheSameWithThePartOfTheContractsThatItsFingerprintCovers() throws IOException {
        int read = 0;
        for (String template : ReadSamples.SCHEMAS.documents().keySet()) {
            DocumentReader reader = new DocumentReader(ReadSamples.SCHEMAS.only(template));
            List<Map.Entry<String, DocumentReading>> samples = ReadSamples.readings().entrySet().stream()
                    .filter(sample -> sample.getValue().template().equals(template))
                    .limit(SAMPLES_OF_EACH)
                    .toList();
            read += samples.size();
            for (Map.Entry<String, DocumentReading> sample : samples) {
                byte[] content = Files.readAllBytes(ReadSamples.FOLDER.resolve(sample.getKey()));
                assertThat(reader.read(sample.getKey(), content))
                        .as("%s, read with what belongs to %s", sample.getKey(), template)
                        .isEqualTo(sample.getValue());
            }
        }
        assertThat(read).as("samples read").isGreaterThan(40);
    }
}
