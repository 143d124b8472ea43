package fi.robohaku.marts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * What computing the marts did.
 *
 * @param built names of those written anew
 * @param skipped names of those that stay as they were: nothing that they read changed, or their rows came out the same
 * @param failed names of those that failed a test of severity error; their last good version stays
 * @param failures tests that did not hold, warnings too
 * @param rows rows of those computed, by name, sorted as their contracts say; only of those with few
 */
public record MartRun(
        List<String> built,
        List<String> skipped,
        List<String> failed,
        List<MartFailure> failures,
        Map<String, List<Row>> rows) {
    public MartRun {
        built = List.copyOf(built);
        skipped = List.copyOf(skipped);
        failed = List.copyOf(failed);
        failures = List.copyOf(failures);
        rows = Map.copyOf(rows);
    }

    /** Names of all marts. */
    public List<String> all() {
        return Stream.of(built, skipped, failed).flatMap(List::stream).sorted().toList();
    }

    /** Tests of severity warning that did not hold, a line each. */
    public List<String> warnings() {
        return failures.stream()
                .filter(failure -> failure.severity() == MartTest.Severity.WARNING)
                .map(MartFailure::inWords)
                .toList();
    }
}
