package fi.robohaku.export.text;

import com.fasterxml.jackson.core.type.TypeReference;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that is said around figures, from {@code schemas/messages.yml}: a message is found by its group and name,
 * with a dot between, and has a text in each language.
 */
public final class MessageCatalogue {
    private static final String FILE = "messages.yml";
    private static final Set<String> LANGUAGES =
            Arrays.stream(Language.values()).map(Language::code).collect(Collectors.toUnmodifiableSet());

    private final SortedMap<String, Texts> messages = new TreeMap<>();

    private MessageCatalogue() {}

    /**
     * Reads the catalogue.
     *
     * @param schemas folder {@code schemas/}
     * @throws ContractException where a message lacks a language or its places differ between languages
     */
    public static MessageCatalogue read(Path schemas) {
        MessageCatalogue catalogue = new MessageCatalogue();
        Map<String, Map<String, Map<String, String>>> groups =
                Schemas.readYaml(schemas.resolve(FILE), new TypeReference<>() {});
        groups.forEach((group, messages) ->
                messages.forEach((name, languages) -> catalogue.add(group + "." + name, languages)));
        return catalogue;
    }

    private void add(String key, Map<String, String> languages) {
        if (!languages.keySet().equals(LANGUAGES)) {
            throw new ContractException("schemas/" + FILE + ": " + key + " has the languages " + languages.keySet()
                    + "; each message has " + new java.util.TreeSet<>(LANGUAGES));
        }
        Texts texts = new Texts(languages.get("fi"), languages.get("sv"), languages.get("en"));
        Set<String> places = TextTemplate.parse(texts.fi()).names();
        for (Language language : Language.values()) {
            Set<String> named = TextTemplate.parse(texts.in(language)).names();
            if (!named.equals(places)) {
                throw new ContractException("schemas/" + FILE + ": " + key + " names " + places + " in Finnish and "
                        + named + " in " + language.code());
            }
        }
        messages.put(key, texts);
    }

    /** Keys of all messages. */
    public Set<String> keys() {
        return java.util.Collections.unmodifiableSet(messages.keySet());
    }

    /**
     * A message in its three languages.
     *
     * @throws ContractException where there is no such message
     */
    public Texts texts(String key) {
        return find(key).orElseThrow(() -> new ContractException("schemas/" + FILE + " has no message '" + key + "'"));
    }

    /** A message in its three languages; empty where there is none. */
    public Optional<Texts> find(String key) {
        return Optional.ofNullable(messages.get(key));
    }

    /** The messages of a group by name. */
    public Map<String, Texts> group(String group) {
        String prefix = group + ".";
        SortedMap<String, Texts> found = new TreeMap<>();
        messages.forEach((key, texts) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), texts);
            }
        });
        return found;
    }

    /** The messages in one language. */
    public Messages in(Language language) {
        return new Messages(this, language);
    }
}
