package fi.robohaku.export;

import java.nio.file.Path;
import java.util.List;

/**
 * What an export wrote.
 *
 * @param folder folder of the files; {@code exports/latest} points there
 * @param files the files, in order of name
 */
public record ExportResult(Path folder, List<ExportedFile> files) {
    public ExportResult {
        files = List.copyOf(files);
    }
}
