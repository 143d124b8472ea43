package fi.robohaku.serve.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import fi.robohaku.export.CsvCells;
import fi.robohaku.export.CsvDialect;
import fi.robohaku.export.text.Messages;
import fi.robohaku.export.workbook.AnswerWorkbook;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/** The formats in which a whole result is stored. No text of it is taken for a formula. */
enum ResultFile {
    CSV("csv", "robohaku.csv", "text/csv; charset=utf-8") {
        @Override
        void write(Path file, String statement, List<StructField> columns, Iterator<Row> rows, Messages messages)
                throws IOException {
            writeCsv(file, columns, rows, CsvDialect.RFC4180);
        }
    },
    /** What Finnish Excel opens as it is. */
    FINNISH_CSV("csv-fi", "robohaku.csv", "text/csv; charset=utf-8") {
        @Override
        void write(Path file, String statement, List<StructField> columns, Iterator<Row> rows, Messages messages)
                throws IOException {
            writeCsv(file, columns, rows, CsvDialect.FI);
        }
    },
    WORKBOOK("xlsx", "robohaku.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(Path file, String statement, List<StructField> columns, Iterator<Row> rows, Messages messages)
                throws IOException {
            List<String> headings = columns.stream().map(StructField::name).toList();
            new AnswerWorkbook(messages).write(file, statement, headings, rows);
        }
    };

    private final String code;
    private final String fileName;
    private final String type;

    ResultFile(String code, String fileName, String type) {
        this.code = code;
        this.fileName = fileName;
        this.type = type;
    }

    /** The format that an address names. */
    static Optional<ResultFile> of(String code) {
        return Stream.of(values()).filter(format -> format.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    String fileName() {
        return fileName;
    }

    /** Media type. */
    String type() {
        return type;
    }

    /** Writes all rows of a result to a file that is there. */
    abstract void write(Path file, String statement, List<StructField> columns, Iterator<Row> rows, Messages messages)
            throws IOException;

    private static void writeCsv(Path file, List<StructField> columns, Iterator<Row> rows, CsvDialect dialect)
            throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CsvWriter csv = dialect.writer(out)) {
            csv.writeRecord(columns.stream()
                    .map(column -> CsvCells.guarded(column.name()))
                    .toList());
            while (rows.hasNext()) {
                Row row = rows.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(CsvCells.cell(row.get(i), dialect.decimal()));
                }
                csv.writeRecord(cells);
            }
        }
    }
}
