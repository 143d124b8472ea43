package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one version of a document template holds, from one file of {@code schemas/documents/}.
 *
 * @param id file name without its ending, for example {@code application-2020}
 * @param kind what the document is, for example {@code application}; several templates may share a kind
 * @param format what it is written in
 * @param rounds rounds whose documents follow it; empty for any round
 * @param stage whose figures it carries: {@code planned} (before the project) or {@code updated} (at its end); empty
 *     where the template carries no benefit figures
 * @param title what stands at its head, and by which the reader knows it
 * @param description what the template is, for people who read the file
 * @param subject name of the field that tells which application or benefit group the document speaks of; empty for a
 *     register
 * @param fileName how a document made from the template is named; {@code {subject}} is replaced
 * @param folder folder below the round, for example {@code applications}
 * @param follows kind of document that must exist for the same subject, or this one is rejected; empty for none
 * @param repeats whether a subject (or, for a register, a round) may have several documents of this kind; where not,
 *     the first by path is taken and the others are rejected
 * @param currency currency of its money, an ISO 4217 code such as {@code gbp}; {@code eur} where it is not given
 * @param csv how a table is written; empty fields for the other formats
 * @param noneWords by status ({@code not_reported}, {@code not_applicable}, {@code joint}, {@code cannot_tell}), the
 *     words that stand where a value does not; in a file those beside the shared ones. One between two slashes,
 *     {@code /Exempt under Section .*}{@code /}, is a regular expression that the whole text must match, in any case
 * @param blocks the parts, in the order they stand in the document
 * @param checks rules that hold between fields
 */
public record DocumentTemplate(
        String id,
        String kind,
        Format format,
        List<String> rounds,
        String stage,
        Texts title,
        Texts description,
        String subject,
        @JsonProperty("file") String fileName,
        String folder,
        String follows,
        Boolean repeats,
        String currency,
        Csv csv,
        @JsonProperty("none_words") Map<String, List<String>> noneWords,
        List<Block> blocks,
        List<Check> checks) {

    /** The currency of a contract that names none. */
    public static final String EURO = "eur";

    /** Why a value may not be there: what words for none stand for. */
    static final Set<String> NONE_STATUSES = Set.of("not_reported", "not_applicable", "joint", "cannot_tell");

    /** What a template is written in. */
    public enum Format {
        @JsonProperty("xlsx")
        XLSX,
        @JsonProperty("xls")
        XLS,
        @JsonProperty("docx")
        DOCX,
        @JsonProperty("csv")
        CSV
    }

    /**
     * How a table in text is written.
     *
     * @param delimiter one character
     * @param charset of the file; a byte order mark in the file goes before it
     * @param decimal the decimal sign of its numbers
     */
    public record Csv(String delimiter, String charset, String decimal) {
        public Csv {
            delimiter = delimiter == null ? "," : delimiter;
            charset = charset == null ? "UTF-8" : charset;
            decimal = decimal == null ? "." : decimal;
        }
    }

    public DocumentTemplate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(title, "title");
        rounds = rounds == null ? List.of() : List.copyOf(rounds);
        stage = stage == null ? "" : stage;
        subject = subject == null ? "" : subject;
        folder = folder == null ? "" : folder;
        follows = follows == null ? "" : follows;
        repeats = repeats != null && repeats;
        currency = currency == null ? EURO : currency.toLowerCase(Locale.ROOT);
        csv = csv == null ? new Csv(null, null, null) : csv;
        noneWords = noneWords == null ? Map.of() : Map.copyOf(noneWords);
        blocks = List.copyOf(blocks);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    DocumentTemplate withNoneWords(Map<String, List<String>> words) {
        return new DocumentTemplate(
                id,
                kind,
                format,
                rounds,
                stage,
                title,
                description,
                subject,
                fileName,
                folder,
                follows,
                repeats,
                currency,
                csv,
                words,
                blocks,
                checks);
    }
}
