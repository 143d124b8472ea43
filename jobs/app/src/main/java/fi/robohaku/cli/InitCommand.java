package fi.robohaku.cli;

import fi.robohaku.drafts.ContractDraft;
import fi.robohaku.drafts.NewProgramme;
import fi.robohaku.ingest.OpenedDocument;
import fi.robohaku.lakehouse.AnswerJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A folder for another programme. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Makes a folder for another programme: templates, tables, marts and report of its own.",
        footer = {
            "  robohaku init works --from projects_2023_Q4.csv",
            "  robohaku init works --from projects.xlsx --currency gbp --round 2024",
            "  robohaku init works --from spending.csv    one template more; what is there stays",
            "  robohaku init --renew works                rules, messages and functions of this version",
            "",
            "Then: ROBOHAKU_HOME=works robohaku run"
        })
final class InitCommand implements Callable<Integer> {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "folder of the programme; made where it is not there")
    private Path folder;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "CSV file or workbook that a first template, table, mart and report are drafted from")
    private Path from;

    @Option(names = "--name", paramLabel = "NAME", description = "name of the template (default: that of the file)")
    private String name;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "currency of its money, such as gbp (default: the one whose signs stand there, else eur)")
    private String currency;

    @Option(
            names = "--round",
            paramLabel = "YEAR",
            description = "folder below data/ that the file goes to (default: the year in its name, else this year)")
    private String round;

    @Option(names = "--renew", description = "bring what is of the program up to this version")
    private boolean renew;

    @Option(names = "--json", description = "print what was written as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path schemas = WorkspaceOptions.program().resolve("schemas");
        NewProgramme programme = new NewProgramme(schemas, folder);
        if (renew) {
            if (!Files.isDirectory(folder.resolve("schemas"))) {
                throw new UsageException(spec, "init.none", folder);
            }
            return print(programme.renew());
        }
        refuseWhatIsNoProgramme();
        if (from == null) {
            return print(programme.write());
        }
        byte[] content = Drafting.bytes(spec, from);
        OpenedDocument document = OpenedDocument.read(from.getFileName().toString(), content);
        ContractDraft draft =
                Drafting.draft(spec, document, from, Optional.ofNullable(name), Optional.ofNullable(currency));
        return print(programme.write(draft, from.getFileName().toString(), content, round()));
    }

    /** A folder that holds other things is not littered. */
    private void refuseWhatIsNoProgramme() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(spec, "init.is_file", folder);
        }
        if (Files.exists(folder) && Files.isSameFile(WorkspaceOptions.program(), folder)) {
            throw new UsageException(spec, "init.is_program", folder);
        }
        if (Files.isDirectory(folder) && !Files.isDirectory(folder.resolve("schemas"))) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new UsageException(spec, "init.is_other", folder);
                }
            }
        }
    }

    private String round() {
        if (round != null) {
            return round;
        }
        Matcher year = YEAR.matcher(from.getFileName().toString());
        return year.find() ? year.group() : Year.now(ZoneOffset.UTC).toString();
    }

    private int print(NewProgramme.Result result) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(AnswerJson.of(result));
            return Robohaku.DONE;
        }
        result.written().forEach(path -> out.println("  written  " + folder.resolve(path)));
        if (!result.kept().isEmpty()) {
            out.println("  " + result.kept().size() + " files were there and stay as they are");
        }
        result.notes().forEach(note -> out.println("  look at  " + note));
        out.println(
                from == null
                        ? "Next: robohaku init " + folder + " --from FILE drafts a template from a document"
                        : "Next: read " + folder.resolve("schemas/documents") + ", then ROBOHAKU_HOME=" + folder
                                + " robohaku run");
        return Robohaku.DONE;
    }
}
