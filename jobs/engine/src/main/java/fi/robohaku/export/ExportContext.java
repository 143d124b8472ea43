package fi.robohaku.export;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Messages;
import fi.robohaku.export.text.Terms;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinitions;
import java.util.Optional;

/**
 * What every part of an export works from.
 *
 * @param warehouse for what no exported mart has; read-only
 * @param tables rows of the exported marts, already read
 * @param rows the same by name of column
 * @param vocabulary words for codes, and what is said around figures
 * @param publication what the export says of itself
 * @param run the run whose figures they are
 */
public record ExportContext(
        Warehouse warehouse,
        MartDefinitions definitions,
        MartTables tables,
        MartRows rows,
        Vocabulary vocabulary,
        Publication publication,
        DataRun run,
        ExportOptions options) {

    /** What codes in columns mean. */
    public Terms terms() {
        return vocabulary.terms();
    }

    public CsvDialect dialect() {
        return options.dialect();
    }

    /** Language of what people read. */
    public Language language() {
        return options.language();
    }

    /** The same for what is written in one of the languages. */
    public ExportContext in(Language chosen) {
        ExportOptions spoken =
                new ExportOptions(options.dialect(), chosen, options.languages(), options.labels(), options.withPdf());
        return new ExportContext(warehouse, definitions, tables, rows, vocabulary, publication, run, spoken);
    }

    /** Name of a file in a language; that of the language of the export has the plain name. */
    public String named(String stem, Language chosen, String ending) {
        return chosen == language() ? stem + ending : stem + "." + chosen.code() + ending;
    }

    /** What is said around figures, in the language of what people read. */
    public Messages messages() {
        return vocabulary.messages().in(language());
    }

    /** Language of headings and words in CSV files; empty for the names of the columns and the codes. */
    public Optional<Language> labels() {
        return options.labels();
    }

    /** Words that stand for codes and truth values in CSV files; empty for the codes themselves, which programs rely on. */
    public Optional<MartText> words() {
        return labels().map(vocabulary::in);
    }

    /** What stands above a column in a CSV file. */
    public String heading(MartColumn column) {
        return labels().map(language -> column.label().in(language)).orElse(column.name());
    }
}
