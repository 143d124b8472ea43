package fi.robohaku.export.explorer;

import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.rows.MartRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in the documents the figures of each subject stand. */
final class FigurePlaces {
    private final ExplorerPlan.Places plan;
    private final Map<String, List<MartRow>> bySubject;

    private FigurePlaces(ExplorerPlan.Places plan, Map<String, List<MartRow>> bySubject) {
        this.plan = plan;
        this.bySubject = bySubject;
    }

    /** The places that a mart tells; none where the plan names no mart. */
    static FigurePlaces of(ExplorerPlan plan, MartRows marts) {
        Map<String, List<MartRow>> bySubject = new HashMap<>();
        if (plan.places() != null) {
            List<String> keys =
                    plan.subjects().stream().map(ExplorerPlan.Subject::key).toList();
            for (MartRow row : marts.rows(plan.places().mart())) {
                keys.stream()
                        .filter(key -> !row.isEmpty(key))
                        .forEach(key -> bySubject
                                .computeIfAbsent(row.text(key), any -> new ArrayList<>())
                                .add(row));
            }
        }
        return new FigurePlaces(plan.places(), bySubject);
    }

    /** Places of the figures of one subject, in its round where it has one. */
    OfSubject of(String subject, String round) {
        return new OfSubject(bySubject.getOrDefault(subject, List.of()).stream()
                .filter(row -> round.isEmpty()
                        || row.isEmpty("round")
                        || row.text("round").equals(round))
                .toList());
    }

    /** Places of the figures of one subject. */
    final class OfSubject {
        private final List<MartRow> rows;

        private OfSubject(List<MartRow> rows) {
            this.rows = rows;
        }

        /** Where a figure stands, or what it is computed from. */
        List<Place> of(String column) {
            if (rows.isEmpty()) {
                return List.of();
            }
            List<String> facts = plan.computed().getOrDefault(column, List.of(chosen(column)));
            return facts.stream().flatMap(this::told).map(Place::of).toList();
        }

        private String chosen(String column) {
            return plan.chosen().getOrDefault(column, List.of()).stream()
                    .filter(one -> told(one).findAny().isPresent())
                    .findFirst()
                    .orElse(column);
        }

        /** Where a fact is told of a code. */
        List<Place> of(String fact, String code) {
            return told(fact)
                    .filter(row -> row.text(plan.code()).equals(code))
                    .map(Place::of)
                    .toList();
        }

        private Stream<MartRow> told(String fact) {
            return rows.stream().filter(row -> row.text(plan.fact()).equals(fact));
        }
    }

    /** A place: document, sheet or heading, and cell. */
    record Place(String path, String sheet, String cell, boolean isSynthetic) {
        static Place of(MartRow row) {
            return new Place(row.text("path"), row.text("sheet"), row.text("cell"), row.isSynthetic());
        }

        String shown() {
            return Stream.of(path, sheet, cell).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        }
    }
}
