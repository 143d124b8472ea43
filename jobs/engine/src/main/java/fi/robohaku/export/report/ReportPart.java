package fi.robohaku.export.report;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportPart;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.charts.ChartSource;
import fi.robohaku.export.charts.ChartsPart;
import fi.robohaku.export.drawing.SvgPicture;
import fi.robohaku.export.rows.MartRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The report of the newest round, {@code report.html}, and where it is asked for {@code report.pdf}. None where no report is
 * defined, or no exported mart has rows of a round.
 */
public final class ReportPart implements ExportPart {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        MartRows marts = context.rows();
        if (marts.rounds().isEmpty()
                || !ReportPlan.isDefined(context.warehouse().workspace().schemas())) {
            return List.of();
        }
        ReportPage report = report(context, marts);
        String language = context.language().code();
        List<ExportedFile> files = new ArrayList<>();
        Page screen = report.page(context.run(), picture -> SvgPicture.inPage(picture, language));
        Files.writeString(unfinished.resolve("report.html"), HtmlReport.forScreen(screen));
        files.add(ExportedFile.of(unfinished, "report.html"));
        if (context.options().withPdf()) {
            Page paper = report.page(context.run(), SvgPicture::outlined);
            Files.write(unfinished.resolve("report.pdf"), PdfReport.of(HtmlReport.forPaper(paper), context.run()));
            files.add(ExportedFile.of(unfinished, "report.pdf"));
        }
        return List.copyOf(files);
    }

    private static ReportPage report(ExportContext context, MartRows marts) {
        String round = marts.rounds().get(0);
        ChartSource source = ChartsPart.source(context, marts);
        Path schemas = context.warehouse().workspace().schemas();
        ReportPlan plan = ReportPlan.read(schemas);
        return new ReportPage(
                plan,
                Assumptions.read(schemas),
                marts,
                source.text(),
                plan.hasCharts() ? ChartsPart.draw(source, round) : Map.of(),
                round);
    }
}
