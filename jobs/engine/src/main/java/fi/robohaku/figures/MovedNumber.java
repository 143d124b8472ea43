package fi.robohaku.figures;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.SourceCells;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * A number that is not the same in two versions of a mart.
 *
 * @param mart the mart
 * @param subject what tells which records are behind its row, as JSON
 * @param move from what to what
 */
record MovedNumber(MartDefinition mart, String subject, Difference.Move move) {
    /** The numbers that moved between two versions of a mart, by the key of its contract. */
    static List<MovedNumber> between(Warehouse warehouse, MartDefinition mart, long before, long after) {
        String table = "gold." + mart.name();
        Dataset<Row> earlier = warehouse.at(table, before);
        Dataset<Row> later = warehouse.at(table, after);
        Set<String> shared = new HashSet<>(Arrays.asList(earlier.columns()));
        shared.retainAll(Arrays.asList(later.columns()));
        List<String> key = mart.contract().key();
        List<String> numbers = Stream.of(later.schema().fields())
                .filter(field -> field.dataType() instanceof NumericType && shared.contains(field.name()))
                .map(StructField::name)
                .filter(name -> !key.contains(name))
                .toList();
        if (numbers.isEmpty() || !shared.containsAll(key)) {
            return List.of();
        }
        return SqlQuery.resource(MovedNumber.class, "moves.sql")
                .overAll(
                        warehouse.spark(),
                        Map.of(
                                "number_before", lines(key, earlier, numbers),
                                "number_after", lines(key, later, numbers)),
                        Map.of())
                .collectAsList()
                .stream()
                .map(row -> new MovedNumber(mart, row.getAs("subject"), move(mart, row)))
                .toList();
    }

    /** A line for each row and number: row_key, subject (what tells which records are behind it), column_name, value. */
    private static Dataset<Row> lines(List<String> key, Dataset<Row> rows, List<String> numbers) {
        Set<String> telling = new TreeSet<>(key);
        Stream.concat(SourceCells.SUBJECTS.stream(), Stream.of("round", "agency_code"))
                .filter(Arrays.asList(rows.columns())::contains)
                .forEach(telling::add);
        Column[] values = numbers.stream()
                .flatMap(name -> Stream.of(lit(name), col(name).cast("decimal(28,6)")))
                .toArray(Column[]::new);
        return rows.select(
                        to_json(struct(columns(key))).as("row_key"),
                        to_json(struct(columns(telling))).as("subject"),
                        explode(map(values)))
                .toDF("row_key", "subject", "column_name", "value");
    }

    private static Column[] columns(Collection<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    private static Difference.Move move(MartDefinition mart, Row row) {
        return new Difference.Move(
                mart.name(),
                row.getAs("row_key"),
                row.getAs("column_name"),
                plain(row.getAs("before")),
                plain(row.getAs("after")),
                plain(row.getAs("change")),
                plain(row.getAs("relative_change")),
                List.of());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number == null
                ? null
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
