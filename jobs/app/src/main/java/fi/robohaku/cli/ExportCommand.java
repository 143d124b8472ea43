package fi.robohaku.cli;

import fi.robohaku.run.RunOptions.Part;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The last part of a run: files out of marts. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the marts to exports/<run>/ and points exports/latest there.",
        footer = {
            "  robohaku export",
            "  robohaku export --dialect fi --labels fi     for Finnish Excel",
            "  robohaku export --lang sv                    workbook and titles in Swedish"
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private ReportFlags flags;

    @Mixin
    private ExportFlags export;

    @Override
    public Integer call() throws Exception {
        return flags.run(spec, workspace, Set.of(Part.EXPORT), Map.of(), export.options());
    }
}
