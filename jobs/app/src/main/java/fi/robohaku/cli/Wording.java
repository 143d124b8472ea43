package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import java.util.ResourceBundle;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the command line says in a language. The bundles {@code Commands*.properties} hold it: errors in all three languages,
 * and in Finnish and Swedish the help, which stands in English beside the options.
 */
final class Wording {
    private static final String BUNDLE = "fi.robohaku.cli.Commands";

    private final ResourceBundle bundle;

    private Wording(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The bundle of a language; English is the base of the others. */
    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                Wording.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The wording of the language that a command speaks. */
    static Wording of(CommandSpec command) {
        ResourceBundle own = command.root().resourceBundle();
        return new Wording(own == null ? bundle(Language.EN) : own);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Says a text with values in the place of {@code {0}}, {@code {1}} and so on. */
    String text(String key, Object... values) {
        String pattern = bundle.getString(key);
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int brace = pattern.indexOf('{'); brace >= 0; brace = pattern.indexOf('{', from)) {
            said.append(pattern, from, brace).append(values[pattern.charAt(brace + 1) - '0']);
            from = brace + 3;
        }
        return said.append(pattern, from, pattern.length()).toString();
    }
}
