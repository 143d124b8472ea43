package fi.robohaku.contracts;

import java.util.List;
import java.util.Objects;

/**
 * A closed list of words with codes, from one file of {@code schemas/taxonomies/}.
 *
 * @param id file name without its ending, for example {@code technologies}
 * @param terms its words, in the order they are shown
 */
public record Taxonomy(String id, Texts title, List<Term> terms) {

    /**
     * A word of a taxonomy.
     *
     * @param code stored in tables; ASCII, never changed
     * @param label what people read
     * @param parent code of the wider word in the same taxonomy; empty at the top. For an agency, the code of its
     *     administrative branch in the taxonomy {@code branches}
     * @param aliases other words by which real documents mean it
     */
    public record Term(String code, Texts label, String parent, List<String> aliases) {
        public Term {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(label, "label of " + code);
            parent = parent == null ? "" : parent;
            aliases = aliases == null ? List.of() : List.copyOf(aliases);
        }
    }

    public Taxonomy {
        Objects.requireNonNull(id, "id");
        terms = List.copyOf(terms);
    }
}
