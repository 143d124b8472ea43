package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An index of the labels, titles and words of all templates and taxonomies, by the key of {@link Labels}. No key stands
 * for two things where a reader would have to choose: such contracts are refused when they are read.
 */
final class LabelIndex {
    private final IdentityHashMap<Block, Map<String, Field>> fields = new IdentityHashMap<>();
    private final IdentityHashMap<Block, Map<String, Field>> moneyFields = new IdentityHashMap<>();
    private final IdentityHashMap<Field, Set<String>> labels = new IdentityHashMap<>();
    private final IdentityHashMap<Texts, Set<String>> texts = new IdentityHashMap<>();
    private final IdentityHashMap<Block, Set<String>> otherTitles = new IdentityHashMap<>();
    private final IdentityHashMap<DocumentTemplate, NoneWords> noneWords = new IdentityHashMap<>();
    private final Map<String, Map<String, String>> terms = new HashMap<>();
    private final Map<Boolean, Map<String, TitleEntry>> titles = Map.of(true, new HashMap<>(), false, new HashMap<>());

    /** A template and the language of one of its titles. */
    record TitleEntry(DocumentTemplate template, Language language) {}

    LabelIndex(Schemas schemas) {
        schemas.documents().values().forEach(this::index);
        schemas.taxonomies().values().forEach(taxonomy -> terms.put(taxonomy.id(), indexTerms(taxonomy)));
    }

    private void index(DocumentTemplate template) {
        noneWords.put(template, new NoneWords(template.noneWords()));
        template.blocks().forEach(this::index);
        template.blocks().forEach(block -> otherTitles.put(block, titlesBeside(block, template)));
        if (template.format() != DocumentTemplate.Format.CSV) {
            for (Language language : Language.values()) {
                titles(template.format())
                        .putIfAbsent(Labels.key(template.title().in(language)), new TitleEntry(template, language));
            }
        }
    }

    private void index(Block block) {
        Map<String, Field> byLabel = new HashMap<>();
        for (Field field : block.fields()) {
            Set<String> keys = Labels.keys(field);
            labels.put(field, keys);
            keys.forEach(key -> byLabel.put(key, field));
        }
        fields.put(block, byLabel);
        moneyFields.put(block, indexMoney(byLabel));
        index(block.sheet());
        index(block.title());
        index(block.total());
    }

    /** Money by its label without the unit; where two are called the same without it, neither. */
    private static Map<String, Field> indexMoney(Map<String, Field> byLabel) {
        Map<String, Field> byBare = new HashMap<>();
        Set<String> shared = new HashSet<>();
        byLabel.forEach((label, field) -> {
            Field other = field.type() == Field.Type.MONEY
                    ? byBare.put(LabelUnit.of(label).bare(), field)
                    : null;
            if (other != null && !other.equals(field)) {
                shared.add(LabelUnit.of(label).bare());
            }
        });
        byBare.keySet().removeAll(shared);
        return byBare;
    }

    private Set<String> titlesBeside(Block block, DocumentTemplate template) {
        Set<String> others = new HashSet<>();
        template.blocks().stream()
                .filter(other -> !other.id().equals(block.id()) && other.title() != null)
                .forEach(other -> others.addAll(keys(other.title())));
        return others;
    }

    private void index(Texts words) {
        if (words != null) {
            texts.put(words, Labels.keys(words));
        }
    }

    private static Map<String, String> indexTerms(Taxonomy taxonomy) {
        Map<String, String> codes = new HashMap<>();
        taxonomy.terms().forEach(term -> Labels.keys(term).forEach(word -> codes.put(word, term.code())));
        return codes;
    }

    /** The titles of templates of a format, by key; workbooks of both kinds are known by the same. */
    Map<String, TitleEntry> titles(DocumentTemplate.Format format) {
        return titles.get(format != DocumentTemplate.Format.DOCX);
    }

    /** Fields of a block by each of their labels and aliases. */
    Map<String, Field> fields(Block block) {
        return fields.get(block);
    }

    /** Money fields of a block by their labels without the unit. */
    Map<String, Field> moneyFields(Block block) {
        return moneyFields.get(block);
    }

    Set<String> keys(Field field) {
        return labels.get(field);
    }

    /** Keys of a sheet, a title or a total of a template; none where it is absent. */
    Set<String> keys(Texts words) {
        return words == null ? Set.of() : texts.get(words);
    }

    /** Titles of the other blocks of the same template. */
    Set<String> otherTitles(Block block) {
        return otherTitles.get(block);
    }

    /** The words that stand where a value does not. */
    NoneWords noneWords(DocumentTemplate template) {
        return noneWords.get(template);
    }

    /** By the key of a word of a taxonomy, its code. */
    Map<String, String> terms(String taxonomy) {
        return terms.getOrDefault(taxonomy, Map.of());
    }

    /** Whether a text is a word of a taxonomy. */
    boolean isTerm(String text) {
        String key = Labels.key(text);
        return terms.values().stream().anyMatch(words -> words.containsKey(key));
    }
}
