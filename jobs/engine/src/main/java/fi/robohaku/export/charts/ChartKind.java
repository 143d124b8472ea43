package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Picture;
import java.util.Optional;

/** A kind of chart, drawn for any round that has figures for it. */
public interface ChartKind {
    /** Euros are drawn in millions. */
    double MILLION = 1_000_000;

    /** First part of the names of its files. */
    String name();

    /** Draws the chart of a round; empty where the marts have nothing to show. */
    Optional<Picture> draw(ChartSource source, String round);

    /** Name of the picture of a round. */
    default String id(String round) {
        return name() + "_" + round;
    }
}
