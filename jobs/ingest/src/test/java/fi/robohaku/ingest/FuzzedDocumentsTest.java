package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.AttackTest;
import fi.robohaku.LongTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever chance makes of a good document, it ends in records or in a rejection, and in no figure that is not told of. */
@AttackTest
class FuzzedDocumentsTest {
    private static final List<String> SAMPLES = List.of(
            Given.APPLICATION,
            Given.APPLICATION_2018,
            Given.REPORT,
            "2020/registers/paatokset.csv",
            "2020/registers/tilannekatsaus.csv",
            "2020/final-reports/2020-VNK-1_loppulaskelma.xlsx");

    private final Map<String, DocumentReading> originals = new ConcurrentHashMap<>();

    @Test
    void someHundredDocumentsEndInRecordsOrARejection() {
        fuzz(0, 300);
    }

    @Test
    @LongTest
    void twentyThousandDocumentsEndInRecordsOrARejection() {
        fuzz(1_000, 20_400);
    }

    private void fuzz(int first, int count) {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger rejected = new AtomicInteger();
        IntStream.range(first, first + count).parallel().forEach(seed -> {
            String sample = SAMPLES.get(seed % SAMPLES.size());
            FuzzedDocuments.FuzzedDocument fuzzed = FuzzedDocuments.of(Given.sample(sample), seed);
            DocumentReading reading = Given.READER.read(sample, fuzzed.content());
            String what = "seed " + seed + " of " + sample;
            assertWhole(what, reading);
            if (fuzzed.isPacked() && reading.readable()) {
                assertThat(Given.meanings(reading)).as(what).isEqualTo(Given.meanings(original(sample)));
            }
            (reading.readable() ? read : rejected).incrementAndGet();
        });
        assertThat(read.get()).as("documents read").isGreaterThan(count / 10);
        assertThat(rejected.get()).as("documents rejected").isGreaterThan(count / 10);
    }

    private DocumentReading original(String sample) {
        return originals.computeIfAbsent(sample, Given::read);
    }

    /** A document is read, or one finding at least rejects it, by a rule that says what is wrong with it and not with us. */
    private static void assertWhole(String what, DocumentReading reading) {
        List<String> rejections = reading.findings().stream()
                .filter(finding -> finding.outcome() == Finding.Outcome.REJECTED)
                .map(finding -> finding.rule().id())
                .toList();
        assertThat(rejections)
                .as(what)
                .doesNotContain("reading_too_long", "memory_exhausted", "file_not_accessible", "no_right_to_read");
        if (!reading.readable()) {
            assertThat(rejections).as(what).isNotEmpty();
            assertThat(reading.figures()).as(what).isEmpty();
        }
        assertThat(reading.findings())
                .as(what)
                .allMatch(finding -> finding.found().length() <= 250);
        assertThat(reading.figures())
                .as(what)
                .allMatch(figure -> figure.rawText().length() <= 2_100);
    }
}
