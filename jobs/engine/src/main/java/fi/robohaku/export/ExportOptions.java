package fi.robohaku.export;

import fi.robohaku.contracts.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an export is written.
 *
 * @param dialect of the CSV files
 * @param language of what people read: the workbook, charts and reports
 * @param others languages in which reports and charts are written as well, with links between them
 * @param labels language of headings and words in CSV files; empty for names of columns and codes, which programs rely on
 * @param withPdf whether the report is set as PDF too, which takes some seconds
 */
public record ExportOptions(
        CsvDialect dialect, Language language, List<Language> others, Optional<Language> labels, boolean withPdf) {
    /** RFC 4180, names of columns, and Finnish for people. */
    public static final ExportOptions DEFAULT =
            new ExportOptions(CsvDialect.RFC4180, Language.FI, Optional.empty(), false);

    public ExportOptions {
        others = others.stream().distinct().filter(other -> other != language).toList();
    }

    /** In one language. */
    public ExportOptions(CsvDialect dialect, Language language, Optional<Language> labels, boolean withPdf) {
        this(dialect, language, List.of(), labels, withPdf);
    }

    /** The same with CSV files in a dialect. */
    public ExportOptions with(CsvDialect chosen) {
        return new ExportOptions(chosen, language, others, labels, withPdf);
    }

    /** The languages of reports and charts, that of all else first. */
    public List<Language> languages() {
        return Stream.concat(Stream.of(language), others.stream()).toList();
    }
}
