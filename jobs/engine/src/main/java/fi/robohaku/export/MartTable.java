package fi.robohaku.export;

import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The rows of a mart, in the order of its contract, for all parts of an export to share.
 *
 * @param rows columns as the contract lists them; the first {@link MartTables#MOST_SHARED} where there are more
 * @param isWhole whether these are all its rows
 */
public record MartTable(MartDefinition mart, List<Row> rows, boolean isWhole) {
    public MartTable {
        rows = List.copyOf(rows);
    }

    public String name() {
        return mart.name();
    }

    public List<MartColumn> columns() {
        return mart.contract().columns();
    }

    /** Whether the mart has a column of the name. */
    public boolean has(String column) {
        return columns().stream().anyMatch(one -> one.name().equals(column));
    }

    /**
     * The column of a name.
     *
     * @throws IllegalArgumentException where the mart has no such column
     */
    public MartColumn column(String name) {
        return columns().get(indexOf(name));
    }

    /**
     * Where a column stands in a row.
     *
     * @throws IllegalArgumentException where the mart has no such column
     */
    public int indexOf(String column) {
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The mart " + name() + " has no column " + column);
    }
}
