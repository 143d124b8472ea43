package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import java.util.List;
import java.util.Optional;

/** A kind of chart, drawn for any round that has figures for it. */
public interface ChartKind {
    /** All kinds, in the order of a report. */
    List<ChartKind> ALL = List.of(
            new PlannedUpdatedChart(),
            new RatioChart(),
            new ShortfallChart(),
            new TechnologyChart(),
            new TimelineChart(),
            new AgencyChart(),
            new GrantChart());

    /** First part of the names of its files. */
    String name();

    /** The chart of a round; empty where the marts have nothing to show. */
    Optional<Chart> of(Figures figures, ChartWords words, String round);
}
