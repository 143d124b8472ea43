package fi.robohaku.export.text;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.rows.MartRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What codes of marts are called where no taxonomy says it, from {@code schemas/report/codes.yml}.
 *
 * @param taxonomies taxonomy by name of column
 * @param precisions columns that say how a figure is worded, the nearest first, by the column of the figure
 * @param aggregate column that says it of a sum; a sum with a conditional part is about what it says
 * @param words word by code, by name of column; the column {@code *} stands for all
 */
public record Codes(
        Map<String, String> taxonomies,
        Map<String, List<String>> precisions,
        String aggregate,
        Map<String, Map<String, Texts>> words) {
    private static final String ANY = "*";

    public Codes {
        taxonomies = Map.copyOf(taxonomies);
        precisions = Map.copyOf(precisions);
        words = Map.copyOf(words);
    }

    /**
     * Reads the codes.
     *
     * @param schemas folder {@code schemas/}
     * @throws ContractException where the file is not as it must be
     */
    public static Codes read(Path schemas) {
        return Schemas.readYaml(schemas.resolve("report/codes.yml"), Codes.class);
    }

    Optional<String> taxonomyOf(String column) {
        return Optional.ofNullable(taxonomies.get(column));
    }

    /** The code of how exactly a figure of a row is known; empty where the row does not tell, and of nothing. */
    Optional<String> precisionOf(MartRow row, String column) {
        return precisions.getOrDefault(column, List.of()).stream()
                .filter(precision -> !row.isEmpty(precision) && !isNothing(row, column))
                .findFirst()
                .map(precision -> summed(row.text(precision), precision.equals(aggregate)));
    }

    private static boolean isNothing(MartRow row, String column) {
        return row.decimal(column).filter(amount -> amount.signum() == 0).isPresent();
    }

    static String summed(String precision, boolean isAggregate) {
        return isAggregate && precision.equals("conditional") ? "approx" : precision;
    }

    /** What a code of a column is called; empty where this file does not say. */
    public Optional<Texts> word(String column, String code) {
        return Optional.ofNullable(words.getOrDefault(column, Map.of()).get(code))
                .or(() -> Optional.ofNullable(words.getOrDefault(ANY, Map.of()).get(code)));
    }
}
