package fi.robohaku.export.report;

import fi.robohaku.contracts.Assumption;
import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.DataRun;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.MartText;
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
    private final Map<String, Picture> charts;
    private final String round;

    /**
     * @param charts the charts there are, by name, of the newest round
     */
    ReportPage(
            ReportPlan plan,
            Assumptions assumptions,
            MartRows marts,
            MartText text,
            Map<String, Picture> charts,
            String round) {
        this.plan = plan;
        this.assumptions = assumptions;
        this.marts = marts;
        this.text = text;
        this.charts = Map.copyOf(charts);
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
        List<Page.Section> sections = plan.sections().stream()
                .map(section -> section(section, made, sentences, picture))
                .filter(section ->
                        !section.tables().isEmpty() || !section.charts().isEmpty())
                .toList();
        boolean hasSynthetic = made.values().stream().flatMap(Optional::stream).anyMatch(Page.Table::isSynthetic);
        return new Page(
                text.language().code(),
                plan.title().in(text.language()),
                words(run),
                hasSynthetic,
                sections,
                assumptions.all().stream().map(this::note).toList());
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
            Function<Picture, String> picture) {
        return new Page.Section(
                section.id(),
                section.title().in(text.language()),
                section.intro().stream()
                        .map(paragraph -> paragraph.in(text.language()))
                        .toList(),
                section.sentences().stream()
                        .flatMap(sentence -> sentences.fill(sentence).stream())
                        .toList(),
                section.charts().stream()
                        .flatMap(chart -> figure(chart, tables.get(chart.table().id()), picture).stream())
                        .toList(),
                section.tables().stream()
                        .flatMap(table -> tables.get(table.id()).stream())
                        .toList());
    }

    private Optional<Page.Figure> figure(
            ReportPlan.ChartPlan plan, Optional<Page.Table> table, Function<Picture, String> picture) {
        return Optional.ofNullable(charts.get(plan.name()))
                .flatMap(chart -> table.map(shown -> new Page.Figure(
                        "figure-" + plan.name(), chart.title(), chart.about(), picture.apply(chart), shown)));
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
