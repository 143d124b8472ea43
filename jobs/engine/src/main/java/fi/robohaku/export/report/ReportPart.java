package fi.robohaku.export.report;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
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
 * The report of the newest round, {@code report.html}, the same on one sheet, {@code brief.html}, and where it is asked for
 * {@code report.pdf} and {@code brief.pdf}; in other languages {@code report.sv.html}, with links between them. None where no
 * report is defined, or no exported mart has rows of a round.
 */
public final class ReportPart implements ExportPart {
    private static final String STEM = "report";
    private static final String BRIEF = "brief";

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
        List<ExportedFile> files = new ArrayList<>();
        for (Language language : context.options().languages()) {
            files.addAll(write(context, language, unfinished));
        }
        return List.copyOf(files);
    }

    private static List<ExportedFile> write(ExportContext context, Language language, Path unfinished)
            throws IOException {
        ReportPage report = report(context, language);
        List<ExportedFile> files = new ArrayList<>();
        Page screen = report.page(context.run(), picture -> SvgPicture.inPage(picture, language.code()));
        String html = context.named(STEM, language, ".html");
        Files.writeString(unfinished.resolve(html), HtmlReport.forScreen(screen, editions(context, language)));
        files.add(ExportedFile.of(unfinished, html));
        if (report.hasBrief()) {
            String brief = context.named(BRIEF, language, ".html");
            Files.writeString(unfinished.resolve(brief), HtmlReport.briefForScreen(screen, html));
            files.add(ExportedFile.of(unfinished, brief));
        }
        if (context.options().withPdf()) {
            Page paper = report.page(context.run(), SvgPicture::outlined);
            String pdf = context.named(STEM, language, ".pdf");
            Files.write(unfinished.resolve(pdf), PdfReport.of(HtmlReport.forPaper(paper), context.run()));
            files.add(ExportedFile.of(unfinished, pdf));
            if (report.hasBrief()) {
                String brief = context.named(BRIEF, language, ".pdf");
                Files.write(unfinished.resolve(brief), PdfReport.of(HtmlReport.briefForPaper(paper), context.run()));
                files.add(ExportedFile.of(unfinished, brief));
            }
        }
        return files;
    }

    /** Where the report stands in the other languages. */
    private static List<HtmlReport.Edition> editions(ExportContext context, Language own) {
        return context.options().languages().stream()
                .filter(language -> language != own)
                .map(language -> new HtmlReport.Edition(
                        context.named(STEM, language, ".html"), language.code(), language.ownName()))
                .toList();
    }

    private static ReportPage report(ExportContext context, Language language) {
        MartRows marts = context.rows();
        String round = marts.rounds().get(0);
        ChartSource source = ChartsPart.source(context.in(language), marts);
        Path schemas = context.warehouse().workspace().schemas();
        ReportPlan plan = ReportPlan.read(schemas);
        return new ReportPage(
                plan,
                Assumptions.read(schemas),
                marts,
                source.text(),
                new ReportPage.Charts(
                        plan.hasCharts() ? ChartsPart.draw(source, round) : Map.of(),
                        ChartsPart.folder(context, language)),
                round);
    }
}
