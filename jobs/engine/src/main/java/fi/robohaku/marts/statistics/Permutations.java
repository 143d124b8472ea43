package fi.robohaku.marts.statistics;

import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.numbers.combinatorics.Combinations;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/** The ways in which units may be shuffled in a randomisation test: counted out where they are few, else drawn. */
public final class Permutations {
    /** Most choices of a group that are counted out. */
    public static final int MOST_COUNTED = 200_000;

    /** Permutations drawn where there are more. */
    public static final int DRAWN = 20_000;

    private Permutations() {}

    /** Whether the ways to choose this many places of all can be counted out. */
    static boolean areCounted(int all, int chosen) {
        return BinomialCoefficientDouble.value(all, chosen) <= MOST_COUNTED;
    }

    /** Shows each way to choose this many places of all, the places of a way in rising order. */
    static void countOut(int all, int chosen, Consumer<int[]> way) {
        Iterator<int[]> ways = Combinations.of(all, chosen).iterator();
        while (ways.hasNext()) {
            way.accept(ways.next());
        }
    }

    /** Shuffles the values anew for each draw, and shows them: the same array each time. */
    static void draw(int[] values, long seed, Consumer<int[]> draw) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        for (int i = 0; i < DRAWN; i++) {
            ArraySampler.shuffle(random, values);
            draw.accept(values);
        }
    }
}
