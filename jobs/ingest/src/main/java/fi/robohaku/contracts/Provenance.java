package fi.robohaku.contracts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where a figure comes from, strongest first. An aggregate is as weak as its weakest part. */
public enum Provenance {
    /** A source states it. */
    PUBLISHED,
    /** Computed from published figures by a named rule. */
    DERIVED,
    /** A published total spread or completed by a rule that nobody published: see {@link Assumption}. */
    ASSUMED,
    /** Made for the samples. */
    SYNTHETIC;

    /** The text stored in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text stored in a table, or none, is this one. */
    public boolean is(Object text) {
        return code().equals(text);
    }

    /** The texts stored in tables, strongest first. */
    public static List<String> codes() {
        return Stream.of(values()).map(Provenance::code).toList();
    }

    /**
     * The provenance of a text stored in a table.
     *
     * @throws IllegalArgumentException where there is none of that text
     */
    public static Provenance of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
