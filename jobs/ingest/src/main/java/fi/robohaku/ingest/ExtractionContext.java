package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.CheckExpression;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import fi.robohaku.documents.PersonalData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been read of one document so far: figures, findings, and the variables of its checks. */
final class ExtractionContext {
    private static final int LONGEST_FOUND = 200;
    /** Two formulas without a result are told each on its own. */
    private static final int FEWEST_JOINED = 3;

    private final Schemas schemas;
    private final LabelIndex labelIndex;
    private final DocumentTemplate template;
    private final Language language;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, Figure.Place> places = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Integer> recordCounts = new HashMap<>();
    private final Map<String, Integer> recordNumbersOfForms = new HashMap<>();
    private final Map<String, Integer> examined = new TreeMap<>();
    private final Set<String> withheld = new HashSet<>();
    private final Map<String, String> explanations = new HashMap<>();
    private final Map<String, Provenance> provenances = new HashMap<>();
    private Provenance provenance = Provenance.PUBLISHED;
    private boolean readable = true;

    ExtractionContext(Schemas schemas, LabelIndex labelIndex, DocumentTemplate template, Language language) {
        this.schemas = schemas;
        this.labelIndex = labelIndex;
        this.template = template;
        this.language = language;
    }

    /** A text of the template in the language of the document. */
    String localize(Texts texts) {
        return texts.in(language);
    }

    DocumentTemplate template() {
        return template;
    }

    boolean isReadable() {
        return readable;
    }

    /** The values that checks refer to, by the names of {@link CheckExpression}. */
    Map<String, Object> variables() {
        return variables;
    }

    Figure.Place placeOf(String field) {
        return places.getOrDefault(field, Figure.Place.NOWHERE);
    }

    String labelOf(String field) {
        return labels.getOrDefault(field, field);
    }

    List<Figure> figures() {
        return figures.stream()
                .filter(figure -> !withheld.contains(figure.block()))
                .toList();
    }

    /** The findings, with a line for each rule that cells were held against without a breach. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        Set<String> breached = new HashSet<>();
        findings.forEach(finding -> breached.add(finding.rule().id()));
        examined.forEach((rule, cells) -> {
            if (!breached.contains(rule)) {
                all.add(new Finding(
                        schemas.rule(rule),
                        Finding.Outcome.PASSED,
                        Figure.Place.NOWHERE,
                        "",
                        Integer.toString(cells),
                        "",
                        ""));
            }
        });
        return all;
    }

    /** Counts a cell that a rule was applied to. */
    void countExamined(String rule) {
        examined.merge(rule, 1, Integer::sum);
    }

    /** Makes the value of a field a variable of the checks; null where the document has none. */
    void putValue(Field field, Object value, Figure.Place place) {
        if (value != null) {
            variables.put(field.name(), value);
        }
        places.putIfAbsent(field.name(), place);
        labels.putIfAbsent(field.name(), localize(field.label()));
    }

    /** Sets where all parts come from that have no provenance of their own. */
    void setProvenance(Provenance whole) {
        provenance = whole;
    }

    /** Sets where the part with a label (of a block, a sheet or a field) comes from. */
    void setProvenance(String key, Provenance of) {
        provenances.put(key, of);
    }

    Provenance provenanceOf(Block block, Field field) {
        if (provenances.isEmpty()) {
            return provenance;
        }
        return Stream.of(labelIndex.keys(field), labelIndex.keys(block.title()), labelIndex.keys(block.sheet()))
                .flatMap(Set::stream)
                .filter(provenances::containsKey)
                .findFirst()
                .map(provenances::get)
                .orElse(provenance);
    }

    /** Adds a breach, which withholds what its rule says, or a warning. */
    void reportBreach(String rule, Block block, Figure.Place place, String field, String found, String expected) {
        ReadingStoppedException.throwIfStopped();
        Rule broken = schemas.rule(rule);
        boolean isRejected = broken.tier() == Rule.Tier.VALIDITY;
        if (isRejected && broken.scope() == Rule.Scope.DOCUMENT) {
            readable = false;
        }
        if (isRejected && broken.scope() == Rule.Scope.BLOCK && block != null) {
            withheld.add(block.id());
        }
        Finding.Outcome outcome = isRejected ? Finding.Outcome.REJECTED : Finding.Outcome.WARNED;
        findings.add(new Finding(broken, outcome, place, field, abbreviate(found), expected, ""));
    }

