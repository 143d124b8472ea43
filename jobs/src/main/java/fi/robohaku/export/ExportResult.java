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

    /**
     * A file.
     *
     * @param rows rows without the heading
     * @param sha256 of its bytes
     */
    public record ExportedFile(String name, long rows, String sha256) {}

    public ExportResult {
        files = List.copyOf(files);
    }
}
