package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.documents.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;

/**
 * Reads one document by the contract it follows.
 *
 * <p>A document that cannot be read gives a reading with findings and no figures; nothing that stands in a document
 * makes this throw.
 */
public final class DocumentReader {
    private static final Set<String> WHOLE =
            Set.of("muut kohdat", "koko asiakirja", "övriga punkter", "hela dokumentet", "all other parts");

    private static final Pattern LINE = Pattern.compile("(?i)(?:line|record) (\\d+)");

    /** Larger files are no documents of a project; they are rejected unopened. */
    public static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Schemas schemas;
    /** By template, what its documents are read by and what its fingerprint covers; nothing else is looked up. */
    private final Map<String, Schemas> schemasOf = new HashMap<>();

    private final LabelIndex lexicon;
    private final TemplateMatcher recognition;

    public DocumentReader(Schemas schemas) {
        this.schemas = schemas;
        schemas.documents().keySet().forEach(template -> schemasOf.put(template, schemas.only(template)));
        this.lexicon = new LabelIndex(schemas);
        this.recognition = new TemplateMatcher(schemas, lexicon);
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
            return refused(file.refusal().get(), file.found(), file.expected());
        }
        try {
            return opened(file, content);
        } catch (EncryptedDocumentException e) {
            return refused("file_encrypted", "", "");
        } catch (CsvParseException e) {
            return refused("csv_malformed", line(e), "");
        } catch (TooManyCellsException e) {
            return refused("too_many_cells", e.getMessage(), "");
        } catch (ContractException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return refused("file_unreadable", e.getClass().getSimpleName(), "");
        }
    }

    private DocumentReading opened(FileContent file, byte[] content) throws IOException {
        return switch (file.kind()) {
            case XLSX -> titled(file, WorkbookFile.readXlsx(content), DocumentTemplate.Format.XLSX);
            case XLS -> titled(file, WorkbookFile.readXls(content), DocumentTemplate.Format.XLS);
            case DOCX -> titled(file, ReportFile.read(content), DocumentTemplate.Format.DOCX);
            case CSV -> table(file, content);
            case OTHER -> refused("not_recognised", "", "");
        };
    }

    private DocumentReading titled(FileContent file, RawDocument document, DocumentTemplate.Format format) {
        Optional<TemplateMatcher.Recognised> recognised = recognition.byTitle(document, format);
        return recognised.isPresent()
                ? read(recognised.get(), file)
                : refused(
                        "not_recognised",
                        TemplateMatcher.head(document).stream().findFirst().orElse(""),
                        "");
    }

    private DocumentReading table(FileContent file, byte[] content) {
        Optional<TemplateMatcher.Recognised> recognised = recognition.byHeadings(content);
        String text = recognised.isPresent() ? "" : FileContent.text(content, StandardCharsets.ISO_8859_1);
        return recognised.isPresent()
                ? read(recognised.get(), file)
                : refused("not_recognised", text.lines().findFirst().orElse(""), "");
    }

    /** Number of the line that a parser of tables stumbled over; its whole message where it names none. */
    private static String line(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher number = LINE.matcher(message);
        return number.find() ? number.group(1) : message;
    }

    /** The reading of a file that is not opened, for it has more than {@link #MOST_BYTES}. */
    public DocumentReading tooLarge(long bytes) {
        return refused("file_too_large", bytes / (1024 * 1024) + " MB", "");
    }

    /** The reading of a file that its storage would not give. */
    public DocumentReading unreadable(String why) {
        return refused("file_unreadable", why, "");
    }

    private DocumentReading refused(String rule, String found, String expected) {
        Finding finding = new Finding(
                schemas.rule(rule),
                Finding.Outcome.REJECTED,
                Figure.Place.NOWHERE,
                "",
                ExtractionContext.shortened(found),
                expected,
                "");
        return new DocumentReading("", "", "", "", "", false, List.of(), List.of(finding));
    }

    private DocumentReading read(TemplateMatcher.Recognised recognised, FileContent file) {
        DocumentTemplate contract = recognised.contract();
        Schemas used = schemasOf.get(contract.id());
        ExtractionContext notes = new ExtractionContext(used, lexicon, contract, recognised.language());
        Values values = new Values(used, lexicon, contract, recognised.language());
        Blocks blocks = new Blocks(recognised.document(), notes, values, lexicon);
        boolean isTable = contract.format() == DocumentTemplate.Format.CSV;
        ListReader lists = new ListReader(blocks, notes, !isTable);
        readOrigins(contract, lists, notes);
        for (Block block : contract.blocks()) {
            switch (block.type()) {
                case FORM -> new FormReader(blocks, notes).read(block);
                case LIST -> lists.read(block);
                case GRID -> new GridReader(blocks, notes).read(block);
                case TEXT -> new TextReader(blocks, notes, values).read(block);
                case ORIGIN, EXPLANATIONS -> {}
            }
        }
        if (file.hasExternalLinks()) {
            notes.breach("external_link_ignored", null, Figure.Place.NOWHERE, "", "", "");
        }
        recognised
                .document()
                .hiddenSheets()
                .forEach(sheet -> notes.breach("hidden_sheet", null, new Figure.Place(sheet, ""), "", sheet, ""));
        CheckRunner.run(contract, notes);
        explain(contract, lists, notes);
        return new DocumentReading(
                contract.id(),
                contract.kind(),
                notes.isReadable() ? subject(contract, notes) : "",
                round(contract, notes),
                recognised.language().code(),
                notes.isReadable(),
                notes.isReadable() ? notes.figures() : List.of(),
                notes.findings());
    }

    private static String subject(DocumentTemplate contract, ExtractionContext notes) {
        Object subject = notes.values().get(contract.subject());
        return subject == null ? "" : subject.toString().strip().toUpperCase(Locale.ROOT);
    }

    private static String round(DocumentTemplate contract, ExtractionContext notes) {
        Object named = notes.values().get("round");
        if (named != null) {
            return named.toString();
        }
        return contract.rounds().size() == 1 ? contract.rounds().get(0) : "";
    }

    /** What a document says of where its parts come from; without a word they are taken as published. */
    private static void readOrigins(DocumentTemplate contract, ListReader lists, ExtractionContext notes) {
        each(contract, Block.Type.ORIGIN, lists, row -> {
            String part = row.getOrDefault("part", "");
            String code = row.getOrDefault("provenance", "");
            if (!code.isEmpty()) {
                Provenance provenance = Provenance.valueOf(code.toUpperCase(Locale.ROOT));
                if (WHOLE.contains(Labels.key(part))) {
                    notes.origin(provenance);
                } else {
                    notes.origin(Labels.key(part), provenance);
                }
            }
        });
    }

    private static void explain(DocumentTemplate contract, ListReader lists, ExtractionContext notes) {
        Map<String, String> explanations = new HashMap<>();
        each(contract, Block.Type.EXPLANATIONS, lists, row -> {
            String cell = row.getOrDefault("cell", "");
            explanations.put(cell, row.getOrDefault("explanation", ""));
            explanations.put(Labels.key(cell), row.getOrDefault("explanation", ""));
        });
        if (!explanations.isEmpty()) {
            notes.explain(explanations);
        }
    }

    private static void each(
            DocumentTemplate contract,
            Block.Type type,
            ListReader lists,
            java.util.function.Consumer<Map<String, String>> action) {
        contract.blocks().stream()
                .filter(block -> block.type() == type)
                .forEach(block -> lists.rows(block).forEach(answers -> {
                    Map<String, String> row = new HashMap<>();
                    answers.forEach(answer -> answer.parsed()
                            .text()
                            .ifPresent(text -> row.put(answer.field().name(), text)));
                    action.accept(row);
                }));
    }
}
