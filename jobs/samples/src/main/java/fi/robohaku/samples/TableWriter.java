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

/** Writes a register as a table of text in the dialect of its contract; a term stands as its code. */
final class TableWriter {
    private final Content content;

    TableWriter(Content content) {
        this.content = content;
    }

    byte[] csv() throws IOException {
        DocumentTemplate.Csv dialect = content.contract().csv();
        Block block = content.contract().blocks().get(0);
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
                        .map(value -> shown(value, dialect))
                        .toList());
            }
        }
        return out.toString().getBytes(Charset.forName(dialect.charset()));
    }

    private String shown(Object value, DocumentTemplate.Csv dialect) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace(".", dialect.decimal());
        }
        return value instanceof Boolean yes ? yes ? "kyllä" : "ei" : value.toString();
    }
}
