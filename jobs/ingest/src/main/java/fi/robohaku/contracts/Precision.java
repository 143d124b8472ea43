package fi.robohaku.contracts;

import java.util.Locale;

/** How a source words a figure. */
public enum Precision {
    EXACT,
    /** About: "noin", "n.", "cirka". */
    APPROX,
    /** A little more than: "yli", "över". */
    OVER,
    /** A little less than: "alle", "under", "vajaa". */
    UNDER,
    /** Only if something else comes true: "jos", "ehdollinen", "mikäli", "om". */
    CONDITIONAL;

    /** The text stored in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
