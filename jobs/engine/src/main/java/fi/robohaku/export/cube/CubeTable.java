package fi.robohaku.export.cube;

import fi.robohaku.export.MartTable;
import fi.robohaku.export.text.Terms;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.marts.Cube;
import fi.robohaku.marts.MartColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A cube with its cells: one for each combination of values of its dimensions and each measure, the last dimension and
 * then the measures changing fastest.
 *
 * @param dimensions without the measures
 * @param measures the measures as a dimension of their own
 * @param units columns of the measures
 */
record CubeTable(
        Cube cube,
        MartTable mart,
        List<Dimension> dimensions,
        Dimension measures,
        List<MartColumn> units,
        List<Cell> cells) {
    /** Cells beyond which a cube is not written: it would be too sparse for the programs that read it. */
    static final long MOST_CELLS = 1_000_000;

    /**
     * Puts the rows of a mart into the cells of a cube.
     *
     * @throws IllegalStateException where two rows fall into one cell
     */
    static CubeTable of(Cube cube, MartTable mart, Vocabulary vocabulary) {
        List<Row> rows = mart.rows().stream()
                .filter(row -> cube.where().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(text(row, mart.indexOf(wanted.getKey())))))
                .toList();
        List<Dimension> dimensions = cube.dimensions().stream()
                .map(name -> dimension(mart, name, rows, cube, vocabulary.terms()))
                .toList();
        List<MartColumn> units = cube.measures().stream().map(mart::column).toList();
        Dimension measures = new Dimension(
                "measure",
                vocabulary.messages().texts("cube.measure"),
                false,
                units.stream()
                        .map(column -> new Dimension.Value(column.name(), column.label()))
                        .toList());
        List<Cell> cells = cells(cube, mart, rows, dimensions);
        return new CubeTable(cube, mart, dimensions, measures, units, cells);
    }

    private static Dimension dimension(MartTable mart, String name, List<Row> rows, Cube cube, Terms terms) {
        MartColumn column = mart.column(name);
        int index = mart.indexOf(name);
        List<Dimension.Value> values =
                terms.inOrder(column, rows.stream().map(row -> text(row, index)).toList()).stream()
                        .map(code -> new Dimension.Value(code, terms.label(column, code)))
                        .toList();
        boolean isYears = values.stream().allMatch(value -> value.code().matches("[0-9]{4}"));
        boolean isFinest = !name.equals("round") || !cube.dimensions().contains("year");
        return new Dimension(name, column.label(), isYears && isFinest, values);
    }

    private static List<Cell> cells(Cube cube, MartTable mart, List<Row> rows, List<Dimension> dimensions) {
        long combinations = dimensions.stream()
                .mapToLong(dimension -> dimension.values().size())
                .reduce(1, Math::multiplyExact);
        int measures = cube.measures().size();
        if (combinations * measures > MOST_CELLS) {
            return List.of();
        }
        Cell[] cells = new Cell[(int) combinations * measures];
        Arrays.fill(cells, Cell.NO_ROW);
        List<Map<String, Integer>> places =
                dimensions.stream().map(CubeTable::places).toList();
        boolean[] isTaken = new boolean[(int) combinations];
        for (Row row : rows) {
            int place = place(row, mart, dimensions, places);
            if (isTaken[place]) {
                throw new IllegalStateException(
                        "Two rows of " + mart.name() + " fall into one cell of the cube " + cube.name());
            }
            isTaken[place] = true;
            for (int i = 0; i < measures; i++) {
                cells[place * measures + i] =
                        CellReader.read(row, mart, cube, cube.measures().get(i));
            }
        }
        return List.of(cells);
    }

    private static Map<String, Integer> places(Dimension dimension) {
        Map<String, Integer> places = new HashMap<>();
        dimension.codes().forEach(code -> places.put(code, places.size()));
        return places;
    }

    private static int place(Row row, MartTable mart, List<Dimension> dimensions, List<Map<String, Integer>> places) {
        int place = 0;
        for (int i = 0; i < dimensions.size(); i++) {
            String code = text(row, mart.indexOf(dimensions.get(i).id()));
            place = place * places.get(i).size() + places.get(i).get(code);
        }
        return place;
    }

    private static String text(Row row, int index) {
        return String.valueOf(row.get(index));
    }

    /** Whether it is small enough to be written. */
    boolean isWritable() {
        return mart.isWhole() && !cells.isEmpty();
    }

    /** All dimensions, the measures last. */
    List<Dimension> all() {
        List<Dimension> all = new ArrayList<>(dimensions);
        all.add(measures);
        return all;
    }

    /** Whether a number in it was made for samples. */
    boolean isSynthetic() {
        return cells.stream().anyMatch(Cell::isSynthetic);
    }

    /** Whether a number in it rests on an assumption. */
    boolean isAssumed() {
        return cells.stream().anyMatch(Cell::isAssumed);
    }
}
