package fi.robohaku.figures;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * The way from a figure to the cells it comes from.
 *
 * @param table table that was asked, with schema
 * @param column column that was asked for; empty for the whole row
 * @param rows rows asked for and the rows of marts behind them, nearest first
 * @param documents paths of all documents behind it, in order
 * @param records number of records of layer silver behind it
 * @param cells what was read for them, the first of {@code cellCount}
 * @param cellCount all of them
 */
public record TraceResult(
        String table,
        String column,
        List<MartRows> rows,
        List<String> documents,
        long records,
        List<Cell> cells,
        @JsonProperty("cell_count") long cellCount) {
    public TraceResult {
        rows = List.copyOf(rows);
        documents = List.copyOf(documents);
        cells = List.copyOf(cells);
    }

    /**
     * Rows of a mart.
     *
     * @param count all of them
     * @param rows the first, as JSON: of the mart asked the whole row, of others the key
     */
    public record MartRows(String table, long count, List<String> rows) {
        public MartRows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A figure read from a document.
     *
     * @param table table of its record, with schema
     * @param record number of the record in the document
     * @param column column of the record
     * @param rawText text as received; null where the cell is empty
     * @param number what it means, where it is a number; null otherwise
     */
    public record Cell(
            String path,
            String table,
            int record,
            String column,
            String sheet,
            String cell,
            @JsonProperty("raw_text") String rawText,
            BigDecimal number,
            String precision,
            String provenance,
            String status) {}
}
