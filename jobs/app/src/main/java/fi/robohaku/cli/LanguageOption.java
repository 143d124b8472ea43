package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The language that the program speaks and writes: one option of all commands. */
final class LanguageOption {
    private static final String NAME = "--lang";

    @Option(
            names = NAME,
            paramLabel = "fi|sv|en",
            split = ",",
            scope = ScopeType.INHERIT,
            description =
                    "language of what is written and said (default: texts in Finnish; help and errors as the locale"
                            + " says, else in English); of exports several, with commas: reports and charts in each")
    private List<Language> languages = List.of();

    /** The language that was asked for on the command line. */
    Optional<Language> chosen() {
        return languages.stream().findFirst();
    }

    /** Those that were asked for after the first. */
    List<Language> others() {
        return languages.stream().skip(1).toList();
    }

    /** The language of texts that a command writes: the one asked for, else Finnish. */
    static Language of(CommandSpec command) {
        return command.root().userObject() instanceof Robohaku program
                ? program.language().orElse(Language.FI)
                : Language.FI;
    }

    /** Refuses several languages for a command that exports nothing. */
    static void requireOneUnlessExported(CommandSpec command) {
        boolean isExport =
                command.mixins().values().stream().anyMatch(mixin -> mixin.userObject() instanceof ExportFlags);
        if (!isExport && !othersOf(command).isEmpty()) {
            throw new UsageException(command, "lang.one", command.name());
        }
    }

    /** The languages that were asked for beside the first; for what is exported in several. */
    static List<Language> othersOf(CommandSpec command) {
        return command.root().userObject() instanceof Robohaku program ? program.otherLanguages() : List.of();
    }

    /**
     * The language of help and errors. It has to be known before the words are parsed, for they may be wrong.
     *
     * @param words words of the command line
     * @param locale of the terminal
     */
    static Language spoken(List<String> words, Locale locale) {
        Optional<Language> asked = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(NAME) && i + 1 < words.size()) {
                asked = named(first(words.get(i + 1)));
            } else if (words.get(i).startsWith(NAME + "=")) {
                asked = named(first(words.get(i).substring(NAME.length() + 1)));
            }
        }
        return asked.or(() -> named(locale.getLanguage())).orElse(Language.EN);
    }

    private static String first(String languages) {
        return languages.split(",", 2)[0];
    }

    private static Optional<Language> named(String code) {
        return List.of(Language.values()).stream()
                .filter(language -> language.code().equalsIgnoreCase(code))
                .findFirst();
    }
}
