package fi.robohaku.export.cube;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.CsvCells;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes keywords of a PX file: {@code KEYWORD[language]("key")="value";}.
 *
 * <p>Finnish is the language of the file and is not named; Swedish and English are. Text has no quotation marks and no
 * line breaks, which the format does not know, and a long one stands on several lines. Characters that the code page
 * lacks are written without their accents.
 */
final class PxKeywords {
    static final Charset CODE_PAGE = Charset.forName("windows-1252");

    private static final int LONGEST_LINE = 200;

    private final CharsetEncoder encoder = CODE_PAGE.newEncoder();
    private final StringBuilder out = new StringBuilder();

    /** A keyword whose value is no text: a number, or yes or no. */
    void plain(String keyword, Object value) {
        out.append(keyword).append('=').append(value).append(";\r\n");
    }

    /** A keyword that is the same in all languages. */
    void text(String keyword, String value) {
        plain(keyword, quoted(value));
    }

    /** A keyword in the three languages. */
    void texts(String keyword, Texts value) {
        for (Language language : Language.values()) {
            text(key(keyword, language), value.in(language));
        }
    }

    /** A list of texts in a language. */
    void list(String keyword, Language language, List<String> keys, List<String> values) {
        StringBuilder all = new StringBuilder();
        int line = 0;
        for (String value : values) {
            String quoted = quoted(value);
            if (line + quoted.length() > LONGEST_LINE && line > 0) {
                all.append("\r\n");
                line = 0;
            }
            all.append(quoted).append(',');
            line += quoted.length() + 1;
        }
        all.setLength(Math.max(0, all.length() - 1));
        plain(key(keyword, language, keys), all);
    }

    /** A keyword in a language, for a variable or one of its values. */
    void text(String keyword, Language language, List<String> keys, String value) {
        text(key(keyword, language, keys), value);
    }

    /** A number in a language, for a value of a variable. */
    void number(String keyword, Language language, List<String> keys, int value) {
        plain(key(keyword, language, keys), value);
    }

    /** The cells: one line for each combination of the stub, {@code width} cells long. */
    void data(List<String> cells, int width) {
        out.append("DATA=\r\n");
        for (int i = 0; i < cells.size(); i++) {
            out.append(cells.get(i)).append(' ');
            if ((i + 1) % width == 0) {
                out.append("\r\n");
            }
        }
        out.append(";\r\n");
    }

    private String key(String keyword, Language language, List<String> keys) {
        String names = keys.stream().map(key -> '"' + clean(key) + '"').collect(Collectors.joining(",", "(", ")"));
        return key(keyword, language) + (keys.isEmpty() ? "" : names);
    }

    /** A text made in each language. */
    static Texts texts(Function<Language, String> text) {
        return new Texts(text.apply(Language.FI), text.apply(Language.SV), text.apply(Language.EN));
    }

    /** A keyword in a language; the language of the file has no sign of its own. */
    static String key(String keyword, Language language) {
        return language == Language.FI ? keyword : keyword + "[" + language.code() + "]";
    }

    private String quoted(String text) {
        String clean = clean(text);
        return Stream.iterate(0, from -> from < Math.max(1, clean.length()), from -> from + LONGEST_LINE)
                .map(from -> '"' + clean.substring(from, Math.min(from + LONGEST_LINE, clean.length())) + '"')
                .collect(Collectors.joining("\r\n"));
    }

    private String clean(String text) {
        String oneLine = CsvCells.guarded(text.replaceAll("\\s+", " ").strip()).replace('"', '\'');
        if (encoder.canEncode(oneLine)) {
            return oneLine;
        }
        StringBuilder encodable = new StringBuilder();
        oneLine.codePoints().forEach(point -> encodable.append(encodable(Character.toString(point))));
        return encodable.toString();
    }

    private String encodable(String character) {
        if (encoder.canEncode(character)) {
            return character;
        }
        String plain = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return encoder.canEncode(plain) ? plain : "?";
    }

    byte[] bytes() {
        return out.toString().getBytes(CODE_PAGE);
    }
}
