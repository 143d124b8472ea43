package fi.robohaku.samples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Map;

/** Writes a register as a CSV file in the dialect of its template; a term stands as its code. */
final class TableWriter {
    private final Content content;

    TableWriter(Content content) {
        this.content = content;
    }

    byte[] writeCsv() throws IOException {
        DocumentTemplate.Csv dialect = content.template().csv();
        Block block = content.template().blocks().get(0);
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(dialect.delimiter().charAt(0))
                .lineDelimiter(LineDelimiter.LF)
                .build(out)) {
            csv.writeRecord(block.fields().stream()
                    .map(field -> field.label().in(content.language()))
                    .toList());
            for (Map<String, Object> row : content.rows(block.id())) {
                csv.writeRecord(block.fields().stream()
                        .map(field -> row.getOrDefault(field.name(), ""))
                        .map(value -> format(value, dialect))
                        .toList());
            }
        }
        return out.toString().getBytes(Charset.forName(dialect.charset()));
    }

    private String format(Object value, DocumentTemplate.Csv dialect) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace(".", dialect.decimal());
        }
        return value instanceof Boolean yes ? yes ? "kyllä" : "ei" : value.toString();
    }
}