    /** Warns of a field that need not be there and is not in the document, beside others of its block. */
    void reportAbsent(Block block, Field field, Figure.Place place) {
        String label = localize(field.label());
        String part = block.id() + "." + field.name();
        if (template.format() == DocumentTemplate.Format.CSV) {
            reportBreach("column_missing", block, place, "", part, label);
        } else {
            reportBreach(Finding.FIELD_ABSENT, block, place, label, part, "");
        }
    }

    /** Counts a block that need not be there and is not in the document: an earlier state of the form may not have it. */
    void countAbsent(Block block, String label) {
        addFinding(Finding.FIELD_ABSENT, Finding.Outcome.NOT_APPLICABLE, Figure.Place.NOWHERE, label, block.id(), "");
    }

    /** Whether the template is one of a workbook. */
    boolean isWorkbook() {
        return switch (template.format()) {
            case XLSX, XLS -> true;
            case DOCX, CSV -> false;
        };
    }

    void addFinding(
            String rule, Finding.Outcome outcome, Figure.Place place, String field, String found, String expected) {
        findings.add(new Finding(schemas.rule(rule), outcome, place, field, abbreviate(found), expected, ""));
    }

    /** A breach of a rule by the document as a whole. */
    Finding finding(String rule) {
        return new Finding(schemas.rule(rule), Finding.Outcome.REJECTED, Figure.Place.NOWHERE, "", "", "", "");
    }

    /** Takes the next record number of a table. */
    int nextRecordNumber(String table) {
        return recordCounts.merge(table, 1, Integer::sum);
    }

    /** The number of the one record of a table that a form fills, by what is set in it; takes one at the first call. */
    int recordNumberOfForm(String table, Map<String, String> set) {
        return recordNumbersOfForms.computeIfAbsent(table + new TreeMap<>(set), key -> nextRecordNumber(table));
    }

    void addFigure(Figure figure) {
        figures.add(figure);
    }

    /** Keeps what the sender explains of a cell, named by its place, its reference or its label. */
    void addExplanation(String cell, String explanation) {
        explanations.put(cell, explanation);
        explanations.put(Labels.key(cell), explanation);
    }

    /** Tells in one finding of a workbook that was never calculated, and not once for each of its formulas. */
    void joinUncalculated() {
        List<Finding> each = findings.stream()
                .filter(finding -> finding.rule().id().equals("formula_without_value"))
                .toList();
        if (each.size() < FEWEST_JOINED) {
            return;
        }
        String cells = each.stream()
                .map(finding -> finding.place().sheet() + "!" + finding.place().cell())
                .collect(Collectors.joining(", "));
        int first = findings.indexOf(each.get(0));
        findings.removeAll(each);
        findings.add(
                first,
                new Finding(
                        schemas.rule("formulas_not_calculated"),
                        Finding.Outcome.REJECTED,
                        each.get(0).place(),
                        "",
                        abbreviate(cells),
                        Integer.toString(each.size()),
                        ""));
    }

    /** Adds the explanations to the breaches and warnings that they speak of. */
    void attachExplanations() {
        findings.replaceAll(finding -> isExplainable(finding)
                ? explanationOf(finding).map(finding::withExplanation).orElse(finding)
                : finding);
    }

    private static boolean isExplainable(Finding finding) {
        boolean isOfAField =
                !finding.place().cell().isEmpty() || !finding.field().isEmpty();
        return isOfAField
                && switch (finding.outcome()) {
                    case WARNED, REJECTED -> true;
                    case PASSED, NOT_APPLICABLE -> false;
                };
    }

    private Optional<String> explanationOf(Finding finding) {
        String cell = finding.place().cell();
        return Stream.of(finding.place().sheet() + "!" + cell, cell, Labels.key(finding.field()))
                .filter(explanations::containsKey)
                .findFirst()
                .map(explanations::get);
    }

    /** The first characters of a text, as many as a finding keeps. */
    static String abbreviate(String text) {
        String line = text == null ? "" : PersonalData.mask(text.strip());
        return line.length() > LONGEST_FOUND ? line.substring(0, LONGEST_FOUND - 1) + "…" : line;
    }

    /** A number as messages show it. */
    static String format(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
