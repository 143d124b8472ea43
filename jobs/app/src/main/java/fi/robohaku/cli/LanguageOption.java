package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import picocli.CommandLine.Option;

/** The language that a command speaks to people. */
final class LanguageOption {
    @Option(
            names = "--lang",
            paramLabel = "fi|sv|en",
            description = "language of the text (default: fi)",
            defaultValue = "FI")
    private Language language;

    Language chosen() {
        return language;
    }
}
