package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Marks;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.RowChart;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The updated benefit by how far the automation has come: what is firm, and what hangs on a step in part or as a whole. */
final class FirmnessChart implements ChartKind {
    private static final double WIDE = 17;
    private static final double NARROW = 9;
    private static final double THIN = 4;

    /** Parts of a bar by the scope of their condition, in order. */
    private static final List<Part> PARTS = List.of(
            new Part("none", "chart.benefit_firm", WIDE, true),
            new Part("part", "chart.benefit_partly_hanging", WIDE, false),
            new Part("whole", "chart.benefit_hanging", NARROW, false),
            new Part("not_told", "chart.condition_not_told", THIN, false));

    private record Part(String scope, String label, double thickness, boolean isFull) {}

    @Override
    public String name() {
        return "firmness";
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> rows = source.marts().rows("benefit_firmness", round);
        List<MartRow> maturities = rows.stream()
                .filter(row -> row.text("condition_scope").equals("all")
                        && !row.text("benefit_maturity").equals("all"))
                .toList();
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.NUMBER))
                .axis(source.say("chart.million_euros"));
        PARTS.stream()
                .filter(part -> rows.stream()
                        .anyMatch(row -> row.text("condition_scope").equals(part.scope())))
                .forEach(part -> chart.legendBar(
                        source.say(part.label()),
                        part.thickness(),
                        Theme.UPDATED,
                        Marks.Fill.of(part.isFull(), false)));
        maturities.forEach(maturity -> add(chart, maturity, parts(rows, maturity), source));
        return rows.stream()
                .filter(row -> row.text("condition_scope").equals("all")
                        && row.text("benefit_maturity").equals("all"))
                .findFirst()
                .flatMap(total -> source.picture(chart, words(total, source), "benefit_firmness", maturities));
    }

    private ChartSource.Words words(MartRow total, ChartSource source) {
        return source.words(
                name(),
                Map.of(
                        "round", total.text("round"),
                        "updated", source.value(total, "updated_benefit_eur"),
                        "low", source.value(total, "hanging_low_eur"),
                        "high", source.value(total, "hanging_high_eur")));
    }

    private static List<MartRow> parts(List<MartRow> rows, MartRow maturity) {
        return rows.stream()
                .filter(row -> row.text("benefit_maturity").equals(maturity.text("benefit_maturity"))
                        && !row.text("condition_scope").equals("all"))
                .toList();
    }

    private static void add(RowChart chart, MartRow maturity, List<MartRow> parts, ChartSource source) {
        String said = source.millions(maturity, "updated_benefit_eur");
        int y = chart.row(source.value(maturity, "benefit_maturity"), describe(said, parts, source));
        double end = 0;
        for (Part kind : PARTS) {
            for (MartRow part : parts) {
                if (part.text("condition_scope").equals(kind.scope())) {
                    double from = end;
                    end += part.number("updated_benefit_eur") / MILLION;
                    Marks.Fill fill = Marks.Fill.of(kind.isFull(), part.isSynthetic());
                    chart.mark(Marks.bar(from, end, y, kind.thickness(), Theme.UPDATED, fill));
                }
            }
        }
        chart.reach(end).label(end, y, said);
    }

    private static String describe(String said, List<MartRow> parts, ChartSource source) {
        List<String> words = new ArrayList<>();
        parts.forEach(part ->
                words.add(source.value(part, "condition_scope") + " " + source.millions(part, "updated_benefit_eur")));
        return said + " (" + String.join("; ", words) + ")";
    }
}
