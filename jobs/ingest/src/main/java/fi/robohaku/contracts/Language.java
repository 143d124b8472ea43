package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A language that documents are written in and figures are published in. */
public enum Language {
    FI,
    SV,
    EN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The locale for numbers and dates that people read: Finnish, Swedish as written in Finland, British English. */
    public Locale locale() {
        return switch (this) {
            case FI -> Locale.forLanguageTag("fi-FI");
            case SV -> Locale.forLanguageTag("sv-FI");
            case EN -> Locale.UK;
        };
    }

    /** What its speakers call it: suomi, svenska, English. */
    public String ownName() {
        Locale plain = Locale.forLanguageTag(code());
        return plain.getDisplayLanguage(plain);
    }

    @JsonCreator
    public static Language of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
