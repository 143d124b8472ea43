package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What reading one document has given so far: figures, findings, and the values that its checks speak of. */
final class ExtractionContext {
    private static final int SHOWN = 200;

    private final Schemas schemas;
    private final LabelIndex lexicon;
    private final DocumentTemplate contract;
    private final Language language;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Figure.Place> places = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Integer> records = new HashMap<>();
    private final Map<String, Integer> recordOfForm = new HashMap<>();
    private final Map<String, Integer> examined = new TreeMap<>();
    private final Set<String> withheld = new HashSet<>();
    private final Map<String, Provenance> origins = new HashMap<>();
    private Provenance origin = Provenance.PUBLISHED;
    private boolean readable = true;

    ExtractionContext(Schemas schemas, LabelIndex lexicon, DocumentTemplate contract, Language language) {
        this.schemas = schemas;
        this.lexicon = lexicon;
        this.contract = contract;
        this.language = language;
    }

    /** A text of the contract in the language of the document. */
    String worded(Texts texts) {
        return texts.in(language);
    }

    DocumentTemplate contract() {
        return contract;
    }

    boolean isReadable() {
        return readable;
    }

    Map<String, Object> values() {
        return values;
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

    /** Says that a rule was looked at for one more cell. */
    void examined(String rule) {
        examined.merge(rule, 1, Integer::sum);
    }

    void value(Field field, Object value, Figure.Place place, String label) {
        if (value != null) {
            values.put(field.name(), value);
        }
        places.putIfAbsent(field.name(), place);
        labels.putIfAbsent(field.name(), label);
    }

    void origin(Provenance whole) {
        origin = whole;
    }

    /** Where the part with a label (of a block, a sheet or a field) comes from. */
    void origin(String key, Provenance of) {
        origins.put(key, of);
    }

    Provenance originOf(Block block, Field field) {
        if (origins.isEmpty()) {
            return origin;
        }
        return Stream.of(lexicon.keys(field), lexicon.keys(block.title()), lexicon.keys(block.sheet()))
                .flatMap(Set::stream)
                .filter(origins::containsKey)
                .findFirst()
                .map(origins::get)
                .orElse(origin);
    }

    /** A breach, which withholds what its rule says, or a warning. */
    void breach(String rule, Block block, Figure.Place place, String field, String found, String expected) {
        Rule broken = schemas.rule(rule);
        boolean isRejected = broken.tier() == Rule.Tier.VALIDITY;
        if (isRejected && broken.scope() == Rule.Scope.DOCUMENT) {
            readable = false;
        }
        if (isRejected && broken.scope() == Rule.Scope.BLOCK && block != null) {
            withheld.add(block.id());
        }
        Finding.Outcome outcome = isRejected ? Finding.Outcome.REJECTED : Finding.Outcome.WARNED;
        findings.add(new Finding(broken, outcome, place, field, shortened(found), expected, ""));
    }

    void judged(String rule, Finding.Outcome outcome, Figure.Place place, String field, String found, String expected) {
        findings.add(new Finding(schemas.rule(rule), outcome, place, field, shortened(found), expected, ""));
    }

    /** Number of a new record of a table. */
    int nextRecord(String table) {
        return records.merge(table, 1, Integer::sum);
    }

    /** Number of the one record that a form fills of a table, by what is set in it. */
    int recordOfForm(String table, Map<String, String> set) {
        return recordOfForm.computeIfAbsent(table + new TreeMap<>(set), key -> nextRecord(table));
    }

    boolean hasRecordOfForm(String table, Map<String, String> set) {
        return recordOfForm.containsKey(table + new TreeMap<>(set));
    }

    void figure(Figure figure) {
        figures.add(figure);
    }

    void explain(Map<String, String> explanations) {
        findings.replaceAll(finding -> {
            String cell = finding.place().cell();
            String text = explanations.getOrDefault(
                    finding.place().sheet() + "!" + cell,
                    explanations.getOrDefault(cell, explanations.get(Labels.key(finding.field()))));
            boolean isOfAField = !cell.isEmpty() || !finding.field().isEmpty();
            boolean isOdd =
                    finding.outcome() == Finding.Outcome.WARNED || finding.outcome() == Finding.Outcome.REJECTED;
            return text == null || !isOfAField || !isOdd
                    ? finding
                    : new Finding(
                            finding.rule(),
                            finding.outcome(),
                            finding.place(),
                            finding.field(),
                            finding.found(),
                            finding.expected(),
                            text);
        });
    }

    static String shortened(String text) {
        String line = text == null ? "" : text.strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN - 1) + "…" : line;
    }

    /** A number as messages show it. */
    static String shown(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
