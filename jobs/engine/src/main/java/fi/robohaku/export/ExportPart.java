package fi.robohaku.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One kind of file that an export gives: the CSV files, the workbook, the charts. Parts know nothing of each other. */
public interface ExportPart {
    /** What is written, a word or two for the log and the Spark UI. */
    String name();

    /**
     * Writes the files of this part.
     *
     * @param unfinished folder that becomes the export once every part is done; files may stand in folders below it
     * @return the files written
     */
    List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException;
}
