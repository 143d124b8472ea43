package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.documents.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;

/**
 * Reads one document: inspects its bytes, opens it, finds its template and extracts what the template asks for.
 *
 * <p>A document that cannot be read gives a reading with findings and no figures; nothing that stands in a document
 * makes this throw.
 */
public final class DocumentReader {
    /** Larger files are no documents of a project; they are rejected unopened. */
    public static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final Pattern LINE = Pattern.compile("(?i)(?:line|record) (\\d+)");

    private final Schemas schemas;
    private final LabelIndex labelIndex;
    private final TemplateMatcher matcher;
    private final DocumentExtractor extractor;
    private final FormGuidance guidance;

    public DocumentReader(Schemas schemas) {
        this.labelIndex = new LabelIndex(schemas);
        this.schemas = schemas;
        this.matcher = new TemplateMatcher(schemas, labelIndex);
        this.extractor = new DocumentExtractor(schemas, labelIndex);
        this.guidance = new FormGuidance(schemas.forms());
    }

    /**
     * Reads a document.
     *
     * @param path its name or path; only the ending matters
     * @param content all its bytes
     */
    public DocumentReading read(String path, byte[] content) {
        FileContent file = FileContent.of(path, content);
        if (file.refusal().isPresent()) {
            return reject(file.refusal().get(), file.found(), file.expected());
        }
        try {
            return open(file, content);
        } catch (EncryptedDocumentException e) {
            return reject("file_encrypted", "", "");
        } catch (CsvParseException e) {
            return reject("csv_malformed", lineOf(e), "");
        } catch (TooManyCellsException e) {
            return reject("too_many_cells", e.getMessage(), "");
        } catch (ContractException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return reject("file_unreadable", e.getClass().getSimpleName(), "");
        }
    }

    /** The reading of a file that is not opened, for it has more than {@link #MOST_BYTES}. */
    public DocumentReading rejectTooLarge(long bytes) {
        return reject("file_too_large", bytes / (1024 * 1024) + " MB", "");
    }

    /** The reading of a file that its storage would not give. */
    public DocumentReading rejectUnreadable(String why) {
        return reject("file_unreadable", why, "");
    }

    private DocumentReading open(FileContent file, byte[] content) throws IOException {
        return switch (file.kind()) {
            case XLSX ->
                readTitled(file, guidance.takeOut(WorkbookFile.readXlsx(content)), DocumentTemplate.Format.XLSX);
            case XLS -> readTitled(file, guidance.takeOut(WorkbookFile.readXls(content)), DocumentTemplate.Format.XLS);
            case DOCX -> readTitled(file, ReportFile.read(content), DocumentTemplate.Format.DOCX);
            case ODT -> readTitled(file, OdtFile.read(content), DocumentTemplate.Format.DOCX);
            case CSV -> readTable(file, content);
            case OTHER -> reject("not_recognised", "", "");
        };
    }

    private DocumentReading readTitled(FileContent file, RawDocument document, DocumentTemplate.Format format) {
        Optional<TemplateMatcher.Match> match = matcher.matchTitle(document, format);
        return match.isPresent()
                ? extractor.extract(match.get(), file)
                : reject(
                        "not_recognised",
                        TemplateMatcher.head(document).stream().findFirst().orElse(""),
                        "");
    }

    private DocumentReading readTable(FileContent file, byte[] content) {
        Optional<TemplateMatcher.Match> match = matcher.matchHeadings(content);
        if (match.isPresent()) {
            return extractor.extract(match.get(), file);
        }
        Optional<NearestRegister> nearest = NearestRegister.of(content, schemas, labelIndex);
        String text = FileContent.text(content, StandardCharsets.ISO_8859_1);
        return nearest.map(near -> reject("columns_unknown", near.template(), near.counts(), near.lacking()))
                .orElseGet(
                        () -> reject("not_recognised", text.lines().findFirst().orElse(""), ""));
    }

    private DocumentReading reject(String rule, String found, String expected) {
        return reject(rule, "", found, expected);
    }

    private DocumentReading reject(String rule, String field, String found, String expected) {
        Finding finding = new Finding(
                schemas.rule(rule),
                Finding.Outcome.REJECTED,
                Figure.Place.NOWHERE,
                field,
                ExtractionContext.abbreviate(found),
                expected,
                "");
        return new DocumentReading("", "", "", "", "", false, List.of(), List.of(finding));
    }

    /** Number of the line that a parser of CSV files stumbled over; its whole message where it names none. */
    private static String lineOf(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher number = LINE.matcher(message);
        return number.find() ? number.group(1) : message;
    }
}
