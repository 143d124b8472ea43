package fi.robohaku.figures;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import fi.robohaku.lakehouse.SqlResource;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.SourceCells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
 * Compares the marts as two runs left them.
 *
 * <ol>
 *   <li>Of the exported marts, take those whose versions differ.
 *   <li>Read both versions of each, and set their numbers side by side by the key of the contract.
 *   <li>Compare the ledger as the two runs left it: the documents that changed.
 *   <li>Lead each number that moved to those of them that its row is computed from.
 * </ol>
 */
public final class RunDifference {
    private static final String LEDGER = "ops.documents";

    private final Warehouse warehouse;
    private final MartDefinitions marts;
    private final RunVersions from;
    private final RunVersions to;
    private final Set<String> unreadable = new TreeSet<>();
    private boolean all;

    public RunDifference(Warehouse warehouse, MartDefinitions marts, RunVersions from, RunVersions to) {
        this.warehouse = warehouse;
        this.marts = marts;
        this.from = from;
        this.to = to;
    }

    /** Compares also the marts that are steps on the way to others. If not set, only those that are exported. */
    public RunDifference all(boolean every) {
        all = every;
        return this;
    }

    /** A number that moved, with the row that it is of. */
    private record Moved(MartDefinition mart, String subject, Difference.Move move) {}

    /** Does it. */
    public Difference execute() {
        List<Difference.ChangedDocument> documents = documents();
        List<Moved> moved = new ArrayList<>();
        for (MartDefinition mart : marts.all()) {
            String table = "gold." + mart.name();
            Long before = from.tables().get(table);
            Long after = to.tables().get(table);
            if ((all || mart.contract().isExported()) && before != null && after != null && !before.equals(after)) {
                moved.addAll(moves(mart, before, after));
            }
        }
        List<Difference.Move> moves = moved.isEmpty() ? List.of() : led(moved, documents);
        return new Difference(from.runId(), to.runId(), documents, moves, redefined(moved), List.copyOf(unreadable));
    }

    private List<Difference.ChangedDocument> documents() {
        Long before = from.tables().get(LEDGER);
        Long after = to.tables().get(LEDGER);
        if (before == null || after == null || before.equals(after)) {
            return List.of();
        }
        return reading(LEDGER, () -> {
            at(LEDGER, before).createOrReplaceTempView("ledger_before");
            at(LEDGER, after).createOrReplaceTempView("ledger_after");
            return warehouse
                    .spark()
                    .sql(SqlResource.read(RunDifference.class, "changed_documents.sql"))
                    .collectAsList()
                    .stream()
                    .map(row -> new Difference.ChangedDocument(
                            row.getString(0), row.getString(1), row.getString(2), row.getString(3)))
                    .toList();
        });
    }

