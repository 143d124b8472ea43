package fi.robohaku.marts.statistics;

import java.math.BigDecimal;

/**
 * How rare an outcome is, and how rare the rarest one could be.
 *
 * @param pValue share of the possible outcomes that are at least as extreme, two-sided
 * @param smallest least that the share could be with these values; from 0.05 on nothing could be told, whatever happened
 * @param method how the possible outcomes were gone through
 */
public record Significance(BigDecimal pValue, BigDecimal smallest, Method method) {
    private static final BigDecimal LEVEL = new BigDecimal("0.05");

    /** How the possible outcomes were gone through. */
    public enum Method {
        /** All of them. */
        EXACT("exact"),
        /** Drawn at random from a seed. */
        SEEDED_PERMUTATION("seeded_permutation");

        private final String code;

        Method(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Whether there are too few units to tell anything at 0.05. */
    public boolean isTooFew() {
        return smallest.compareTo(LEVEL) >= 0;
    }
}
