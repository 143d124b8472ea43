package fi.robohaku.cli;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.drafts.ContractComparison;
import fi.robohaku.drafts.ContractDraft;
import fi.robohaku.ingest.OpenedDocument;
import fi.robohaku.lakehouse.AnswerJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A template for a document, that is its file in {@code schemas/documents}: drafted, or held against it. */
@Command(
        name = "contract",
        mixinStandardHelpOptions = true,
        description = {
            "Drafts a template for a document, or tells what a template would take of it and what it would leave.",
            "A contract is the file of a template, in schemas/documents."
        },
        footer = {
            "  robohaku contract projects_2024.csv",
            "  robohaku contract projects_2024.xlsx -o schemas/documents/projects-2024.yml",
            "  robohaku contract projects_2024.csv --against projects",
            "  robohaku contract projects_2024.csv --against projects --json --rejections=fail",
            "",
            "A template must know more than half of the columns of a CSV file and find each required one.",
            "With --rejections=fail the exit code is 3 where something would be left, or is missing that must be there."
        })
final class ContractCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "document")
    private Path file;

    @Option(
            names = "--against",
            paramLabel = "TEMPLATE",
            description = "name of a file in schemas/documents that is held against the document")
    private String against;

    @Option(names = "--name", paramLabel = "NAME", description = "name of the draft (default: that of the file)")
    private String name;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "currency of the draft (default: the one whose signs stand there, else eur)")
    private String currency;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "file to write the draft to (default: the terminal)")
    private Path output;

    @Option(names = "--json", description = "print it as JSON")
    private boolean json;

    @Option(
            names = "--rejections",
            paramLabel = "warn|fail",
            description = "with 'fail', a template that does not take all ends it with exit code 3 (default: warn)",
            defaultValue = "WARN")
    private ReportFlags.Rejections rejections;

    @Override
    public Integer call() throws IOException {
        byte[] content = Drafting.bytes(spec, file);
        OpenedDocument document = OpenedDocument.read(file.getFileName().toString(), content);
        return against == null ? draft(document) : compare(document);
    }

    private int draft(OpenedDocument document) throws IOException {
        ContractDraft draft =
                Drafting.draft(spec, document, file, Optional.ofNullable(name), Optional.ofNullable(currency));
        PrintWriter out = spec.commandLine().getOut();
        if (output != null) {
            GivenFiles.requireWritable(spec, output);
            if (Files.exists(output)) {
                throw new UsageException(spec, "output.exists", output);
            }
            Files.writeString(output, draft.yaml());
            out.println(output);
        } else if (json) {
            printJson(Map.of("contract", draft.yaml(), "table", draft.tableSql(), "notes", draft.notes()));
        } else {
            out.print(draft.yaml());
            out.println();
            out.println("# Its table, schemas/tables/silver/" + draft.table() + ".sql:");
            draft.tableSql().lines().forEach(line -> out.println("# " + line));
        }
        return Robohaku.DONE;
    }

    private int compare(OpenedDocument document) throws IOException {
        DocumentTemplate template =
                TemplateCommand.find(spec, Schemas.read(WorkspaceOptions.home().resolve("schemas")), against);
        ContractComparison comparison = ContractComparison.of(template, document);
        if (json) {
            printJson(comparison);
        } else {
            print(comparison, template.format() == DocumentTemplate.Format.CSV);
        }
        return comparison.isWhole() || rejections == ReportFlags.Rejections.WARN ? Robohaku.DONE : Robohaku.REJECTIONS;
    }

    private void print(ContractComparison comparison, boolean isTable) {
        PrintWriter out = spec.commandLine().getOut();
        comparison
                .taken()
                .forEach(match -> out.printf("  taken    %-8s %s -> %s%n", match.cell(), match.text(), match.field()));
        comparison
                .left()
                .forEach(left -> out.printf(
                        "  left     %-8s %s: no field is called so; add it to the aliases of a field, or as a field%n",
                        left.cell(), left.text()));
        comparison
                .missing()
                .forEach(field -> out.printf(
                        "  missing  %s%s%n",
                        field, comparison.missingRequired().contains(field) ? ", which must be there" : ""));
        out.println(verdict(comparison, isTable));
    }

    private static String verdict(ContractComparison comparison, boolean isTable) {
        int taken = comparison.taken().size();
        int all = taken + comparison.left().size();
        if (comparison.isWhole()) {
            return comparison.contract() + " takes all " + taken + " columns and labels that it was held against.";
        }
        if (!comparison.isTitleThere()) {
            return isTable
                    ? "The document would not be known: " + comparison.contract() + " knows " + taken + " of its " + all
                            + " columns. A template must know more than half of them and find each required one."
                    : "The document would not be known: the title of " + comparison.contract()
                            + " does not stand at its head.";
        }
        return comparison.contract() + " knows " + taken + " of " + all + ".";
    }

    private void printJson(Object value) {
        spec.commandLine().getOut().println(AnswerJson.of(value));
    }
}
