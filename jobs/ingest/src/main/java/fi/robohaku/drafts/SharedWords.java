package fi.robohaku.drafts;

import com.fasterxml.jackson.databind.JsonNode;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words for none that every contract of a programme has, from {@code schemas/shared.yml}: a draft does not say them again.
 *
 * @param keys of the words, as {@link Labels} compares them
 */
public record SharedWords(Set<String> keys) {
    public SharedWords {
        keys = Set.copyOf(keys);
    }

    /** Reads the words of a folder {@code schemas/}. */
    public static SharedWords read(Path schemas) {
        Path file = schemas.resolve("shared.yml");
        Set<String> keys = new HashSet<>();
        if (Files.exists(file)) {
            JsonNode words = Schemas.readYaml(file, JsonNode.class).path("none_words");
            words.forEach(ofStatus -> ofStatus.forEach(word -> keys.add(Labels.key(word.asText()))));
        }
        return new SharedWords(keys);
    }

    /** Of some words those that not every contract has. */
    List<String> others(List<String> words) {
        return words.stream().filter(word -> !keys.contains(Labels.key(word))).toList();
    }
}
