package fi.robohaku.export.charts;

import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportPart;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.figures.Codes;
import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.Printed;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every chart of every round as SVG and PNG, below {@code charts/}. */
public final class ChartsPart implements ExportPart {
    private static final String FOLDER = "charts/";

    @Override
    public String name() {
        return "charts";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        Figures figures = Figures.of(context);
        ChartWords words = words(context);
        Files.createDirectories(unfinished.resolve(FOLDER));
        // Each picture is drawn on its own, so that all cores take part.
        return figures.rounds().stream()
                .flatMap(round -> charts(figures, words, round).stream())
                .toList()
                .parallelStream()
                .flatMap(chart -> written(chart, context, unfinished).stream())
                .toList();
    }

    private static List<ExportedFile> written(Chart chart, ExportContext context, Path unfinished) {
        try {
            byte[] svg = SvgPicture.file(chart, context.language().code()).getBytes(StandardCharsets.UTF_8);
            return List.of(
                    written(unfinished, chart.kind().file() + ".svg", svg),
                    written(unfinished, chart.kind().file() + ".png", PngFile.of(chart)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportedFile written(Path unfinished, String name, byte[] bytes) throws IOException {
        Files.write(unfinished.resolve(FOLDER + name), bytes);
        return ExportedFile.of(unfinished, FOLDER + name);
    }

    /** The charts of a round, those that have figures. */
    public static List<Chart> charts(Figures figures, ChartWords words, String round) {
        return ChartKind.ALL.stream()
                .flatMap(kind -> kind.of(figures, words, round).stream())
                .toList();
    }

    /** What the charts of an export say. */
    public static ChartWords words(ExportContext context) {
        Workspace workspace = context.warehouse().workspace();
        Printed printed = new Printed(context.language(), context.terms(), Codes.read(workspace.schemas()));
        return new ChartWords(
                printed, ChartWords.read(workspace.schemas()), context.run().id());
    }
}
