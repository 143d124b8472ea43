package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.text.Messages;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.TableDescription;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What pages call things.
 *
 * @param dictionary the contracts of the tables as they are now
 */
record WebWords(Vocabulary vocabulary, Supplier<DataDictionary> dictionary) {
    Messages in(Language language) {
        return vocabulary.messages().in(language);
    }

    /** What a unit is called; the empty text where a column has none. */
    String unit(TableDescription.Column column, Language language) {
        Map<String, Texts> units = vocabulary.terms().of("units");
        return column.unit()
                .map(unit -> Optional.ofNullable(units.get(unit))
                        .map(label -> label.in(language))
                        .orElse(unit))
                .orElse("");
    }

    /** The column that marts call so; of several marts they have the same meaning. */
    Optional<TableDescription.Column> column(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return dictionary.get().marts().stream()
                .flatMap(mart -> mart.columns().stream())
                .filter(column -> column.name().equals(small))
                .findFirst();
    }

    /** The language that a request asks for: by its address, else by its session, else by its browser; Finnish where none. */
    static Language languageOf(WebRequest request, Optional<WebSession> session) {
        return known(request.parameter("lang"))
                .or(() -> session.flatMap(WebSession::language))
                .or(() -> request.header("accept-language").flatMap(WebWords::preferred))
                .orElse(Language.FI);
    }

    /** The language of a code; empty where it is none of ours. */
    static Optional<Language> known(String code) {
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> preferred(String accepted) {
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(accepted)) {
                Optional<Language> language = known(range.getRange().replaceFirst("-.*", ""));
                if (language.isPresent()) {
                    return language;
                }
            }
        } catch (IllegalArgumentException e) {
            // What cannot be read asks for nothing.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
