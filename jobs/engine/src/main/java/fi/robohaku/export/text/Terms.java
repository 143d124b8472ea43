package fi.robohaku.export.text;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.Texts;
import fi.robohaku.marts.MartColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What codes in columns mean, from {@code schemas/taxonomies} and from the columns themselves. */
public final class Terms {
    private final Path taxonomies;
    private final Texts all;
    private final Map<String, Map<String, Texts>> read = new ConcurrentHashMap<>();

    /**
     * @param schemas folder {@code schemas/}
     * @param messages what is said for all of a column's values together
     */
    public Terms(Path schemas, MessageCatalogue messages) {
        this(schemas, messages.texts("value.all"));
    }

    private Terms(Path schemas, Texts all) {
        this.taxonomies = schemas.resolve("taxonomies");
        this.all = all;
    }

    /**
     * What codes mean, without words for all of a column's values together.
     *
     * @param schemas folder {@code schemas/}
     */
    public static Terms ofCodes(Path schemas) {
        return new Terms(schemas, new Texts("", "", ""));
    }

    /** The codes of a taxonomy with their labels, in its order. */
    public Map<String, Texts> of(String taxonomy) {
        return read.computeIfAbsent(taxonomy, this::read);
    }

    private Map<String, Texts> read(String taxonomy) {
        Map<String, Texts> labels = new LinkedHashMap<>();
        for (Taxonomy.Term term : Schemas.readYaml(taxonomies.resolve(taxonomy + ".yml"), Taxonomy.class)
                .terms()) {
            labels.put(term.code(), term.label());
        }
        return labels;
    }

    /** The codes that a column explains, in the order people know; empty where its values stand for themselves. */
    public Map<String, Texts> of(MartColumn column) {
        Map<String, Texts> labels = new LinkedHashMap<>();
        column.terms().forEach(term -> labels.put(term.code(), term.label()));
        if (column.taxonomy() != null) {
            of(column.taxonomy()).forEach(labels::putIfAbsent);
        }
        return labels;
    }

    /** What a value of a column is called; the value itself where nobody explains it. */
    public Texts label(MartColumn column, String value) {
        Texts known = of(column).get(value);
        if (known != null) {
            return known;
        }
        return value.equals("all") ? all : new Texts(value, value, value);
    }

    /** What a unit is called; of a column without one the empty text. */
    public Texts unit(MartColumn column) {
        Texts label = column.unit() == null ? null : of("units").get(column.unit());
        return label == null ? new Texts("", "", "") : label;
    }

    /** Values in the order that people know: as the taxonomy lists them, others after them by code. */
    public List<String> inOrder(MartColumn column, Collection<String> values) {
        List<String> known = new ArrayList<>(of(column).keySet());
        Map<String, Integer> place = new LinkedHashMap<>();
        known.forEach(code -> place.put(code, place.size()));
        return values.stream()
                .distinct()
                .sorted(Comparator.comparing((String value) -> place.getOrDefault(value, known.size()))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
