package fi.robohaku.samples;

import fi.robohaku.contracts.Language;

/** Opens the wording of the sample documents to the tests of their reader. */
public final class SampleWording {
    private SampleWording() {}

    /** An amount in euros as a sample document words it. */
    public static Object euros(String amount, String precision, Language language) {
        return Wording.euros(amount, precision, language);
    }
}
