package fi.robohaku.export.charts;

import java.util.List;

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
            new GrantChart(),
            new CountChart(
                    "scalability",
                    "chart.scalability_title",
                    "chart.scalability_about",
                    "scalability_by_level",
                    "scalability_level",
                    "not_told"));

    private Charts() {}
}
