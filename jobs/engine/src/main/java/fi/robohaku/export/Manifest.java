package fi.robohaku.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The list of an export's files with row counts and checksums, {@code manifest.json}. */
final class Manifest implements ExportIndex {
    @Override
    public String name() {
        return "manifest.json";
    }

    @Override
    public ExportedFile write(ExportContext context, Path unfinished, List<ExportedFile> files) throws IOException {
        Map<String, Object> manifest = new TreeMap<>();
        manifest.put("dialect", context.dialect().name().toLowerCase(Locale.ROOT));
        manifest.put("run_id", context.run().id());
        manifest.put("files", files.stream().map(Manifest::entry).toList());
        Files.write(unfinished.resolve(name()), Json.bytes(manifest));
        return ExportedFile.of(unfinished, name());
    }

    private static Map<String, Object> entry(ExportedFile file) {
        Map<String, Object> entry =
                new TreeMap<>(Map.of("name", file.name(), "bytes", file.bytes(), "sha256", file.sha256()));
        file.rows().ifPresent(rows -> entry.put("rows", rows));
        return entry;
    }
}
