package fi.robohaku.ingest;

import java.time.Duration;

/**
 * What the reading of one document may cost. Its size, parts, cells and nesting are bounded before and while it is opened;
 * these hold for all that is made of it.
 *
 * @param processorTime time of a processor, which does not run while the machine does something else
 * @param characters characters of all figures and findings together
 */
public record ReadingBounds(Duration processorTime, long characters) {
    /** A hundred times what the largest documents of a call take. */
    public static final ReadingBounds DEFAULT = new ReadingBounds(Duration.ofSeconds(60), 32_000_000);

    /** What a figure or finding counts beside its texts. */
    private static final int EACH = 100;

    boolean isExceededBy(DocumentReading reading) {
        return charactersOf(reading) > characters;
    }

    static long charactersOf(DocumentReading reading) {
        long figures = reading.figures().stream()
                .mapToLong(figure -> EACH
                        + figure.rawText().length()
                        + figure.value().text().map(String::length).orElse(0))
                .sum();
        long findings = reading.findings().stream()
                .mapToLong(finding -> EACH
                        + finding.found().length()
                        + finding.expected().length()
                        + finding.explanation().length())
                .sum();
        return figures + findings;
    }
}
