package fi.robohaku.export.text;

import fi.robohaku.contracts.Language;
import java.nio.file.Path;

/**
 * The words that figures are told with.
 *
 * @param terms what codes are called in taxonomies and contracts
 * @param codes what codes are called where no taxonomy says it
 * @param messages what is said around figures
 */
public record Vocabulary(Terms terms, Codes codes, MessageCatalogue messages) {
    /**
     * Reads the words.
     *
     * @param schemas folder {@code schemas/}
     */
    public static Vocabulary read(Path schemas) {
        MessageCatalogue messages = MessageCatalogue.read(schemas);
        return new Vocabulary(new Terms(schemas, messages), Codes.read(schemas), messages);
    }

    /** The words of one language. */
    public MartText in(Language language) {
        return new MartText(this, language);
    }
}
