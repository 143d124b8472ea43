package fi.robohaku.export.report;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.export.text.Codes;
import fi.robohaku.export.text.MessageCatalogue;
import fi.robohaku.marts.MartDefinitions;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Codes that a language has another word for: none of them may stand where people read. */
public final class UnwordedCodes {
    private static final Pattern CODE = Pattern.compile("[a-z]+[a-z_0-9]*");

    private final Set<String> codes = new TreeSet<>();

    public UnwordedCodes(Path schemas, Language language) {
        Set<String> words = new TreeSet<>();
        Schemas.read(schemas).taxonomies().values().forEach(taxonomy -> add(taxonomy.terms(), words, language));
        MartDefinitions.read(schemas)
                .byName()
                .forEach(mart -> mart.contract().columns().forEach(column -> add(column.terms(), words, language)));
        Codes.read(schemas)
                .words()
                .values()
                .forEach(byCode -> byCode.forEach((code, word) -> {
                    codes.add(code);
                    words.add(word.in(language));
                }));
        MessageCatalogue messages = MessageCatalogue.read(schemas);
        messages.keys().forEach(key -> words.add(messages.texts(key).in(language)));
        codes.removeAll(words);
    }

    private void add(List<Taxonomy.Term> terms, Set<String> words, Language language) {
        for (Taxonomy.Term term : terms) {
            codes.add(term.code());
            words.add(term.label().in(language));
        }
    }

    /** The texts that are codes. */
    public List<String> among(Collection<String> texts) {
        return texts.stream()
                .filter(text -> CODE.matcher(text).matches())
                .filter(codes::contains)
                .distinct()
                .toList();
    }
}
