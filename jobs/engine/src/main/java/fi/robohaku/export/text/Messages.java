package fi.robohaku.export.text;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The messages of {@link MessageCatalogue} in one language, and texts of other files filled in the same way. */
public final class Messages {
    private final MessageCatalogue catalogue;
    private final Language language;
    private final ValueFormat values;

    Messages(MessageCatalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
        this.values = new ValueFormat(catalogue, language);
    }

    public Language language() {
        return language;
    }

    /** How values are worded in the same language. */
    public ValueFormat values() {
        return values;
    }

    /** All messages, in all languages. */
    public MessageCatalogue catalogue() {
        return catalogue;
    }

    /** The messages of a group as they stand, by name. */
    public Map<String, String> group(String group) {
        Map<String, String> messages = new TreeMap<>();
        catalogue.group(group).forEach((name, texts) -> messages.put(name, texts.in(language)));
        return messages;
    }

    /** A message without places. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /** Names of the places of a message. */
    public Set<String> places(String key) {
        return TextTemplate.parse(catalogue.texts(key).in(language)).names();
    }

    /**
     * A message with a value in each place.
     *
     * @param parameters by name; a number is worded as a count and chooses the plural form, anything else stands as it is
     * @throws ContractException where there is no such message, or a place has no value
     */
    public String say(String key, Map<String, ?> parameters) {
        return fill(catalogue.texts(key), parameters);
    }

    /** A text of another file with a value in each place, as {@link #say(String, Map)}. */
    public String fill(Texts texts, Map<String, ?> parameters) {
        return TextTemplate.parse(texts.in(language))
                .fill(name -> number(parameters.get(name)), part -> value(part, parameters, texts));
    }

    private String value(TextTemplate.Part part, Map<String, ?> parameters, Texts texts) {
        Object value = parameters.get(part.name());
        if (value == null) {
            throw new ContractException("Nothing is given for {" + part.name() + "} in: " + texts.in(language));
        }
        BigDecimal number = number(value);
        if (number == null) {
            return value.toString();
        }
        return part.isPercent() ? values.percent(number) : values.number(Quantity.COUNT, number);
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number ? new BigDecimal(value.toString()) : null;
    }
}
