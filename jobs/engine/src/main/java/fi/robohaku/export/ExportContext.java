package fi.robohaku.export;

import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinitions;
import java.util.Optional;

/**
 * What every part of an export works from.
 *
 * @param warehouse for what no exported mart has; read-only
 * @param tables rows of the exported marts, already read
 * @param terms what codes in columns mean
 * @param publication what the export says of itself
 * @param run the run whose figures they are
 */
public record ExportContext(
        Warehouse warehouse,
        MartDefinitions definitions,
        MartTables tables,
        Terms terms,
        Publication publication,
        DataRun run,
        ExportOptions options) {

    public CsvDialect dialect() {
        return options.dialect();
    }

    /** Language of what people read. */
    public Language language() {
        return options.language();
    }

    /** Language of the headings of CSV files; empty for the names of the columns. */
    public Optional<Language> labels() {
        return options.labels();
    }

    /** What stands above a column in a CSV file. */
    public String heading(MartColumn column) {
        return labels().map(language -> column.label().in(language)).orElse(column.name());
    }
}
