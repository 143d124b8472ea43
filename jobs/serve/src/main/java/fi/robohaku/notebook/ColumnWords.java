package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people read the columns of the marts: their labels, and their values in the manner of a language. */
final class ColumnWords {
    /** Stands where a value is not known: never a zero. */
    static final String NOT_KNOWN = "–";

    private static final DateTimeFormatter FINNISH_DATE = DateTimeFormatter.ofPattern("d.M.uuuu");

    private final Map<String, MartColumn> columns = new HashMap<>();
    private final Map<String, MartDefinition> marts = new HashMap<>();

    /** The words of a folder {@code schemas/}. */
    static ColumnWords read(Path schemas) {
        ColumnWords words = new ColumnWords();
        for (MartDefinition mart : MartDefinitions.read(schemas).all()) {
            words.marts.put(mart.name(), mart);
            mart.contract().columns().forEach(column -> words.columns.putIfAbsent(column.name(), column));
        }
        return words;
    }

    /** What people call a column; its name where no mart has it. */
    Texts label(String column) {
        return Optional.ofNullable(columns.get(column))
                .map(MartColumn::label)
                .orElseGet(() -> new Texts(column, column, column));
    }

    /** The same in Finnish and English, for where both are read. */
    String inTwoLanguages(String column) {
        Texts label = label(column);
        return label.fi().equals(label.en()) ? label.fi() : label.fi() + " / " + label.en();
    }

    /** Columns by which a mart is sorted; none for another table. */
    List<String> order(String table) {
        return mart(table).map(mart -> mart.contract().order()).orElse(List.of());
    }

    private Optional<MartDefinition> mart(String table) {
        return table.startsWith("gold.")
                ? Optional.ofNullable(marts.get(table.substring("gold.".length())))
                : Optional.empty();
    }

    /** A value of a column as it stands in a table: euros to the euro where there are no cents, ratios to three digits. */
    String value(String column, Object value, Language language) {
        if (value == null) {
            return NOT_KNOWN;
        }
        if (value instanceof Boolean truth) {
            return language == Language.FI ? (truth ? "kyllä" : "ei") : (truth ? "yes" : "no");
        }
        if (value instanceof java.sql.Date date) {
            LocalDate day = date.toLocalDate();
            return language == Language.FI ? FINNISH_DATE.format(day) : day.toString();
        }
        return value instanceof Number number ? number(column, number, language) : value.toString();
    }

    private String number(String column, Number value, Language language) {
        BigDecimal exact = value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setGroupingUsed(!isAYear(column));
        int digits = digits(column, exact);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(exact);
    }

    private int digits(String column, BigDecimal value) {
        boolean isMoney = column.endsWith("_eur");
        if (isWhole(value) && (isMoney || value.scale() <= 2 || unit(column).equals("count"))) {
            return 0;
        }
        return isMoney || value.scale() <= 2 ? 2 : 3;
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private boolean isAYear(String column) {
        return unit(column).equals("year") || column.equals("year") || column.endsWith("_year");
    }

    private String unit(String column) {
        return Optional.ofNullable(columns.get(column)).map(MartColumn::unit).orElse("");
    }

    /** The same in a sentence, with the sign of its unit. */
    String inASentence(String column, Object value, Language language) {
        if (value == null) {
            return language == Language.FI ? "ei tiedossa" : "not known";
        }
        String written = value(column, value, language);
        boolean isMoney = value instanceof Number && column.endsWith("_eur");
        if (!isMoney) {
            return written;
        }
        return language == Language.FI ? written + "\u00a0€" : "€" + written;
    }

    /** A share as per cent, to one digit. */
    String percent(Object share, Language language) {
        if (!(share instanceof Number number)) {
            return inASentence("", share, language);
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        String written = format.format(new BigDecimal(number.toString()).movePointRight(2));
        return language == Language.FI ? written + "\u00a0%" : written + "%";
    }
}
