package fi.robohaku.lakehouse;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Reads all pages of a Parquet file and compares their checksums, which its writer left beside each page. */
final class ParquetPages {
    private ParquetPages() {}

    /** What is wrong with a file; empty where nothing is. */
    static Optional<String> fault(Path file, Configuration configuration) {
        try (ParquetFileReader reader = ParquetFileReader.open(
                HadoopInputFile.fromPath(file, configuration),
                HadoopReadOptions.builder(configuration, file)
                        .usePageChecksumVerification(true)
                        .build())) {
            long rows = 0;
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                rows += group.getRowCount();
                var pages = group;
                reader.getFileMetaData()
                        .getSchema()
                        .getColumns()
                        .forEach(column -> readPages(pages.getPageReader(column)));
            }
            return rows == reader.getRecordCount() ? Optional.empty() : Optional.of("it holds fewer rows than it says");
        } catch (IOException | RuntimeException e) {
            return Optional.of(Failures.inALine(e));
        }
    }

    private static void readPages(PageReader column) {
        DataPage page;
        column.readDictionaryPage();
        do {
            page = column.readPage();
        } while (page != null);
    }
}
