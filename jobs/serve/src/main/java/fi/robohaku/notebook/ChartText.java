package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import java.util.ArrayList;
import java.util.List;

/** What a chart shows, in words: for those who do not see it. */
final class ChartText {
    static final String SYNTHETIC = "* synteettinen esimerkkiaineisto / synthetic sample data";

    private ChartText() {}

    static String of(ChartKind kind, ChartData data, ColumnWords words) {
        StringBuilder text = new StringBuilder(kind.finnish())
                .append(": ")
                .append(data.title().fi())
                .append(". ");
        for (int row = 0; row < data.categories().size(); row++) {
            List<String> parts = new ArrayList<>();
            for (ChartData.Series series : data.series()) {
                Object value = series.values().get(row).orElse(null);
                parts.add(words.label(series.column()).fi() + " " + words.value(series.column(), value, Language.FI));
            }
            text.append(data.marked(row))
                    .append(": ")
                    .append(String.join("; ", parts))
                    .append(". ");
        }
        text.append('(')
                .append(kind.english())
                .append(": ")
                .append(data.title().en())
                .append(".)");
        return data.hasSynthetic() ? text.append(' ').append(SYNTHETIC).toString() : text.toString();
    }
}
