package fi.robohaku.cli;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.forms.EmptyForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An empty document, for an agency to fill in. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Writes an empty document of a template; without a name, lists the templates.",
        footer = {
            "  robohaku template",
            "  robohaku template application-2020 --lang sv",
            "  robohaku template final-report-2020 -o loppuraportti.docx"
        })
final class TemplateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "TEMPLATE", description = "name of a file in schemas/documents")
    private String name;

    @Option(names = "--from", paramLabel = "YEAR", description = "first year of a calculation (default: this year)")
    private Integer firstYear;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "file to write (default: the name of the template)")
    private Path output;

    @Option(names = "--force", description = "write over a file that is there")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Schemas schemas = Schemas.read(WorkspaceOptions.home().resolve("schemas"));
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            schemas.documents()
                    .values()
                    .forEach(template -> out.printf(
                            "%-24s %-5s %s%n",
                            template.id(),
                            EmptyForm.ending(template),
                            template.title().in(LanguageOption.of(spec))));
            return Robohaku.DONE;
        }
        DocumentTemplate template = find(spec, schemas, name);
        Path file = output == null ? Path.of(EmptyForm.fileName(template, LanguageOption.of(spec))) : output;
        GivenFiles.requireWritable(spec, file);
        if (Files.exists(file) && !force) {
            throw new UsageException(spec, "template.exists", file);
        }
        int year = firstYear == null ? Year.now(ZoneOffset.UTC).getValue() : firstYear;
        Files.write(
                file,
                new EmptyForm(schemas).write(template, LanguageOption.of(spec), year),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
        out.println(file);
        return Robohaku.DONE;
    }

    /** The template of a name; where there is none, the nearest names are the answer. */
    static DocumentTemplate find(CommandSpec command, Schemas schemas, String name) {
        DocumentTemplate template = schemas.documents().get(name);
        if (template == null) {
            throw new UsageException(
                    command, Nearest.of(name, schemas.documents().keySet()), "template.unknown", name);
        }
        return template;
    }
}
