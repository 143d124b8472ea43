package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of all contracts as a reader looks them up, by the key of {@link Labels}; worked out once. */
final class LabelIndex {
    private final IdentityHashMap<Block, Map<String, Field>> fields = new IdentityHashMap<>();
    private final IdentityHashMap<Field, Set<String>> labels = new IdentityHashMap<>();
    private final IdentityHashMap<Texts, Set<String>> texts = new IdentityHashMap<>();
    private final IdentityHashMap<Block, Set<String>> otherTitles = new IdentityHashMap<>();
    private final IdentityHashMap<DocumentTemplate, Map<String, String>> noneWords = new IdentityHashMap<>();
    private final Map<String, Map<String, String>> terms = new HashMap<>();
    private final Map<Boolean, Map<String, Titled>> titles = Map.of(true, new HashMap<>(), false, new HashMap<>());

    /** A contract and the language in which its title was met. */
    record Titled(DocumentTemplate contract, Language language) {}

    LabelIndex(Schemas schemas) {
        schemas.documents().values().forEach(this::learn);
        schemas.taxonomies().values().forEach(taxonomy -> terms.put(taxonomy.id(), termsOf(taxonomy)));
    }

    private void learn(DocumentTemplate contract) {
        Map<String, String> none = new HashMap<>();
        contract.noneWords().forEach((status, words) -> words.forEach(word -> none.put(Labels.key(word), status)));
        noneWords.put(contract, none);
        for (Block block : contract.blocks()) {
            Map<String, Field> byLabel = new HashMap<>();
            for (Field field : block.fields()) {
                Set<String> keys = Labels.keys(field);
                labels.put(field, keys);
                keys.forEach(key -> byLabel.putIfAbsent(key, field));
            }
            fields.put(block, byLabel);
            learn(block.sheet());
            learn(block.title());
            learn(block.total());
        }
        for (Block block : contract.blocks()) {
            Set<String> others = new HashSet<>();
            contract.blocks().stream()
                    .filter(other -> !other.id().equals(block.id()) && other.title() != null)
                    .forEach(other -> others.addAll(keys(other.title())));
            otherTitles.put(block, others);
        }
        if (contract.format() != DocumentTemplate.Format.CSV) {
            for (Language language : Language.values()) {
                titles(contract.format())
                        .putIfAbsent(Labels.key(contract.title().in(language)), new Titled(contract, language));
            }
        }
    }

    private void learn(Texts words) {
        if (words != null) {
            texts.put(words, Labels.keys(words));
        }
    }

    private static Map<String, String> termsOf(Taxonomy taxonomy) {
        Map<String, String> found = new HashMap<>();
        for (Taxonomy.Term term : taxonomy.terms()) {
            found.put(Labels.key(term.code()), term.code());
        }
        for (Taxonomy.Term term : taxonomy.terms()) {
            Labels.keys(term.label()).forEach(word -> found.putIfAbsent(word, term.code()));
            term.aliases().forEach(word -> found.putIfAbsent(Labels.key(word), term.code()));
        }
        return found;
    }

    /** Workbooks of both kinds are known by the same titles. */
    private Map<String, Titled> titles(DocumentTemplate.Format format) {
        return titles.get(format != DocumentTemplate.Format.DOCX);
    }

    /** The contract that a text at the head of a workbook or report names. */
    Optional<Titled> titled(String text, DocumentTemplate.Format format) {
        return Optional.ofNullable(titles(format).get(Labels.key(text)));
    }

    /** Fields of a block by each of their labels and aliases. */
    Map<String, Field> fields(Block block) {
        return fields.get(block);
    }

    Set<String> keys(Field field) {
        return labels.get(field);
    }

    /** Keys of a sheet, a title or a total of a contract; none where it is absent. */
    Set<String> keys(Texts words) {
        return words == null ? Set.of() : texts.get(words);
    }

    /** Titles of the other blocks of the same contract. */
    Set<String> otherTitles(Block block) {
        return otherTitles.get(block);
    }

    /** By the key of a word for none, its status. */
    Map<String, String> noneWords(DocumentTemplate contract) {
        return noneWords.get(contract);
    }

    /** By the key of a word of a taxonomy, its code. */
    Map<String, String> terms(String taxonomy) {
        return terms.getOrDefault(taxonomy, Map.of());
    }
}
