package fi.robohaku.export.workbook;

import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.Map;

/**
 * A chart of the workbook: some rows of a mart, as they are.
 *
 * @param where columns and the value that a row must have
 * @param isOfLatestRound whether only rows of the last round are in
 * @param category column that is told along the axis
 * @param series columns of numbers
 */
record ChartBlock(
        Texts title,
        String mart,
        Map<String, String> where,
        boolean isOfLatestRound,
        String category,
        List<String> series,
        Shape shape) {

    /** How numbers are drawn. */
    enum Shape {
        COLUMNS,
        BARS,
        LINES
    }

    /** The charts, in order. */
    static final List<ChartBlock> ALL = List.of(
            new ChartBlock(
                    new Texts(
                            "Tavoiteltu ja päivitetty hyöty kierroksittain (hankkeet, joilla on molemmat)",
                            "Eftersträvad och uppdaterad nytta per omgång (projekt som har båda)",
                            "Planned and updated benefit by round (projects with both)"),
                    "realisation_by_round",
                    Map.of("stream", "all", "figure_set", "matched"),
                    false,
                    "round",
                    List.of("planned_benefit_eur", "updated_benefit_eur"),
                    Shape.COLUMNS),
            new ChartBlock(
                    new Texts(
                            "Hyöty teknologioittain, uusin kierros (yksittäiset hankkeet, jaettuna teknologioilleen)",
                            "Nytta per teknologi, senaste omgången (enskilda projekt, delade mellan sina teknologier)",
                            "Benefit by technology, latest round (single projects, shared among their technologies)"),
                    "realisation_by_technology",
                    Map.of("counting", "fractional", "figure_set", "single"),
                    true,
                    "technology",
                    List.of("planned_benefit_eur", "updated_benefit_eur"),
                    Shape.BARS),
            new ChartBlock(
                    new Texts(
                            "Hyödyn kertymä vuosittain, uusin kierros (nimellinen)",
                            "Ackumulerad nytta per år, senaste omgången (nominell)",
                            "Cumulated benefit by year, latest round (nominal)"),
                    "benefit_timeline",
                    Map.of("grouping", "round", "valuation", "nominal"),
                    true,
                    "year",
                    List.of("planned_cumulated_eur", "updated_cumulated_eur"),
                    Shape.LINES),
            new ChartBlock(
                    new Texts(
                            "Myönnetty, käytetty ja oma rahoitus kierroksittain",
                            "Beviljad, använd och egen finansiering per omgång",
                            "Granted, used and own funding by round"),
                    "funding_use_by_round",
                    Map.of("funding_scope", "projects_and_follow_ons"),
                    false,
                    "round",
                    List.of("granted_eur", "used_eur", "own_funding_eur"),
                    Shape.COLUMNS));
}
