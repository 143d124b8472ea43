package fi.robohaku.figures;

import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.SourceCells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the marts as two runs left them.
 *
 * <ol>
 *   <li>Of the exported marts, take those whose versions differ.
 *   <li>Read both versions of each, and set their numbers side by side by the key of the contract.
 *   <li>Compare the document registry as the two runs left it: the documents that changed.
 *   <li>Lead each number that moved to those of them that its row is computed from.
 * </ol>
 */
public final class RunDifference {
    private static final String REGISTRY = "ops.documents";

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

    /** Compares the two runs; runs Spark jobs for each mart whose version differs. */
    public Difference execute() {
        List<Difference.ChangedDocument> documents = changedDocuments();
        List<MovedNumber> moved = new ArrayList<>();
        for (MartDefinition mart : marts.all()) {
            String table = "gold." + mart.name();
            Long before = from.tables().get(table);
            Long after = to.tables().get(table);
            if ((all || mart.contract().isExported()) && before != null && after != null && !before.equals(after)) {
                moved.addAll(readIfThere(table, () -> MovedNumber.between(warehouse, mart, before, after)));
            }
        }
        List<Difference.Move> moves = moved.isEmpty() ? List.of() : leadToDocuments(moved, documents);
        return new Difference(from.runId(), to.runId(), documents, moves, redefined(moved), List.copyOf(unreadable));
    }

    private List<Difference.ChangedDocument> changedDocuments() {
        Long before = from.tables().get(REGISTRY);
        Long after = to.tables().get(REGISTRY);
        if (before == null || after == null || before.equals(after)) {
            return List.of();
        }
        return readIfThere(REGISTRY, () -> {
            return SqlQuery.resource(RunDifference.class, "changed_documents.sql")
                    .overAll(
                            warehouse.spark(),
                            Map.of(
                                    "registry_before",
                                    warehouse.at(REGISTRY, before),
                                    "registry_after",
                                    warehouse.at(REGISTRY, after)),
                            Map.of())
                    .collectAsList()
                    .stream()
                    .map(row -> new Difference.ChangedDocument(
                            row.getString(0), row.getString(1), row.getString(2), row.getString(3)))
                    .toList();
        });
    }

    private List<Difference.Move> leadToDocuments(List<MovedNumber> moved, List<Difference.ChangedDocument> documents) {
        Map<Integer, Set<String>> paths = new HashMap<>();
        List<SourceCells.TracedRow> asked = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            MovedNumber one = moved.get(i);
            asked.add(new SourceCells.TracedRow(i, one.subject(), marts.origins(one.mart())));
        }
        Set<String> gone = ids(documents.stream().map(Difference.ChangedDocument::before));
        Set<String> come = ids(documents.stream().map(Difference.ChangedDocument::after));
        addPaths(paths, asked, gone, from);
        addPaths(paths, asked, come, to);
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

    private void addPaths(
            Map<Integer, Set<String>> paths,
            List<SourceCells.TracedRow> asked,
            Set<String> documents,
            RunVersions run) {
        if (documents.isEmpty()) {
            return;
        }
        readIfThere("silver", () -> {
            new SourceCells(warehouse)
                    .at(run.tables())
                    .of(documents)
                    .find(asked)
                    .select("row_no", "path")
                    .distinct()
                    .collectAsList()
                    .forEach(row -> paths.computeIfAbsent(row.getInt(0), no -> new TreeSet<>())
                            .add(row.getString(1)));
            return List.<String>of();
        });
    }

    /** Marts that moved and whose last commit names another definition or other parameters than the one before. */
    private List<String> redefined(List<MovedNumber> moved) {
        return moved.stream()
                .map(one -> one.mart().name())
                .distinct()
                .filter(mart -> {
                    String table = "gold." + mart;
                    return CommitNote.of(warehouse, table, from.tables().get(table))
                            .differsFrom(
                                    CommitNote.of(warehouse, table, to.tables().get(table)));
                })
                .sorted()
                .toList();
    }

    private interface Reading<T> {
        List<T> read();
    }

    /** Nothing, and a note, where a version is not there any more: its log or files were taken away. */
    private <T> List<T> readIfThere(String table, Reading<T> reading) {
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
