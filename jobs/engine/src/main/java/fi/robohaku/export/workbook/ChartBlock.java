package fi.robohaku.export.workbook;

import java.util.List;
import java.util.Map;

/**
 * A chart of the workbook: some rows of a mart, as they are.
 *
 * @param title key of the message above it
 * @param where columns and the value that a row must have
 * @param isOfLatestRound whether only rows of the last round are in
 * @param category column that is told along the axis
 * @param series columns of numbers
 */
record ChartBlock(
        String title,
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
                    "workbook.chart_rounds",
                    "realisation_by_round",
                    Map.of("stream", "all", "figure_set", "matched"),
                    false,
                    "round",
                    List.of("planned_benefit_eur", "updated_benefit_eur"),
                    Shape.COLUMNS),
            new ChartBlock(
                    "workbook.chart_technologies",
                    "realisation_by_technology",
                    Map.of("counting", "fractional", "figure_set", "single"),
                    true,
                    "technology",
                    List.of("planned_benefit_eur", "updated_benefit_eur"),
                    Shape.BARS),
            new ChartBlock(
                    "workbook.chart_years",
                    "benefit_timeline",
                    Map.of("grouping", "round", "valuation", "nominal"),
                    true,
                    "year",
                    List.of(
                            "planned_cumulated_eur",
                            "updated_cumulated_eur",
                            "updated_cumulated_low_eur",
                            "updated_cumulated_high_eur"),
                    Shape.LINES),
            new ChartBlock(
                    "workbook.chart_funding",
                    "funding_use_by_round",
                    Map.of("funding_scope", "projects_and_follow_ons"),
                    false,
                    "round",
                    List.of("granted_eur", "used_eur", "own_funding_eur"),
                    Shape.COLUMNS));
}
