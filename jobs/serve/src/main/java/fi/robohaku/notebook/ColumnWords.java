package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.text.MessageCatalogue;
import fi.robohaku.export.text.Quantity;
import fi.robohaku.export.text.ValueFormat;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people read the columns of a query: their labels, and their values in the manner of a language. */
final class ColumnWords {
    private final Map<String, MartColumn> columns = new HashMap<>();
    private final Map<String, MartDefinition> marts = new HashMap<>();
    private final MessageCatalogue messages;

    private ColumnWords(MessageCatalogue messages) {
        this.messages = messages;
    }

    /** The words of a folder {@code schemas/}. */
    static ColumnWords read(Path schemas) {
        ColumnWords words = new ColumnWords(MessageCatalogue.read(schemas));
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
    String labelInTwoLanguages(String column) {
        return inTwoLanguages(label(column));
    }

    /** A message in Finnish and English, for where both are read. */
    String sayInTwoLanguages(String key, Map<String, ?> values) {
        return say(key, values, Language.FI) + " / " + say(key, values, Language.EN);
    }

    String say(String key, Map<String, ?> values, Language language) {
        return messages.in(language).say(key, values);
    }

    static String inTwoLanguages(Texts texts) {
        return texts.fi().equals(texts.en()) ? texts.fi() : texts.fi() + " / " + texts.en();
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

    /** What the numbers of a column measure; of a column that no mart has, by its name. */
    Quantity quantity(String column) {
        return Optional.ofNullable(columns.get(column))
                .filter(known -> known.unit() != null)
                .map(Quantity::of)
                .orElseGet(() -> Quantity.named(column));
    }

    /** How values are worded in a language. */
    ValueFormat values(Language language) {
        return messages.in(language).values();
    }

    /** A value of a column as it stands in a table, below a heading that names its unit. */
    String cell(String column, Object value, Language language) {
        return value instanceof Number number
                ? values(language).number(quantity(column), exact(number))
                : values(language).literal(value);
    }

    /** A value in a sentence, with the sign of its unit, or in words that it is not known. */
    String phrase(String column, Object value, Language language) {
        if (value == null) {
            return say("reason.reported", Map.of(), language);
        }
        return values(language).value(quantity(column), value);
    }

    /** A ratio or share in per cent, or in words that it is not known. */
    String percent(String column, Object value, Language language) {
        return value instanceof Number number
                ? values(language).percent(exact(number))
                : phrase(column, value, language);
    }

    private static BigDecimal exact(Number number) {
        return new BigDecimal(number.toString());
    }
}
