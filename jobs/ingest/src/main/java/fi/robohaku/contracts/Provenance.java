package fi.robohaku.contracts;

import java.util.Locale;

/** Where a figure comes from, strongest first. An aggregate is as weak as its weakest part. */
public enum Provenance {
    /** A source states it. */
    PUBLISHED,
    /** Computed from published figures by a named rule. */
    DERIVED,
    /** Made for the samples. */
    SYNTHETIC;

    /** The text stored in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
