package fi.robohaku.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file about the files of an export, written when they are all there: a manifest, a data package, a catalogue. */
public interface ExportIndex {
    /** Name of the file. */
    String name();

    /**
     * Writes the file.
     *
     * @param files the files of all parts, in order of name
     */
    ExportedFile write(ExportContext context, Path unfinished, List<ExportedFile> files) throws IOException;
}
