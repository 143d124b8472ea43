package fi.robohaku.export.charts;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportPart;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.PngFile;
import fi.robohaku.export.drawing.SvgPicture;
import fi.robohaku.export.rows.MartRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every chart of every round as SVG and PNG, below {@code charts/}; in other languages below {@code charts/sv/}. */
public final class ChartsPart implements ExportPart {
    private static final String FOLDER = "charts/";

    @Override
    public String name() {
        return "charts";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        List<ExportedFile> files = new ArrayList<>();
        for (Language language : context.options().languages()) {
            files.addAll(write(context.in(language), unfinished, folder(context, language)));
        }
        return List.copyOf(files);
    }

    /** Folder of the charts in a language, within the export, with a slash at its end. */
    public static String folder(ExportContext context, Language language) {
        return language == context.language() ? FOLDER : FOLDER + language.code() + "/";
    }

    private static List<ExportedFile> write(ExportContext context, Path unfinished, String folder) throws IOException {
        ChartSource source = source(context, context.rows());
        Files.createDirectories(unfinished.resolve(folder));
        // Each picture is drawn on its own, so that all cores take part.
        return source.marts().rounds().stream()
                .flatMap(round -> draw(source, round).values().stream())
                .toList()
                .parallelStream()
                .flatMap(picture -> write(picture, context, unfinished, folder).stream())
                .toList();
    }

    private static List<ExportedFile> write(Picture picture, ExportContext context, Path unfinished, String folder) {
        try {
            byte[] svg = SvgPicture.file(picture, context.language().code()).getBytes(StandardCharsets.UTF_8);
            return List.of(
                    write(unfinished, folder + picture.id() + ".svg", svg),
                    write(unfinished, folder + picture.id() + ".png", PngFile.of(picture)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportedFile write(Path unfinished, String name, byte[] bytes) throws IOException {
        Files.write(unfinished.resolve(name), bytes);
        return ExportedFile.of(unfinished, name);
    }

    /** Draws the charts of a round that have figures, by name of kind. */
    public static Map<String, Picture> draw(ChartSource source, String round) {
        Map<String, Picture> drawn = new LinkedHashMap<>();
        Charts.ALL.forEach(kind -> kind.draw(source, round).ifPresent(picture -> drawn.put(kind.name(), picture)));
        return drawn;
    }

    /** What the charts of an export are drawn from. */
    public static ChartSource source(ExportContext context, MartRows marts) {
        return new ChartSource(
                marts,
                context.vocabulary().in(context.language()),
                context.run().id());
    }
}
