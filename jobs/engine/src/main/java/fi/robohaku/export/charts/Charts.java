package fi.robohaku.export.charts;

import fi.robohaku.export.text.Quantity;
import java.util.List;
import java.util.Map;

/** The kinds of charts that there are. */
public final class Charts {
    /** All kinds, in the order of a report. */
    public static final List<ChartKind> ALL = List.of(
            new FirmnessChart(),
            new PlannedUpdatedChart(),
            new RatioChart(),
            new ShortfallChart(),
            new TechnologyChart(),
            new TimelineChart(),
            new AgencyChart(),
            new GrantChart(
                    "grants",
                    "funding_use_by_project",
                    "projects_and_follow_ons",
                    (row, source) -> source.project(row)),
            new GrantChart(
                    "branches",
                    "funding_use_by_branch",
                    "projects",
                    (row, source) -> source.value(row, "admin_branch")),
            new RangeChart(
                    "causes",
                    new RangeChart.Rows("delay_impact", Map.of(), false),
                    new RangeChart.Columns("delay_cause", "attributed_low_eur", "", "attributed_high_eur"),
                    Quantity.EUROS),
            new RangeChart(
                    "agency_ratios",
                    new RangeChart.Rows("realisation_by_agency", Map.of("is_headline", List.of("true")), false),
                    ratioBy("agency_code"),
                    Quantity.RATIO),
            new RangeChart(
                    "rounds",
                    new RangeChart.Rows(
                            "realisation_by_round",
                            Map.of("stream", List.of("all"), "is_headline", List.of("true")),
                            true),
                    ratioBy("round"),
                    Quantity.RATIO),
            new CountChart("scalability", "scalability_by_level", "scalability_level", "not_told"));

    private Charts() {}

    private static RangeChart.Columns ratioBy(String label) {
        return new RangeChart.Columns(label, "ratio_low", "realisation_ratio", "ratio_high");
    }
}
