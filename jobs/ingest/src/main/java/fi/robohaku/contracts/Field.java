package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that a template asks for.
 *
 * @param name name of the field inside the template, used by checks and by {@link DocumentTemplate#subject()}; unique in the
 *     template
 * @param label what the template calls it, in its three languages
 * @param aliases other words that stand for it in real documents
 * @param table table that the value goes to; the block's where absent
 * @param column column that the value goes to; absent where it is only checked (a sum) or only kept in the document registry
 * @param set columns of the same record that follow from which field this is, for example {@code funding_kind: used};
 *     their place is the label's. {@code "{name}"} stands for the value of another field of the same record (or, in a
 *     form, of the document). Fields with the same table and the same {@code set} fill one record: in a form one per
 *     document, in a list one per row, in a grid one per year
 * @param type what the value is
 * @param taxonomy for {@link Type#TERM}: the taxonomy whose codes and labels are the words allowed
 * @param unit what a bare number means
 * @param required whether an empty value is a finding
 * @param personal whether the value is personal data; it is then recognised and never stored
 * @param minimum smallest value allowed; absent where there is none
 * @param maximum largest value allowed; absent where there is none
 * @param at cell where the writer puts it, A1 style; absent where it follows from its place in the block
 * @param pattern for {@link Type#TEXT}: a regular expression, in capital letters and with hyphens, that an identifier
 *     matches; case, spaces, dashes and words around it are put right; absent where any text will do
 * @param hint what an empty form says beside the words for the type; absent where those are enough. No reading depends on it
 * @param example what an empty form shows as an example; absent where a word of the taxonomy or the example of the type
 *     stands in for it. No reading depends on it
 */
public record Field(
        String name,
        Texts label,
        List<String> aliases,
        String table,
        String column,
        Map<String, String> set,
        Type type,
        String taxonomy,
        Unit unit,
        Boolean required,
        Boolean personal,
        BigDecimal minimum,
        BigDecimal maximum,
        String at,
        String pattern,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        Texts hint,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        Texts example) {

    /** What a value is. */
    public enum Type {
        @JsonProperty("text")
        TEXT,
        /** Money in the currency of the contract, with the wording of a source ("noin", "yli") kept as precision. */
        @JsonProperty("money")
        MONEY,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("integer")
        INTEGER,
        /** A number or two with a dash between; fills {@code <column>_low} and {@code <column>_high}. */
        @JsonProperty("range")
        RANGE,
        /** A share of one; 70 % is 0.70. */
        @JsonProperty("share")
        SHARE,
        @JsonProperty("year")
        YEAR,
        @JsonProperty("date")
        DATE,
        @JsonProperty("boolean")
        BOOLEAN,
        /** A word of a taxonomy, stored as its code. */
        @JsonProperty("term")
        TERM;

        /** Whether values are numbers, with a unit or a range of their own. */
        public boolean isNumeric() {
            return switch (this) {
                case MONEY, NUMBER, INTEGER, RANGE, SHARE -> true;
                case TEXT, YEAR, DATE, BOOLEAN, TERM -> false;
            };
        }
    }

    /** What a bare number means. */
    public enum Unit {
        @JsonProperty("eur")
        EUR(BigDecimal.ONE),
        @JsonProperty("keur")
        KEUR(BigDecimal.valueOf(1_000)),
        @JsonProperty("meur")
        MEUR(BigDecimal.valueOf(1_000_000)),
        /** Of the currency of the contract, whichever it is. */
        @JsonProperty("one")
        ONE(BigDecimal.ONE),
        /** Thousands of the currency of the contract. */
        @JsonProperty("thousand")
        THOUSAND(BigDecimal.valueOf(1_000)),
        /** Millions of the currency of the contract. */
        @JsonProperty("million")
        MILLION(BigDecimal.valueOf(1_000_000)),
        @JsonProperty("person_years")
        PERSON_YEARS(BigDecimal.ONE),
        @JsonProperty("months")
        MONTHS(BigDecimal.ONE),
        @JsonProperty("years")
        YEARS(BigDecimal.ONE),
        @JsonProperty("points")
        POINTS(BigDecimal.ONE),
        @JsonProperty("percent")
        PERCENT(BigDecimal.ONE),
        @JsonProperty("count")
        COUNT(BigDecimal.ONE);

        private final BigDecimal factor;

        Unit(BigDecimal factor) {
            this.factor = factor;
        }

        /** What a number in this unit is multiplied by to be in the unit of the table. */
        public BigDecimal factor() {
            return factor;
        }
    }

    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label of " + name);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        set = set == null ? Map.of() : Map.copyOf(set);
        type = type == null ? Type.TEXT : type;
        required = required != null && required;
        personal = personal != null && personal;
    }
}
