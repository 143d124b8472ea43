package fi.robohaku.export.datapackage;

import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.MartTable;
import fi.robohaku.marts.Cube;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of an export, and what is known of its content.
 *
 * @param mart the mart whose rows it holds; empty where it holds those of several, or none
 * @param title what people call it
 * @param mediaType of the IANA list, or as the format's own makers name it
 */
record DescribedFile(ExportedFile file, Optional<MartTable> mart, Texts title, String mediaType) {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "csv", "text/csv",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "px", "application/x-pc-axis",
            "json", "application/json",
            "jsonld", "application/ld+json",
            "html", "text/html",
            "pdf", "application/pdf",
            "svg", "image/svg+xml",
            "png", "image/png");

    static DescribedFile of(ExportedFile file, ExportContext context) {
        String name = file.name();
        String stem = name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String mediaType = MEDIA_TYPES.getOrDefault(ending, "application/octet-stream");
        Optional<MartTable> mart = ending.equals("csv") ? context.tables().named(stem) : Optional.empty();
        Texts title = mart.map(table -> table.mart().contract().title())
                .or(() -> cube(stem, context))
                .orElse(new Texts(name, name, name));
        return new DescribedFile(file, mart, title, mediaType);
    }

    private static Optional<Texts> cube(String name, ExportContext context) {
        return context.tables().all().stream()
                .flatMap(table -> table.mart().contract().cubes().stream())
                .filter(cube -> cube.name().equals(name))
                .map(Cube::title)
                .findFirst();
    }

    boolean isCsv() {
        return mart.isPresent();
    }

    /** The end of its name, in capitals. */
    String format() {
        return file.name().substring(file.name().lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }
}
