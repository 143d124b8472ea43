package fi.robohaku.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Texts;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Finding;
import fi.robohaku.lakehouse.TextResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the rules say of single documents, for the agency that is about to send them. */
public final class CheckReport {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
    private static final String PAGE = "fi/robohaku/export/check.html";
    private static final Map<Rule.Tier, Texts> TIERS = Map.of(
            Rule.Tier.VALIDITY,
            new Texts(
                    "Hylätään: korjattava ennen lähettämistä",
                    "Förkastas: ska rättas före insändning",
                    "Would be rejected: to be corrected before sending"),
            Rule.Tier.ACCURACY,
            new Texts(
                    "Näyttää väärältä: tarkistettava", "Ser fel ut: ska kontrolleras", "Looks wrong: to be looked at"),
            Rule.Tier.USEFULNESS,
            new Texts("Voisi olla hyödyllisempi", "Kunde vara mer användbart", "Could be more useful"));
    private static final Texts TITLE =
            new Texts("Asiakirjojen tarkistus", "Granskning av dokument", "Check of documents");
    private static final Texts NOTHING = new Texts("Ei huomautettavaa.", "Inget att anmärka.", "Nothing to remark.");
    private static final Texts UNKNOWN = new Texts("tuntematon asiakirja", "okänt dokument", "unknown document");
    private static final Texts ACCEPTED = new Texts(
            "Asiakirja otettaisiin vastaan.", "Dokumentet skulle tas emot.", "The document would be taken in.");
    private static final Texts PARTLY = new Texts(
            "Asiakirja otettaisiin vastaan ilman hylättyjä kohtia.",
            "Dokumentet skulle tas emot utan de förkastade punkterna.",
            "The document would be taken in without the rejected parts.");
    private static final Texts REFUSED =
            new Texts("Asiakirja hylättäisiin.", "Dokumentet skulle förkastas.", "The document would be rejected.");
    private static final Texts PASSED = new Texts("Kunnossa", "I sin ordning", "Passed");
    private static final Texts PLACE = new Texts("Paikka", "Plats", "Place");
    private static final Texts PROBLEM = new Texts("Havainto", "Iakttagelse", "Finding");
    private static final Texts REMEDY = new Texts("Mitä tehdä", "Vad ska göras", "What to do");
    private static final Texts EXPLANATION = new Texts("Selitys", "Förklaring", "Explanation");
    private static final Texts WHOLE = new Texts("koko asiakirja", "hela dokumentet", "whole document");

    private final List<Checked> documents;
    private final Language language;
    private final boolean withPassed;

    /** A document that was checked. */
    public record Checked(String file, DocumentReading reading) {}

    /** A finding as it is shown. */
    public record Line(
            String rule,
            String tier,
            String outcome,
            String sheet,
            String cell,
            String place,
            String field,
            String found,
            String expected,
            String message,
            String remedy,
            String explanation) {}

    /** Findings of one tier. */
    public record Tier(String title, List<Line> lines) {}

    /** A document as it is shown. */
    public record Shown(
            String file,
            String contract,
            String kind,
            String subject,
            boolean accepted,
            String verdict,
            List<Tier> tiers) {}

    /**
     * @param withPassed whether rules that hold are shown too
     */
    public CheckReport(List<Checked> documents, Language language, boolean withPassed) {
        this.documents = List.copyOf(documents);
        this.language = language;
        this.withPassed = withPassed;
    }

    /** Whether nothing would be rejected. */
    public boolean isClean() {
        return documents.stream()
                .flatMap(checked -> checked.reading().findings().stream())
                .noneMatch(finding -> finding.outcome() == Finding.Outcome.REJECTED);
    }

    private List<Shown> shown() {
        return documents.stream().map(this::shown).toList();
    }

    private Shown shown(Checked checked) {
        List<Tier> tiers = new ArrayList<>();
        for (Rule.Tier tier : Rule.Tier.values()) {
            List<Line> lines = lines(checked, tier, false);
            if (!lines.isEmpty()) {
                tiers.add(new Tier(TIERS.get(tier).in(language), lines));
            }
        }
        if (withPassed) {
            List<Line> passed = new ArrayList<>();
            for (Rule.Tier tier : Rule.Tier.values()) {
                passed.addAll(lines(checked, tier, true));
            }
            tiers.add(new Tier(PASSED.in(language), passed));
        }
        DocumentReading reading = checked.reading();
        return new Shown(
                checked.file(),
                reading.template().isEmpty() ? UNKNOWN.in(language) : reading.template(),
                reading.kind(),
                reading.subject(),
                reading.readable(),
                verdict(reading).in(language),
                tiers);
    }

