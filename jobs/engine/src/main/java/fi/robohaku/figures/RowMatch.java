package fi.robohaku.figures;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import fi.robohaku.lakehouse.HeldRows;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.SourceCells;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds the rows of an input of a mart that agree with rows of the mart. */
final class RowMatch {
    private static final String ALL = "all";

    private final MartDefinition mart;
    private final Dataset<Row> rows;
    private final HeldRows held;

    /**
     * @param rows rows of the mart, with its columns
     * @param held keeps the rows that agree
     */
    RowMatch(MartDefinition mart, Dataset<Row> rows, HeldRows held) {
        this.mart = mart;
        this.rows = rows;
        this.held = held;
    }

    /** Whether every row names what it speaks of; runs a Spark job. */
    boolean namesSubjects() {
        Column[] own = subjects(rows, "");
        Column spoken = array_compact(array(own));
        return own.length > 0
                && rows.filter(size(spoken).equalTo(0).or(array_contains(spoken, ALL)))
                        .isEmpty();
    }

    /**
     * Rows of an input that agree with the rows in every column that both have or, where none does, in the columns of the
     * key and in what they speak of. Rows that a set leaves out ({@code is_in}) are left out. Runs a Spark job.
     */
    Dataset<Row> agreeing(Dataset<Row> input) {
        Set<String> shared = new TreeSet<>(Arrays.asList(rows.columns()));
        shared.retainAll(Set.of(input.columns()));
        Dataset<Row> read = input.as("read");
        Dataset<Row> counting =
                Arrays.asList(input.columns()).contains("is_in") ? read.filter(col("read.is_in")) : read;
        if (!shared.isEmpty()) {
            Column same = shared.stream()
                    .map(name -> col("read." + name).eqNullSafe(col("traced." + name)))
                    .reduce(Column::and)
                    .orElseThrow();
            Dataset<Row> exact = held.hold(counting.join(rows.as("traced"), same, "left_semi"));
            if (!exact.isEmpty()) {
                return exact;
            }
        }
        return counting.join(rows.as("traced"), alike(input, shared), "left_semi");
    }

    private Column alike(Dataset<Row> input, Set<String> shared) {
        Column alike = sameSubject(input);
        for (String name : mart.contract().key()) {
            if (shared.contains(name) && !SourceCells.SUBJECTS.contains(name)) {
                Column known = col("traced." + name);
                alike = alike.and(
                        known.isNull().or(known.cast("string").equalTo(ALL)).or(known.equalTo(col("read." + name))));
            }
        }
        return alike;
    }

    private Column sameSubject(Dataset<Row> input) {
        Column[] own = subjects(rows, "traced.");
        Column[] other = subjects(input, "read.");
        if (own.length == 0 || other.length == 0) {
            return lit(true);
        }
        Column spoken = array_compact(array(own));
        return size(spoken)
                .equalTo(0)
                .or(array_contains(spoken, ALL))
                .or(arrays_overlap(spoken, array_compact(array(other))));
    }

    private static Column[] subjects(Dataset<Row> rows, String alias) {
        List<String> columns = Arrays.asList(rows.columns());
        return SourceCells.SUBJECTS.stream()
                .filter(columns::contains)
                .map(name -> col(alias + name))
                .toArray(Column[]::new);
    }
}
