package fi.robohaku.marts;

import java.util.List;

/**
 * What computing the marts did.
 *
 * @param built names of those written anew
 * @param skipped names of those whose inputs and definition are what they were
 * @param failed names of those whose tests failed; their last good version stays
 * @param warnings checks of severity warning that did not hold
 */
public record MartRun(List<String> built, List<String> skipped, List<String> failed, List<String> warnings) {
    public MartRun {
        built = List.copyOf(built);
        skipped = List.copyOf(skipped);
        failed = List.copyOf(failed);
        warnings = List.copyOf(warnings);
    }

    /** Names of all marts. */
    public List<String> all() {
        return java.util.stream.Stream.of(built, skipped, failed)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
