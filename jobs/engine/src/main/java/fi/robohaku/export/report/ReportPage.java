package fi.robohaku.export.report;

import fi.robohaku.contracts.Assumption;
import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.DataRun;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.MartText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts the page together: tables first, for sentences link to their rows.
 *
 * <ol>
 *   <li>Tables, of charts and of sections.
 *   <li>Sentences, each figure linked to its row.
 *   <li>Words around them.
 * </ol>
 */
final class ReportPage {
    private final ReportPlan plan;
    private final Assumptions assumptions;
    private final MartRows marts;
    private final MartText text;
    private final Charts charts;
    private final String round;

    /**
     * Charts of the newest round.
     *
     * @param byName the charts there are
     * @param folder address of their files beside the page
     */
    record Charts(Map<String, Picture> byName, String folder) {}

    ReportPage(ReportPlan plan, Assumptions assumptions, MartRows marts, MartText text, Charts charts, String round) {
        this.plan = plan;
        this.assumptions = assumptions;
        this.marts = marts;
        this.text = text;
        this.charts = charts;
        this.round = round;
    }

    /**
     * Puts the page together.
     *
     * @param picture how a chart stands on it
     */
    Page page(DataRun run, Function<Picture, String> picture) {
        Tables tables = new Tables(marts, text, round);
        Map<String, Optional<Page.Table>> made = new LinkedHashMap<>();
        for (ReportPlan.Section section : plan.sections()) {
            section.charts().forEach(chart -> made.put(chart.table().id(), tables.table(chart.table())));
            section.tables().forEach(table -> made.put(table.id(), tables.table(table)));
        }
        Sentences sentences = new Sentences(marts, text, tables, round);
        List<Page.Section> sections = new ArrayList<>();
        List<Page.Section> annexes = new ArrayList<>();
        for (ReportPlan.Section section : plan.sections()) {
            List<Page.Table> behind = section.annex() ? List.of() : shown(section, true, made);
            Page.Section whole = section(section, made, sentences, picture, behind.isEmpty() ? "" : annex(section));
            if (!whole.tables().isEmpty()
                    || !whole.charts().isEmpty()
                    || !whole.sentences().isEmpty()) {
                (section.annex() ? annexes : sections).add(whole);
            }
            if (!behind.isEmpty()) {
                annexes.add(new Page.Section(
                        annex(section),
                        text.messages().say("report.annex_of", Map.of("title", whole.title())),
                        List.of(),
                        List.of(),
                        List.of(),
                        behind,
                        ""));
            }
        }
        boolean hasSynthetic = made.values().stream().flatMap(Optional::stream).anyMatch(Page.Table::isSynthetic);
        return new Page(
                text.language().code(),
                plan.title().in(text.language()),
                words(run),
                hasSynthetic,
                lead(made, sentences, picture),
                brief(made, sentences, picture),
                List.copyOf(sections),
                List.copyOf(annexes),
                assumptions.all().stream().map(this::note).toList());
    }

    private static String annex(ReportPlan.Section section) {
        return section.id() + "-annex";
    }

    /** Tables of a section that have rows: those within the main text, or those behind it. */
    private static List<Page.Table> shown(
            ReportPlan.Section section, boolean isAnnex, Map<String, Optional<Page.Table>> tables) {
        return section.tables().stream()
                .filter(table -> section.annex() || table.annex() == isAnnex)
                .flatMap(table -> tables.get(table.id()).stream())
                .toList();
    }

    private Page.Lead lead(
            Map<String, Optional<Page.Table>> tables, Sentences sentences, Function<Picture, String> picture) {
        return new Page.Lead(
                plan.lead().tiles().stream()
                        .flatMap(tile -> sentences.tile(tile).stream())
                        .toList(),
                figures(List.of(plan.lead().chart()), tables, picture),
                filled(plan.lead().findings(), sentences));
    }

    private Page.Brief brief(
            Map<String, Optional<Page.Table>> tables, Sentences sentences, Function<Picture, String> picture) {
        return new Page.Brief(
                figures(plan.brief().charts(), tables, picture),
                filled(plan.brief().sentences(), sentences));
    }

    /** Charts of some names that the sections have. */
    private List<Page.Figure> figures(
            List<String> names, Map<String, Optional<Page.Table>> tables, Function<Picture, String> picture) {
        return plan.sections().stream()
                .flatMap(section -> section.charts().stream())
                .filter(chart -> names.contains(chart.name()))
                .flatMap(chart -> figure(chart, tables.get(chart.table().id()), picture).stream())
                .toList();
    }

    private static List<Page.Sentence> filled(List<ReportPlan.Sentence> planned, Sentences sentences) {
        return planned.stream()
                .flatMap(sentence -> sentences.fill(sentence).stream())
                .toList();
    }

    /** Whether there is a page of one sheet as well. */
    boolean hasBrief() {
        return plan.hasBrief();
    }

    private boolean isInLead(ReportPlan.ChartPlan chart) {
        return chart.name().equals(plan.lead().chart());
    }

    private Page.Note note(Assumption assumption) {
        Language language = text.language();
        return new Page.Note(
                assumption.id(),
                MartText.capitalised(assumption.told(language)).replace(" %", "\u00a0%") + " ("
                        + assumption.range(language) + ").",
                assumption.why().in(language),
                MartText.uncapitalised(assumption.rests().in(language)) + ".");
    }

    private Page.Section section(
            ReportPlan.Section section,
            Map<String, Optional<Page.Table>> tables,
            Sentences sentences,
            Function<Picture, String> picture,
            String annex) {
        return new Page.Section(
                section.id(),
                section.title().in(text.language()),
                section.intro().stream()
                        .map(paragraph -> paragraph.in(text.language()))
                        .toList(),
                filled(section.sentences(), sentences),
                section.charts().stream()
                        .flatMap(chart -> figure(chart, tables.get(chart.table().id()), picture).stream())
                        .toList(),
                shown(section, false, tables),
                annex);
    }

    private Optional<Page.Figure> figure(
            ReportPlan.ChartPlan chart, Optional<Page.Table> table, Function<Picture, String> picture) {
        return Optional.ofNullable(charts.byName().get(chart.name()))
                .flatMap(drawn -> table.map(shown -> new Page.Figure(
                        "figure-" + chart.name(),
                        drawn.title(),
                        drawn.about(),
                        charts.folder() + drawn.id(),
                        picture.apply(drawn),
                        isInLead(chart),
                        shown)));
    }

    private Map<String, String> words(DataRun run) {
        Map<String, String> words = text.messages().group("report");
        if (marts.definition(MartRows.REALISATION).isEmpty()) {
            // What planned and updated benefits mean is said only where the report speaks of them.
            words.put("meaning", "");
        }
        String date = text.values().date(run.startedOn());
        words.put(
                "about_run",
                text.messages().say("report.about_run", Map.of("round", round, "run", run.id(), "date", date)));
        return words;
    }
}
