package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.CsvDialect;
import fi.robohaku.export.ExportOptions;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command that exports can be told of its files. */
final class ExportFlags {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--dialect",
            paramLabel = "rfc4180|fi",
            description = "how CSV files are written; 'fi' suits Finnish Excel (default: rfc4180)",
            defaultValue = "RFC4180")
    private CsvDialect dialect;

    @Option(
            names = "--labels",
            paramLabel = "en|fi|sv",
            description = "headings and words of CSV files in a language (default: names of columns, codes)")
    private Language labels;

    /** The name that {@code --lang} had here; it goes on for a version. */
    @Option(names = "--language", paramLabel = "fi|sv|en", hidden = true, description = "now --lang")
    private Language formerLanguage;

    @Option(names = "--pdf", description = "the report as PDF too, which takes some seconds more")
    private boolean withPdf;

    /** How the files are to be written; says on the way which name an option has now. */
    ExportOptions options() {
        Language language = LanguageOption.of(command);
        if (formerLanguage != null) {
            command.commandLine()
                    .getErr()
                    .println("robohaku: " + Wording.of(command).text("language.renamed"));
            language = formerLanguage;
        }
        return new ExportOptions(
                dialect, language, LanguageOption.othersOf(command), Optional.ofNullable(labels), withPdf);
    }
}