    private List<Moved> moves(MartDefinition mart, long before, long after) {
        return reading("gold." + mart.name(), () -> {
            Dataset<Row> earlier = at("gold." + mart.name(), before);
            Dataset<Row> later = at("gold." + mart.name(), after);
            Set<String> shared = new HashSet<>(Arrays.asList(earlier.columns()));
            shared.retainAll(Arrays.asList(later.columns()));
            List<String> numbers = Stream.of(later.schema().fields())
                    .filter(field -> field.dataType() instanceof NumericType && shared.contains(field.name()))
                    .map(StructField::name)
                    .filter(name -> !mart.contract().key().contains(name))
                    .toList();
            if (numbers.isEmpty() || !shared.containsAll(mart.contract().key())) {
                return List.of();
            }
            lines(mart, earlier, numbers).createOrReplaceTempView("number_before");
            lines(mart, later, numbers).createOrReplaceTempView("number_after");
            return warehouse.spark().sql(SqlResource.read(RunDifference.class, "moves.sql")).collectAsList().stream()
                    .map(row -> new Moved(mart, row.getAs("subject"), move(mart, row)))
                    .toList();
        });
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

    /** A line for each row and number: row_key, subject (what tells which records are behind it), column_name, value. */
    private static Dataset<Row> lines(MartDefinition mart, Dataset<Row> rows, List<String> numbers) {
        Set<String> telling = new TreeSet<>(mart.contract().key());
        Stream.concat(SourceCells.SUBJECTS.stream(), Stream.of("round", "agency_code"))
                .filter(Arrays.asList(rows.columns())::contains)
                .forEach(telling::add);
        Column[] values = numbers.stream()
                .flatMap(name -> Stream.of(lit(name), col(name).cast("decimal(28,6)")))
                .toArray(Column[]::new);
        Column[] key = mart.contract().key().stream().map(functions::col).toArray(Column[]::new);
        return rows.select(
                        to_json(struct(key)).as("row_key"),
                        to_json(struct(telling.stream().map(functions::col).toArray(Column[]::new)))
                                .as("subject"),
                        explode(map(values)))
                .toDF("row_key", "subject", "column_name", "value");
    }

    private List<Difference.Move> led(List<Moved> moved, List<Difference.ChangedDocument> documents) {
        Map<Integer, Set<String>> paths = new HashMap<>();
        List<SourceCells.Asked> asked = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            Set<String> tables = new TreeSet<>(marts.origins(moved.get(i).mart()));
            tables.removeIf(table -> !table.startsWith("silver."));
            asked.add(new SourceCells.Asked(i, moved.get(i).subject(), tables));
        }
        Set<String> gone = ids(documents.stream().map(Difference.ChangedDocument::before));
        Set<String> come = ids(documents.stream().map(Difference.ChangedDocument::after));
        lead(paths, asked, gone, from);
        lead(paths, asked, come, to);
        List<Difference.Move> moves = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            moves.add(moved.get(i).move().with(List.copyOf(paths.getOrDefault(i, Set.of()))));
        }
        moves.sort(BY_SIZE);
        return moves;
    }

    /** Greatest relative change first, those that have none last; then the greatest absolute one. */
    private static final Comparator<Difference.Move> BY_SIZE = Comparator.comparing(
                    (Difference.Move move) -> move.relative() == null
                            ? BigDecimal.ONE.negate()
                            : move.relative().abs())
            .thenComparing(move -> move.change() == null
                    ? BigDecimal.ONE.negate()
                    : move.change().abs())
            .reversed()
            .thenComparing(Difference.Move::mart)
            .thenComparing(Difference.Move::row)
            .thenComparing(Difference.Move::column);

    private static Set<String> ids(Stream<String> ids) {
        Set<String> known = new TreeSet<>();
        ids.filter(id -> id != null).forEach(known::add);
        return known;
    }

    private void lead(
            Map<Integer, Set<String>> paths, List<SourceCells.Asked> asked, Set<String> documents, RunVersions run) {
        if (documents.isEmpty()) {
            return;
        }
        reading("silver", () -> {
            new SourceCells(warehouse)
                    .at(run.tables())
                    .of(documents)
                    .behind(asked)
                    .select("row_no", "path")
                    .distinct()
                    .collectAsList()
                    .forEach(row -> paths.computeIfAbsent(row.getInt(0), no -> new TreeSet<>())
                            .add(row.getString(1)));
            return List.<String>of();
        });
    }

    /** Marts that moved and whose last commit names another definition or other parameters than the one before. */
    private List<String> redefined(List<Moved> moved) {
        return moved.stream()
                .map(one -> one.mart().name())
                .distinct()
                .filter(mart -> {
                    String table = "gold." + mart;
                    return !CommitNote.of(warehouse, table, from.tables().get(table))
                            .equals(CommitNote.of(warehouse, table, to.tables().get(table)));
                })
                .sorted()
                .toList();
    }

    private Dataset<Row> at(String table, long version) {
        return warehouse
                .spark()
                .read()
                .format("delta")
                .option("versionAsOf", version)
                .load(warehouse.path(table));
    }

    private interface Reading<T> {
        List<T> read();
    }

    /** Nothing, and a note, where a version is not there any more: its log or files were taken away. */
    private <T> List<T> reading(String table, Reading<T> reading) {
        try {
            return reading.read();
        } catch (Exception e) {
            if (!CommitNote.isGone(e)) {
                throw e;
            }
            unreadable.add(table);
            return List.of();
        }
    }
}
