package fi.robohaku.ingest;

import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.MoneyWords;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A unit that people type beside a number.
 *
 * @param measure what it measures
 * @param factor what a number in it is multiplied by
 */
record TypedUnit(Measure measure, BigDecimal factor) {
    /** What a unit measures. */
    enum Measure {
        EUROS,
        /** Thousands, millions or billions, of whatever the field asks for. */
        MULTIPLE,
        PERSON_YEARS,
        PERCENT,
        MONTHS,
        YEARS,
        POINTS,
        COUNT,
        MINUTES
    }

    private static final Map<String, TypedUnit> UNITS = units();

    static Optional<TypedUnit> of(String typed) {
        return Optional.ofNullable(UNITS.get(typed));
    }

    /** Whether a field can be answered in it: months are no euros. */
    boolean fits(Field field) {
        return switch (field.type()) {
            case MONEY -> isOneOf(Measure.EUROS, Measure.MULTIPLE);
            case SHARE -> isOneOf(Measure.PERCENT);
            case NUMBER, INTEGER, RANGE -> field.unit() == null || measures(field.unit());
            case TEXT, YEAR, DATE, BOOLEAN, TERM -> false;
        };
    }

    private boolean measures(Field.Unit unit) {
        return switch (unit) {
            case EUR, KEUR, MEUR, ONE, THOUSAND, MILLION -> isOneOf(Measure.EUROS, Measure.MULTIPLE);
            case PERSON_YEARS -> isOneOf(Measure.PERSON_YEARS);
            case MONTHS -> isOneOf(Measure.MONTHS);
            case YEARS -> isOneOf(Measure.YEARS);
            case POINTS -> isOneOf(Measure.POINTS);
            case PERCENT -> isOneOf(Measure.PERCENT);
            case COUNT -> isOneOf(Measure.COUNT, Measure.MULTIPLE);
        };
    }

    private boolean isOneOf(Measure... measures) {
        return Set.of(measures).contains(measure);
    }

    private static Map<String, TypedUnit> units() {
        Map<String, TypedUnit> units = new HashMap<>();
        BigDecimal one = BigDecimal.ONE;
        put(units, Measure.EUROS, one, MoneyWords.EUROS);
        put(units, Measure.EUROS, one, List.of("e"));
        for (MoneyWords.Multiple multiple : MoneyWords.Multiple.values()) {
            put(units, Measure.MULTIPLE, multiple.factor(), multiple.words());
            for (String word : multiple.words()) {
                MoneyWords.EUROS.forEach(
                        euros -> put(units, Measure.EUROS, multiple.factor(), List.of(word + " " + euros)));
            }
            for (String letter : multiple.letters()) {
                put(units, Measure.EUROS, multiple.factor(), List.of(letter + "€", letter + "eur", letter + "e"));
            }
        }
        put(
                units,
                Measure.PERSON_YEARS,
                one,
                List.of("htv", "henkilötyövuotta", "årsverken", "årsv.", "person-years", "fte"));
        put(units, Measure.PERCENT, one, List.of("%", "prosenttia", "procent", "percent"));
        put(units, Measure.MONTHS, one, List.of("kk", "kuukautta", "kuukausi", "mån", "mån.", "månader", "months"));
        put(units, Measure.YEARS, one, List.of("v", "v.", "vuotta", "år", "years"));
        put(units, Measure.POINTS, one, List.of("p", "pistettä", "poäng", "points"));
        put(units, Measure.COUNT, one, List.of("kpl", "st", "st.", "pcs"));
        put(units, Measure.MINUTES, one, List.of("min", "minuuttia", "minuter", "minutes"));
        return Map.copyOf(units);
    }

    private static void put(Map<String, TypedUnit> units, Measure measure, BigDecimal factor, List<String> words) {
        words.forEach(word -> units.put(word, new TypedUnit(measure, factor)));
    }
}
