package fi.robohaku.cli;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.export.check.CheckReport;
import fi.robohaku.export.check.CheckedDocument;
import fi.robohaku.export.text.MessageCatalogue;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is wrong with single documents, before they are sent. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tells what is wrong with documents, cell by cell; touches no table.",
        footer = {
            "  robohaku check hakemus.xlsx",
            "  robohaku check --lang sv ansokan.xlsx",
            "  robohaku check --format html -o tarkistus.html hakemus.xlsx loppuraportti.docx",
            "  robohaku check --format json --rejections=fail *.xlsx",
            "",
            "With --rejections=fail the exit code is 3 where something would be rejected, and 4 where nothing is",
            "wrong but that forms are not filled in yet."
        })
final class CheckCommand implements Callable<Integer> {
    /** What the findings are printed as. */
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "documents")
    private List<Path> files;

    @Option(names = "--format", paramLabel = "text|json|html", description = "default: text", defaultValue = "TEXT")
    private Format format;

    @Option(names = "--json", description = "the same as --format json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "file to write (default: the terminal)")
    private Path output;

    @Option(names = "--all", description = "show passed rules too")
    private boolean all;

    @Option(
            names = "--rejections",
            paramLabel = "warn|fail",
            description = "with 'fail', what would be rejected ends it with exit code 3 (default: warn)",
            defaultValue = "WARN")
    private ReportFlags.Rejections rejections;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            require(file);
        }
        if (output != null) {
            GivenFiles.requireWritable(spec, output);
        }
        Path schemas = WorkspaceOptions.home().resolve("schemas");
        DocumentReader reader = new DocumentReader(Schemas.read(schemas));
        List<CheckedDocument> checked = new ArrayList<>();
        for (Path file : files) {
            checked.add(new CheckedDocument(file.toString(), read(reader, file)));
        }
        CheckReport report =
                new CheckReport(checked, MessageCatalogue.read(schemas).in(LanguageOption.of(spec)), all);
        String text = json ? report.json() : print(report);
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        } else {
            Files.writeString(output, text);
            spec.commandLine().getOut().println(output);
        }
        if (report.isClean() || rejections == ReportFlags.Rejections.WARN) {
            return Robohaku.DONE;
        }
        return report.hasOnlyEmptyForms() ? Robohaku.NOT_FILLED_IN : Robohaku.REJECTIONS;
    }

    private String print(CheckReport report) {
        return switch (format) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case HTML -> report.html();
        };
    }

    private void require(Path file) throws IOException {
        GivenFiles.requireReadable(spec, file);
        if (output != null && Files.exists(output) && Files.isSameFile(file, output)) {
            throw new UsageException(spec, "check.output", file);
        }
    }

    /** A link that a person names is followed; what cannot be opened is a finding beside those of the others. */
    private static DocumentReading read(DocumentReader reader, Path file) throws IOException {
        return reader.read(file.getFileName().toString().toLowerCase(Locale.ROOT), file.toRealPath());
    }
}
