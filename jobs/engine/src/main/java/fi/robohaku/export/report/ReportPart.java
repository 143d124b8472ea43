package fi.robohaku.export.report;

import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportPart;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.charts.Chart;
import fi.robohaku.export.charts.ChartWords;
import fi.robohaku.export.charts.ChartsPart;
import fi.robohaku.export.charts.SvgPicture;
import fi.robohaku.export.figures.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of the newest round, {@code report.html}, and where it is asked for {@code report.pdf}. */
public final class ReportPart implements ExportPart {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        Figures figures = Figures.of(context);
        if (figures.rounds().isEmpty()) {
            return List.of();
        }
        ReportPage report = report(context, figures);
        String language = context.language().code();
        List<ExportedFile> files = new ArrayList<>();
        Page screen = report.page(context.run(), chart -> SvgPicture.inPage(chart, language));
        Files.writeString(unfinished.resolve("report.html"), HtmlReport.forScreen(screen));
        files.add(ExportedFile.of(unfinished, "report.html"));
        if (context.options().withPdf()) {
            Page paper = report.page(context.run(), SvgPicture::outlined);
            Files.write(unfinished.resolve("report.pdf"), PdfReport.of(HtmlReport.forPaper(paper), context.run()));
            files.add(ExportedFile.of(unfinished, "report.pdf"));
        }
        return List.copyOf(files);
    }

    private static ReportPage report(ExportContext context, Figures figures) {
        String round = figures.rounds().get(0);
        ChartWords words = ChartsPart.words(context);
        Map<String, Chart> charts = ChartsPart.charts(figures, words, round).stream()
                .collect(Collectors.toMap(chart -> chart.kind().chart(), chart -> chart));
        Path schemas = context.warehouse().workspace().schemas();
        return new ReportPage(ReportPlan.read(schemas), figures, words.printed(), charts, round);
    }
}
