package fi.robohaku.contracts;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One text in the three languages of what is published. Finnish is always there; Swedish and English may be empty, and
 * then Finnish stands in for them.
 */
public record Texts(String fi, String sv, String en) {
    public Texts {
        Objects.requireNonNull(fi, "fi");
        sv = sv == null || sv.isBlank() ? fi : sv;
        en = en == null || en.isBlank() ? fi : en;
    }

    /** The text in the language, Finnish where it has none of its own. */
    public String in(Language language) {
        return switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
    }

    /** The distinct texts, Finnish first. */
    public List<String> all() {
        return Stream.of(fi, sv, en).distinct().toList();
    }
}
