package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.drawing.SeriesData;
import java.util.List;
import java.util.Map;

/** What a chart shows, in words: for those who do not see it. */
final class ChartText {
    private ChartText() {}

    /** Kind and title in Finnish, each row with its values, and the same heading in English. */
    static String of(ChartKind kind, Texts title, SeriesData data, ColumnWords words) {
        return words.say(
                        "notebook.chart_in_words",
                        Map.of(
                                "kind", words.say(kind.key(), Map.of(), Language.FI),
                                "title", title.fi(),
                                "rows", rows(data.inWords()),
                                "english_kind", words.say(kind.key(), Map.of(), Language.EN),
                                "english_title", title.en()),
                        Language.FI)
                + (data.hasSynthetic() ? " " + synthetic(words) : "");
    }

    private static String rows(List<String> rows) {
        return String.join(". ", rows);
    }

    /** What the star beside a row means. */
    static String synthetic(ColumnWords words) {
        return words.sayInTwoLanguages("notebook.synthetic_mark", Map.of());
    }
}
