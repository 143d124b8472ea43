package fi.robohaku.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import fi.robohaku.export.text.MartText;
import fi.robohaku.marts.MartColumn;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Each exported mart as one CSV file, with its columns and rows in the order of its contract. */
final class CsvPart implements ExportPart {
    @Override
    public String name() {
        return "CSV files";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        List<ExportedFile> files = new ArrayList<>();
        for (MartTable table : context.tables().all()) {
            files.add(write(table, context, unfinished));
        }
        return files;
    }

    private static ExportedFile write(MartTable table, ExportContext context, Path folder) throws IOException {
        CsvDialect dialect = context.dialect();
        String name = table.name() + ".csv";
        Optional<MartText> words = context.words();
        long rows = 0;
        try (Writer out = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
                CsvWriter csv = dialect.writer(out)) {
            csv.writeRecord(table.columns().stream().map(context::heading).toList());
            for (Iterator<Row> it = context.tables().allRows(table); it.hasNext(); rows++) {
                csv.writeRecord(cells(table, it.next(), dialect, words));
            }
        }
        return ExportedFile.table(folder, name, rows);
    }

    /** @param words those that stand for codes and truth values; empty for the codes themselves, which programs rely on */
    private static List<String> cells(MartTable table, Row row, CsvDialect dialect, Optional<MartText> words) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            MartColumn column = table.columns().get(i);
            Object value = row.get(i);
            cells.add(CsvCells.cell(words.map(in -> in.inWords(column, value)).orElse(value), dialect.decimal()));
        }
        return cells;
    }
}
