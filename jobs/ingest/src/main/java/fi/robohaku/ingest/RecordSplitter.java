package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Precision;
import fi.robohaku.contracts.Provenance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns answers into figures: answers with the same table and the same {@code set} fill one record. */
final class RecordSplitter {
    private static final String PROVENANCE = "provenance";
    private static final String PRECISION = "precision";
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final int LONGEST_RAW = 2_000;

    private final ExtractionContext notes;

    RecordSplitter(ExtractionContext notes) {
        this.notes = notes;
    }

    /** Which answers make a record. */
    enum Shape {
        /** One record a document; a number left empty says so. */
        FORM,
        /** One record a call; none where nothing is answered. */
        ROW
    }

    /**
     * Writes the records of some answers that stand together.
     *
     * @param axis column and value that all of them share, as a year of a grid; empty for none
     * @return how many records were written
     */
    int write(Block block, Shape shape, List<FieldValue> answers, Map<String, BigDecimal> axis) {
        Map<String, List<FieldValue>> groups = new LinkedHashMap<>();
        for (FieldValue answer : answers) {
            Field field = answer.field();
            if (table(block, field) != null && !field.personal()) {
                groups.computeIfAbsent(table(block, field) + new TreeMap<>(field.set()), key -> new ArrayList<>())
                        .add(answer);
            }
        }
        int written = 0;
        for (List<FieldValue> group : groups.values()) {
            if (isWorthARecord(shape, group)) {
                record(block, shape, group, answers, axis);
                written++;
            }
        }
        return written;
    }

    private static String table(Block block, Field field) {
        if (field.column() == null) {
            return null;
        }
        return field.table() == null ? block.table() : field.table();
    }

    private boolean isWorthARecord(Shape shape, List<FieldValue> group) {
        boolean isAnswered = group.stream()
                .anyMatch(answer -> answer.parsed().isReported()
                        && !isOfTheRecord(answer.field().column()));
        return switch (shape) {
            case FORM -> isAnswered || group.stream().anyMatch(answer -> isNumeric(answer.field()));
            case ROW ->
                isAnswered
                        && group.stream()
                                .noneMatch(answer -> answer.field().required()
                                        && !answer.parsed().isReported());
        };
    }

    private static boolean isOfTheRecord(String column) {
        return PROVENANCE.equals(column) || PRECISION.equals(column);
    }

    private void record(
            Block block, Shape shape, List<FieldValue> group, List<FieldValue> all, Map<String, BigDecimal> axis) {
        Field first = group.get(0).field();
        String table = table(block, first);
        Map<String, String> set = new TreeMap<>(block.set());
        set.putAll(first.set());
        int number = shape == Shape.FORM ? notes.recordOfForm(table, first.set()) : notes.nextRecord(table);
        Optional<Provenance> provenance = told(all, PROVENANCE).map(code -> Provenance.valueOf(upper(code)));
        Optional<Precision> precision = told(all, PRECISION).map(code -> Precision.valueOf(upper(code)));
        Provenance origin = provenance.orElseGet(() -> notes.originOf(block, first));

        set.forEach((column, text) -> resolved(text, all)
                .ifPresent(value -> figure(block, number, table, column, group.get(0), value, origin)));
        axis.forEach(
                (column, value) -> figure(block, number, table, column, group.get(0), value.toPlainString(), origin));
        boolean isFigure = true;
        for (FieldValue answer : group) {
            if (!isOfTheRecord(answer.field().column())) {
                Provenance own = provenance.orElseGet(() -> notes.originOf(block, answer.field()));
                isFigure = !value(block, number, table, answer, own, precision, isFigure) && isFigure;
            }
        }
    }

    /** Writes the value of an answer; true where it was the amount of the record. */
    private boolean value(
            Block block,
            int number,
            String table,
            FieldValue answer,
            Provenance provenance,
            Optional<Precision> precision,
            boolean isFirst) {
        ParsedValue parsed = answer.parsed();
        boolean isNumeric = isNumeric(answer.field());
        if (!parsed.isReported() && !isNumeric) {
            return false;
        }
        boolean isAmount = isNumeric && isFirst;
        boolean isRange = answer.field().type() == Field.Type.RANGE;
        Figure.Value value = value(parsed, parsed.number(), provenance, precision);
        String column = answer.field().column();
        add(block, number, table, isRange ? column + "_low" : column, answer.place(), answer.raw(), value, isAmount);
        if (isRange) {
            Figure.Value upper = value(parsed, parsed.upper(), provenance, precision);
            add(block, number, table, column + "_high", answer.place(), answer.raw(), upper, false);
        }
        return isAmount;
    }

    private static Figure.Value value(
            ParsedValue parsed, Optional<BigDecimal> number, Provenance provenance, Optional<Precision> precision) {
        return new Figure.Value(
                parsed.text(),
                number,
                parsed.date(),
                parsed.bool(),
                precision.orElse(parsed.precision()),
                provenance,
                parsed.status());
    }

    /** What follows from which field it is; its place is that of the label. */
    private void figure(
            Block block,
            int number,
            String table,
            String column,
            FieldValue answer,
            String text,
            Provenance provenance) {
        Optional<Boolean> bool =
                "true".equals(text) || "false".equals(text) ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
        Optional<BigDecimal> amount =
                WHOLE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
        Figure.Value value = new Figure.Value(
                Optional.of(text), amount, Optional.empty(), bool, Precision.EXACT, provenance, "reported");
        add(block, number, table, column, answer.label(), text, value, false);
    }

    private void add(
            Block block,
            int number,
            String table,
            String column,
            Figure.Place place,
            String raw,
            Figure.Value value,
            boolean isFigure) {
        String kept = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw;
        notes.figure(new Figure(block.id(), number, table, column, place, kept, value, isFigure));
    }

    /** The text of a set, with {@code {name}} replaced by the answer of that name. */
    private Optional<String> resolved(String text, List<FieldValue> answers) {
        if (!text.startsWith("{")) {
            return Optional.of(text);
        }
        String name = text.substring(1, text.length() - 1);
        Map<String, FieldValue> byName = new HashMap<>();
        answers.forEach(answer -> byName.put(answer.field().name(), answer));
        if (byName.containsKey(name)) {
            ParsedValue parsed = byName.get(name).parsed();
            return parsed.text().or(() -> parsed.number().map(ExtractionContext::shown));
        }
        return Optional.ofNullable(notes.values().get(name)).map(Object::toString);
    }

    private static Optional<String> told(List<FieldValue> answers, String column) {
        return answers.stream()
                .filter(answer -> column.equals(answer.field().column()))
                .flatMap(answer -> answer.parsed().text().stream())
                .findFirst();
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private static boolean isNumeric(Field field) {
        return switch (field.type()) {
            case MONEY, NUMBER, INTEGER, RANGE, SHARE -> true;
            case TEXT, YEAR, DATE, BOOLEAN, TERM -> false;
        };
    }
}
