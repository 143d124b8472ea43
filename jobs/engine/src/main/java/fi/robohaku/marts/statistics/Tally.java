package fi.robohaku.marts.statistics;

/** Counts possible outcomes: how many there are, how many at least as extreme as the one observed, how many extreme. */
final class Tally {
    private final long observed;
    private int count;
    private int asExtreme;
    private long extreme = -1;
    private int mostExtreme;

    /**
     * @param observed size of what was observed, without sign
     */
    Tally(long observed) {
        this.observed = observed;
    }

    void add(long outcome) {
        long size = Math.abs(outcome);
        count++;
        if (size >= observed) {
            asExtreme++;
        }
        if (size > extreme) {
            extreme = size;
            mostExtreme = 0;
        }
        if (size == extreme) {
            mostExtreme++;
        }
    }

    int count() {
        return count;
    }

    /**
     * @param isExact whether all possible outcomes were added; where they were drawn, the observed one counts as one more
     */
    Significance significance(boolean isExact) {
        return isExact
                ? new Significance(
                        Numbers.ratio(asExtreme, count), Numbers.ratio(mostExtreme, count), Significance.Method.EXACT)
                : new Significance(
                        Numbers.ratio(asExtreme + 1L, count + 1L),
                        Numbers.ratio(1, count + 1L),
                        Significance.Method.SEEDED_PERMUTATION);
    }
}
