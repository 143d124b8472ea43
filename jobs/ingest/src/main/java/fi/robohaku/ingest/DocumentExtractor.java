package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.documents.FileContent;
import fi.robohaku.documents.PersonalData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Extracts figures and findings from a document whose template is known. */
final class DocumentExtractor {
    private static final Set<String> WHOLE =
            Set.of("muut kohdat", "koko asiakirja", "övriga punkter", "hela dokumentet", "all other parts");

    private static final Set<String> OF_MISSING_ANSWERS =
            Set.of("field_missing", "subject_missing", Finding.FIELD_ABSENT);

    private final LabelIndex labelIndex;
    /** By template, all that its fingerprint covers; nothing else of the contracts is looked up. */
    private final Map<String, Schemas> schemasOf = new HashMap<>();

    DocumentExtractor(Schemas schemas, LabelIndex labelIndex) {
        this.labelIndex = labelIndex;
        schemas.documents().keySet().forEach(template -> schemasOf.put(template, schemas.only(template)));
    }

    /**
     * Reads the blocks of the template, runs its checks and attaches what the sender explains.
     *
     * @param file what the bytes of the document showed
     */
    DocumentReading extract(TemplateMatcher.Match match, FileContent file) {
        DocumentTemplate template = match.template();
        Schemas schemas = schemasOf.get(template.id());
        ExtractionContext context = new ExtractionContext(schemas, labelIndex, template, match.language());
        ValueParser values = new ValueParser(schemas, labelIndex, template, match.language(), match.decimal());
        RawDocument document = match.document()
                .body()
                .map(body -> ReportOutline.of(body, template, labelIndex))
                .orElse(match.document());
        Blocks blocks = new Blocks(document, context, values, labelIndex);
        ListReader lists = new ListReader(blocks, context, template.format() != DocumentTemplate.Format.CSV);
        // Every figure takes its provenance from the origins, so these come first.
        forEachRow(template, Block.Type.ORIGIN, lists, row -> readOrigin(row, context));
        template.blocks().forEach(block -> readBlock(block, blocks, lists, values, context));
        reportFile(match, file, context);
        document.body().ifPresent(body -> new ReportRemainder(document, blocks, context).report(body));
        CheckRunner.run(template, context);
        forEachRow(template, Block.Type.EXPLANATIONS, lists, row -> readExplanation(row, context));
        if (context.isWorkbook()) {
            new WorkbookRemainder(document, blocks, context).report();
        }
        if (!blocks.isFilledIn() && isWhole(template, context)) {
            return notFilledIn(match, context);
        }
        new MaskedData(document, blocks, context).report();
        List<Figure> figures = context.isReadable() ? withoutNames(context, blocks.personNames()) : List.of();
        context.joinUncalculated();
        context.attachExplanations();
        return new DocumentReading(
                template.id(),
                template.kind(),
                context.isReadable() ? subjectOf(template, context) : "",
                roundOf(template, context),
                match.language().code(),
                context.isReadable(),
                figures,
                context.findings().stream().map(blocks.personNames()::mask).toList());
    }

    /** The figures without the names of people whom the document names elsewhere; tells where one was masked. */
    private static List<Figure> withoutNames(ExtractionContext context, PersonNames names) {
        List<Figure> masked = new ArrayList<>();
        for (Figure figure : context.figures()) {
            Figure without = names.mask(figure);
            if (!without.equals(figure)) {
                context.reportBreach(PersonalData.Kind.PERSON_NAME.rule(), null, without.place(), "", "", "");
            }
            masked.add(without);
        }
        return masked;
    }

    /** Whether nothing is amiss but that answers are missing: the form is there, and nothing that was not understood. */
    private static boolean isWhole(DocumentTemplate template, ExtractionContext context) {
        Set<String> ofAnswers = new HashSet<>(OF_MISSING_ANSWERS);
        template.checks().forEach(check -> ofAnswers.add(check.rule()));
        return template.format() != DocumentTemplate.Format.CSV
                && context.findings().stream()
                        .filter(finding -> switch (finding.outcome()) {
                            case REJECTED, WARNED -> true;
                            case PASSED, NOT_APPLICABLE -> false;
                        })
                        .allMatch(finding -> ofAnswers.contains(finding.rule().id()));
    }

    /** One finding instead of one for each answer that is missing. */
    private static DocumentReading notFilledIn(TemplateMatcher.Match match, ExtractionContext context) {
        DocumentTemplate template = match.template();
        return new DocumentReading(
                template.id(),
                template.kind(),
                "",
                roundOf(template, context),
                match.language().code(),
                false,
                List.of(),
                List.of(context.finding(Finding.NOT_FILLED_IN)));
    }

    private static void readBlock(
            Block block, Blocks blocks, ListReader lists, ValueParser values, ExtractionContext context) {
        switch (block.type()) {
            case FORM -> new FormReader(blocks, context).read(block);
            case LIST -> lists.read(block);
            case GRID -> new GridReader(blocks, context).read(block);
            case TEXT -> new TextReader(blocks, context, values).read(block);
            case ORIGIN, EXPLANATIONS -> {}
        }
    }

    /** Warns of what was left unread: other files that it links to, and hidden sheets. */
    private static void reportFile(TemplateMatcher.Match match, FileContent file, ExtractionContext context) {
        if (file.hasExternalLinks()) {
            context.reportBreach("external_link_ignored", null, Figure.Place.NOWHERE, "", "", "");
        }
        List<String> hidden = match.document().hiddenSheets();
        hidden.forEach(sheet -> context.reportBreach("hidden_sheet", null, new Figure.Place(sheet, ""), "", sheet, ""));
    }

    private static String subjectOf(DocumentTemplate template, ExtractionContext context) {
        Object subject = context.variables().get(template.subject());
        return subject == null ? "" : subject.toString().strip().toUpperCase(Locale.ROOT);
    }

    private static String roundOf(DocumentTemplate template, ExtractionContext context) {
        Object named = context.variables().get("round");
        if (named != null) {
            return named.toString();
        }
        return template.rounds().size() == 1 ? template.rounds().get(0) : "";
    }

    /** A part of which no row says where it comes from is taken as published. */
    private static void readOrigin(Map<String, String> row, ExtractionContext context) {
        String part = Labels.key(row.getOrDefault("part", ""));
        String code = row.getOrDefault("provenance", "");
        if (!code.isEmpty()) {
            Provenance provenance = Provenance.valueOf(code.toUpperCase(Locale.ROOT));
            if (WHOLE.contains(part)) {
                context.setProvenance(provenance);
            } else {
                context.setProvenance(part, provenance);
            }
        }
    }

    private static void readExplanation(Map<String, String> row, ExtractionContext context) {
        context.addExplanation(row.getOrDefault("cell", ""), row.getOrDefault("explanation", ""));
    }

    private static void forEachRow(
            DocumentTemplate template, Block.Type type, ListReader lists, Consumer<Map<String, String>> action) {
        template.blocks().stream()
                .filter(block -> block.type() == type)
                .flatMap(block -> lists.readRows(block).stream())
                .forEach(fieldValues -> {
                    Map<String, String> row = new HashMap<>();
                    fieldValues.forEach(fieldValue -> fieldValue
                            .parsed()
                            .text()
                            .ifPresent(text -> row.put(fieldValue.field().name(), text)));
                    action.accept(row);
                });
    }
}
