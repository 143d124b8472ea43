package fi.robohaku.export.cube;

import fi.robohaku.export.MartTable;
import fi.robohaku.marts.Cube;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Reads a cell of a cube out of a row of its mart. */
final class CellReader {
    private static final String STATUS = "status";
    private static final String PROVENANCE = "provenance";
    private static final String REPORTED = "reported";
    private static final String NOT_REPORTED = "not_reported";

    private CellReader() {}

    static Cell read(Row row, MartTable mart, Cube cube, String measure) {
        Object value = row.get(mart.indexOf(measure));
        if (value == null) {
            return new Cell(Optional.empty(), why(row, mart, cube, measure));
        }
        String provenance = mart.has(PROVENANCE) ? row.getString(mart.indexOf(PROVENANCE)) : null;
        return new Cell(
                Optional.of(new BigDecimal(value.toString())), provenance == null ? Cell.PUBLISHED : provenance);
    }

    /** Of a row that is reported the figure itself is what is missing. */
    private static String why(Row row, MartTable mart, Cube cube, String measure) {
        String told = cube.empty().getOrDefault(measure, STATUS);
        String why = mart.has(told) ? row.getString(mart.indexOf(told)) : told;
        return why == null || why.equals(REPORTED) || why.equals(STATUS) ? NOT_REPORTED : why;
    }
}
