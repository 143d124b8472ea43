package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A part of a document: a form, a list, a grid of years, running text.
 *
 * <p>In a workbook a block stands on a sheet; in a report it is a table under a heading, or the text under one; a CSV
 * file is one list.
 *
 * @param id name of the block in the template, for example {@code calculation}
 * @param type how it is laid out
 * @param sheet sheet of a workbook, or heading above the table of a report
 * @param title text that stands above the block on the sheet; may be absent
 * @param at top left cell where the writer puts it (A1 style); a reader takes it as a hint only
 * @param table table that its records go to, without schema; a field may name another
 * @param required whether a document without it is rejected
 * @param set columns whose value is the same in every record of the block
 * @param fields what it holds: labels of a form, columns of a list, lines of a grid, headings of a text
 * @param axis for a grid: the column that the years go to; absent otherwise
 * @param across for a grid: true where the years run to the right, false where they run down
 * @param total for a grid: label of the column of sums over the years; absent where the template has none
 * @param sums sums that must agree, by the name of the line that states them
 * @param prefill for a list: fields of type term that an empty form answers beforehand, a row for each word below the one
 *     named, {@code criterion: mandatory}; an answer given so fills nothing in
 */
public record Block(
        String id,
        Type type,
        Texts sheet,
        Texts title,
        String at,
        String table,
        Boolean required,
        Map<String, String> set,
        List<Field> fields,
        String axis,
        Boolean across,
        Texts total,
        Map<String, List<String>> sums,
        Map<String, String> prefill) {

    /** How a block is laid out. */
    public enum Type {
        /** Labels with their value to the right (or, where the cell to the right is empty, below). */
        @JsonProperty("form")
        FORM,
        /** A row of headings, then a record a row, until an empty row. */
        @JsonProperty("list")
        LIST,
        /** Years along one side, lines along the other; a record for each cell that holds a value. */
        @JsonProperty("grid")
        GRID,
        /** Headings with text below; each paragraph or bullet is a record. */
        @JsonProperty("text")
        TEXT,
        /** A list that says which part of the document is published, derived or synthetic. */
        @JsonProperty("origin")
        ORIGIN,
        /** A list in which the sender explains what a check may find odd: cell, explanation. */
        @JsonProperty("explanations")
        EXPLANATIONS
    }

    public Block {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        required = required != null && required;
        across = across == null || across;
        set = set == null ? Map.of() : Map.copyOf(set);
        fields = fields == null ? List.of() : List.copyOf(fields);
        sums = sums == null ? Map.of() : Map.copyOf(sums);
        prefill = prefill == null ? Map.of() : Map.copyOf(prefill);
    }
}
