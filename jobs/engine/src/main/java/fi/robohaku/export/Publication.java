package fi.robohaku.export;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an export says of itself, from {@code schemas/publication.yml}.
 *
 * @param name short name, fit for a file
 * @param synthetic what is said beside figures that were made for samples
 * @param empty what an empty cell means
 * @param contact page where one can ask
 * @param keywords by language
 * @param themes themes of the European data portal
 * @param spatial area that the figures are of
 * @param sources where the figures come from
 */
public record Publication(
        String name,
        Texts title,
        Texts description,
        Texts synthetic,
        Texts empty,
        Publisher publisher,
        String contact,
        Subject subject,
        Licence licence,
        Map<Language, List<String>> keywords,
        List<String> themes,
        String spatial,
        List<Texts> sources) {

    /** Who publishes. */
    public record Publisher(Texts name, String uri) {}

    /** Subject area, with its code of at most five characters. */
    public record Subject(String code, Texts title) {}

    /**
     * Licence of the data.
     *
     * @param name of the SPDX list
     * @param authority in the licence list of the European Union
     */
    public record Licence(String name, String title, String url, String authority) {}

    /**
     * Reads the publication.
     *
     * @param schemas folder {@code schemas/}
     */
    public static Publication read(Path schemas) {
        return Schemas.readYaml(schemas.resolve("publication.yml"), Publication.class);
    }
}
