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

/** Splits field values into records of figures: values with the same table and the same {@code set} fill one record. */
final class RecordSplitter {
    private static final String PROVENANCE = "provenance";
    private static final String PRECISION = "precision";
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final int LONGEST_RAW = 2_000;

    private final ExtractionContext context;

    RecordSplitter(ExtractionContext context) {
        this.context = context;
    }

    /** Which field values make a record. */
    enum Shape {
        /** One record a document; a number left empty is a figure without a value. */
        FORM,
        /** One record a call; none where no field has a value. */
        ROW
    }

    /**
     * Adds the records of field values that stand together.
     *
     * @param axis column and value that all of them share, as a year of a grid; empty for none
     * @return how many records were added
     */
    int addRecords(Block block, Shape shape, List<FieldValue> fieldValues, Map<String, BigDecimal> axis) {
        Map<String, List<FieldValue>> groups = new LinkedHashMap<>();
        for (FieldValue fieldValue : fieldValues) {
            Field field = fieldValue.field();
            if (table(block, field) != null && !field.personal()) {
                groups.computeIfAbsent(table(block, field) + new TreeMap<>(field.set()), key -> new ArrayList<>())
                        .add(fieldValue);
            }
        }
        int added = 0;
        for (List<FieldValue> group : groups.values()) {
            if (makesARecord(shape, group)) {
                addRecord(block, shape, group, fieldValues, axis);
                added++;
            }
        }
        return added;
    }

    private static String table(Block block, Field field) {
        if (field.column() == null) {
            return null;
        }
        return field.table() == null ? block.table() : field.table();
    }

    private boolean makesARecord(Shape shape, List<FieldValue> group) {
        boolean hasValue = group.stream()
                .anyMatch(fieldValue -> fieldValue.parsed().isReported()
                        && !describesTheRecord(fieldValue.field().column()));
        return switch (shape) {
            case FORM ->
                hasValue
                        || group.stream()
                                .anyMatch(
                                        fieldValue -> fieldValue.field().type().isNumeric());
            case ROW ->
                hasValue
                        && group.stream()
                                .noneMatch(fieldValue -> fieldValue.field().required()
                                        && !fieldValue.parsed().isReported());
        };
    }

    private static boolean describesTheRecord(String column) {
        return PROVENANCE.equals(column) || PRECISION.equals(column);
    }

    private void addRecord(
            Block block, Shape shape, List<FieldValue> group, List<FieldValue> all, Map<String, BigDecimal> axis) {
        Field first = group.get(0).field();
        String table = table(block, first);
        Map<String, String> set = new TreeMap<>(block.set());
        set.putAll(first.set());
        int number =
                shape == Shape.FORM ? context.recordNumberOfForm(table, first.set()) : context.nextRecordNumber(table);
        Optional<Provenance> provenance = findText(all, PROVENANCE).map(code -> Provenance.valueOf(toUpperCase(code)));
        Optional<Precision> precision = findText(all, PRECISION).map(code -> Precision.valueOf(toUpperCase(code)));
        Provenance origin = provenance.orElseGet(() -> context.provenanceOf(block, first));

        set.forEach((column, text) -> resolve(text, all)
                .ifPresent(value -> addSetColumn(block, number, table, column, group.get(0), value, origin)));
        axis.forEach((column, value) ->
                addSetColumn(block, number, table, column, group.get(0), value.toPlainString(), origin));
        boolean isFigure = true;
        for (FieldValue fieldValue : group) {
            if (!describesTheRecord(fieldValue.field().column())) {
                Provenance own = provenance.orElseGet(() -> context.provenanceOf(block, fieldValue.field()));
                isFigure = !addValue(block, number, table, fieldValue, own, precision, isFigure) && isFigure;
            }
        }
    }

    /** Adds the value of a field; true where it was the amount of the record. */
    private boolean addValue(
            Block block,
            int number,
            String table,
            FieldValue fieldValue,
            Provenance provenance,
            Optional<Precision> precision,
            boolean isFirst) {
        ParsedValue parsed = fieldValue.parsed();
        boolean isNumeric = fieldValue.field().type().isNumeric();
        if (!parsed.isReported() && !isNumeric) {
            return false;
        }
        boolean isAmount = isNumeric && isFirst;
        boolean isRange = fieldValue.field().type() == Field.Type.RANGE;
        Figure.Value value = toValue(parsed, parsed.number(), provenance, precision);
        String column = fieldValue.field().column();
        addFigure(
                block,
                number,
                table,
                isRange ? column + "_low" : column,
                fieldValue.place(),
                fieldValue.raw(),
                value,
                isAmount);
        if (isRange) {
            Figure.Value upper = toValue(parsed, parsed.upper(), provenance, precision);
            addFigure(block, number, table, column + "_high", fieldValue.place(), fieldValue.raw(), upper, false);
        }
        return isAmount;
    }

    private static Figure.Value toValue(
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

    /** Adds a column that follows from which field it is; its place is that of the label. */
    private void addSetColumn(
            Block block,
            int number,
            String table,
            String column,
            FieldValue fieldValue,
            String text,
            Provenance provenance) {
        Optional<Boolean> bool =
                "true".equals(text) || "false".equals(text) ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
        Optional<BigDecimal> amount =
                WHOLE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
        Figure.Value value = new Figure.Value(
                Optional.of(text), amount, Optional.empty(), bool, Precision.EXACT, provenance, "reported");
        addFigure(block, number, table, column, fieldValue.label(), text, value, false);
    }

    private void addFigure(
            Block block,
            int number,
            String table,
            String column,
            Figure.Place place,
            String raw,
            Figure.Value value,
            boolean isFigure) {
        String kept = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw;
        context.addFigure(new Figure(block.id(), number, table, column, place, kept, value, isFigure));
    }

    /** The text of a set, with {@code {name}} replaced by the value of the field of that name. */
    private Optional<String> resolve(String text, List<FieldValue> fieldValues) {
        if (!text.startsWith("{")) {
            return Optional.of(text);
        }
        String name = text.substring(1, text.length() - 1);
        Map<String, FieldValue> byName = new HashMap<>();
        fieldValues.forEach(fieldValue -> byName.put(fieldValue.field().name(), fieldValue));
        if (byName.containsKey(name)) {
            ParsedValue parsed = byName.get(name).parsed();
            return parsed.text().or(() -> parsed.number().map(ExtractionContext::format));
        }
        return Optional.ofNullable(context.variables().get(name)).map(Object::toString);
    }

    private static Optional<String> findText(List<FieldValue> fieldValues, String column) {
        return fieldValues.stream()
                .filter(fieldValue -> column.equals(fieldValue.field().column()))
                .flatMap(fieldValue -> fieldValue.parsed().text().stream())
                .findFirst();
    }

    private static String toUpperCase(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