    private static Texts verdict(DocumentReading reading) {
        boolean isWhole =
                reading.findings().stream().noneMatch(finding -> finding.outcome() == Finding.Outcome.REJECTED);
        return isWhole ? ACCEPTED : reading.readable() ? PARTLY : REFUSED;
    }

    private List<Line> lines(Checked checked, Rule.Tier tier, boolean passed) {
        return checked.reading().findings().stream()
                .filter(finding -> finding.rule().tier() == tier)
                .filter(finding -> passed
                        ? finding.outcome() == Finding.Outcome.PASSED
                        : finding.outcome() == Finding.Outcome.REJECTED || finding.outcome() == Finding.Outcome.WARNED)
                .map(this::line)
                .toList();
    }

    private Line line(Finding finding) {
        Rule rule = finding.rule();
        String sheet = finding.place().sheet();
        String cell = finding.place().cell();
        String place = sheet.isEmpty() && cell.isEmpty()
                ? WHOLE.in(language)
                : sheet + (cell.isEmpty() || sheet.isEmpty() ? "" : "!") + cell;
        boolean isPassed = finding.outcome() == Finding.Outcome.PASSED;
        return new Line(
                rule.id(),
                rule.tier().code(),
                finding.outcome().code(),
                sheet,
                cell,
                place,
                finding.field(),
                finding.found(),
                finding.expected(),
                isPassed ? rule.id() + ": " + finding.found() : filled(rule.message(), finding),
                isPassed ? "" : filled(rule.remedy(), finding),
                finding.explanation());
    }

    private String filled(Texts texts, Finding finding) {
        return Rule.filled(texts.in(language), finding.field(), finding.found(), finding.expected());
    }

    /** For the terminal. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Shown document : shown()) {
            out.append(plain(document.file())).append("  (").append(document.contract());
            out.append(document.subject().isEmpty() ? "" : ", " + plain(document.subject()))
                    .append(")\n  ")
                    .append(document.verdict())
                    .append('\n');
            if (document.tiers().isEmpty()) {
                out.append("  ").append(NOTHING.in(language)).append('\n');
            }
            for (Tier tier : document.tiers()) {
                out.append("  ").append(tier.title()).append('\n');
                for (Line line : tier.lines()) {
                    out.append("    ")
                            .append(plain(line.place()))
                            .append("  ")
                            .append(plain(line.message()))
                            .append('\n');
                    if (!line.remedy().isEmpty()) {
                        out.append("      → ").append(plain(line.remedy())).append('\n');
                    }
                    if (!line.explanation().isEmpty()) {
                        out.append("      ")
                                .append(EXPLANATION.in(language))
                                .append(": ")
                                .append(plain(line.explanation()))
                                .append('\n');
                    }
                }
            }
        }
        return out.toString();
    }

    /** Words of a document reach a reader without characters that steer a terminal or turn the direction of text. */
    private static String plain(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** For machines. */
    public String json() {
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                            .writeValueAsString(Map.of("documents", shown()))
                    + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For printing: one page without anything fetched from elsewhere. */
    public String html() {
        String style = TextResource.read(CheckReport.class, "check.css");
        return PageTemplate.filled(
                PAGE,
                Map.ofEntries(
                        Map.entry("style", style),
                        Map.entry("style_hash", PageTemplate.styleHash(style)),
                        Map.entry("lang", language.code()),
                        Map.entry("title", TITLE.in(language)),
                        Map.entry("nothing", NOTHING.in(language)),
                        Map.entry("place", PLACE.in(language)),
                        Map.entry("finding", PROBLEM.in(language)),
                        Map.entry("remedy", REMEDY.in(language)),
                        Map.entry("explanation", EXPLANATION.in(language)),
                        Map.entry("documents", printed())));
    }

    /** What is shown, with its words made plain. */
    private List<Shown> printed() {
        return shown().stream()
                .map(document -> new Shown(
                        plain(document.file()),
                        document.contract(),
                        document.kind(),
                        plain(document.subject()),
                        document.accepted(),
                        document.verdict(),
                        document.tiers().stream()
                                .map(tier -> new Tier(
                                        tier.title(),
                                        tier.lines().stream()
                                                .map(CheckReport::printed)
                                                .toList()))
                                .toList()))
                .toList();
    }

    private static Line printed(Line line) {
        return new Line(
                line.rule(),
                line.tier(),
                line.outcome(),
                plain(line.sheet()),
                plain(line.cell()),
                plain(line.place()),
                plain(line.field()),
                plain(line.found()),
                plain(line.expected()),
                plain(line.message()),
                plain(line.remedy()),
                plain(line.explanation()));
    }
}
