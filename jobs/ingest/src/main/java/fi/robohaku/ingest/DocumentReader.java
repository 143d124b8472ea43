package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.documents.FileContent;
import fi.robohaku.documents.LocalFile;
import fi.robohaku.documents.PersonalData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final long MEGABYTE = 1024L * 1024;

    private final Schemas schemas;
    private final ReadingBounds bounds;
    private final LabelIndex labelIndex;
    private final TemplateMatcher matcher;
    private final DocumentExtractor extractor;
    private final FormGuidance guidance;

    public DocumentReader(Schemas schemas) {
        this(schemas, ReadingBounds.DEFAULT);
    }

    /** @param bounds what the reading of one document may cost */
    public DocumentReader(Schemas schemas, ReadingBounds bounds) {
        this.bounds = bounds;
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
        return tellOfName(path, readBounded(path, content));
    }

    private DocumentReading readBounded(String path, byte[] content) {
        try {
            DocumentReading reading = BoundedThread.run(() -> inspectAndOpen(path, content), bounds.processorTime());
            return bounds.isExceededBy(reading)
                    ? reject(
                            "output_too_large",
                            Long.toString(ReadingBounds.charactersOf(reading)),
                            Long.toString(bounds.characters()))
                    : reading;
        } catch (ReadingStoppedException e) {
            return reject("reading_too_long", "", bounds.processorTime().toSeconds() + " s");
        } catch (StackOverflowError e) {
            return reject("nesting_too_deep", "", Integer.toString(FileContent.MOST_LEVELS));
        } catch (OutOfMemoryError e) {
            return reject("memory_exhausted", Runtime.getRuntime().maxMemory() / MEGABYTE + " MB", "");
        }
    }

    private DocumentReading inspectAndOpen(String path, byte[] content) {
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
        } catch (TooMuchTextException e) {
            return reject("output_too_large", e.getMessage(), Long.toString(bounds.characters()));
        } catch (ContractException | ReadingStoppedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return reject("file_unreadable", e.getClass().getSimpleName(), "");
        }
    }

    /** The name of a file is shown wherever its document is: what is personal in it is told. */
    private DocumentReading tellOfName(String path, DocumentReading reading) {
        String masked = PersonalData.mask(path);
        if (PersonalData.maskedIn(masked).isEmpty()) {
            return reading;
        }
        List<Finding> findings = new ArrayList<>(reading.findings());
        findings.add(new Finding(
                schemas.rule("file_name_masked"),
                Finding.Outcome.WARNED,
                Figure.Place.NOWHERE,
                "",
                ExtractionContext.abbreviate(masked.substring(masked.lastIndexOf('/') + 1)),
                "",
                ""));
        return reading.with(findings);
    }

    /**
     * Reads a document from a file of this machine.
     *
     * @param name its name or path as it is shown; only the ending matters
     */
    public DocumentReading read(String name, Path file) {
        try {
            return read(name, LocalFile.read(file, MOST_BYTES));
        } catch (IOException e) {
            return tellOfName(name, rejectUnread(e));
        }
    }

    /** The reading of a file that is not opened, for it has more than {@link #MOST_BYTES}. */
    public DocumentReading rejectTooLarge(long bytes) {
        return reject("file_too_large", bytes / MEGABYTE + " MB", MOST_BYTES / MEGABYTE + " MB");
    }

    /** The reading of a file that its storage would not give, or that is no file to be read. */
    public DocumentReading rejectUnread(IOException why) {
        if (why instanceof LocalFile.TooLargeException large) {
            return rejectTooLarge(large.bytes());
        }
        if (why instanceof LocalFile.NotRegularException other) {
            return reject("file_not_regular", other.kind(), "");
        }
        if (why instanceof AccessDeniedException) {
            return reject("no_right_to_read", "", "");
        }
        return reject("file_not_accessible", why.getClass().getSimpleName(), "");
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
