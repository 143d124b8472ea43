package fi.robohaku.export.cube;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.Publication;
import fi.robohaku.export.text.Quantity;
import fi.robohaku.marts.MartColumn;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A cube as a PX file of version 2013, in Finnish, Swedish and English, with the keywords in the order that Statistics
 * Finland writes them in.
 *
 * <p>An empty cell is {@code ".."} where the figure is not to be had or too uncertain to show, and {@code "."} where
 * there can be none. Which of the reasons it is stands in the JSON-stat file of the cube.
 */
final class PxFile {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/Helsinki"));

    private final CubeTable cube;
    private final ExportContext context;
    private final Publication publication;
    private final PxKeywords out = new PxKeywords();

    PxFile(CubeTable cube, ExportContext context) {
        this.cube = cube;
        this.context = context;
        this.publication = context.publication();
    }

    byte[] bytes() {
        file();
        contents();
        variables();
        measures();
        new PxNotes(cube, context, out).write();
        out.data(cube.cells().stream().map(PxFile::cell).toList(), cube.units().size());
        return out.bytes();
    }

    private void file() {
        out.text("CHARSET", "ANSI");
        out.text("AXIS-VERSION", "2013");
        out.text("CODEPAGE", PxKeywords.CODE_PAGE.name());
        out.text("LANGUAGE", Language.FI.code());
        out.list("LANGUAGES", Language.FI, List.of(), List.of("fi", "sv", "en"));
        out.text("CREATION-DATE", TIME.format(context.run().startedAt()));
        int decimals = cube.units().stream().mapToInt(PxFile::decimals).max().orElse(0);
        out.plain("DECIMALS", decimals);
        out.plain("SHOWDECIMALS", 0);
        out.text("MATRIX", cube.cube().name());
        out.plain("COPYRIGHT", "NO");
    }

    private void contents() {
        Texts title = cube.cube().title();
        out.text("SUBJECT-CODE", publication.subject().code());
        out.texts("SUBJECT-AREA", publication.subject().title());
        out.texts("DESCRIPTION", title);
        out.texts("TITLE", title);
        out.texts("CONTENTS", title);
        out.texts("UNITS", units());
    }

    private Texts units() {
        return PxKeywords.texts(language -> cube.units().stream()
                .map(column -> context.terms().unit(column).in(language))
                .distinct()
                .collect(Collectors.joining("; ")));
    }

    private void variables() {
        for (Language language : Language.values()) {
            out.list("STUB", language, List.of(), names(cube.dimensions(), language));
        }
        for (Language language : Language.values()) {
            out.list("HEADING", language, List.of(), names(List.of(cube.measures()), language));
        }
        out.texts("CONTVARIABLE", cube.measures().label());
        for (Language language : Language.values()) {
            cube.all()
                    .forEach(dimension ->
                            out.list("VALUES", language, variable(dimension, language), dimension.labels(language)));
        }
        cube.all().stream().filter(Dimension::isTime).forEach(this::time);
        for (Language language : Language.values()) {
            cube.all()
                    .forEach(
                            dimension -> out.list("CODES", language, variable(dimension, language), dimension.codes()));
        }
    }

    private void time(Dimension dimension) {
        String years = dimension.codes().stream().map(code -> '"' + code + '"').collect(Collectors.joining(","));
        for (Language language : Language.values()) {
            out.plain(
                    PxKeywords.key("TIMEVAL", language) + "(\""
                            + dimension.label().in(language) + "\")",
                    "TLIST(A1)," + years);
        }
    }

    private static List<String> names(List<Dimension> dimensions, Language language) {
        return dimensions.stream()
                .map(dimension -> dimension.label().in(language))
                .toList();
    }

    private static List<String> variable(Dimension dimension, Language language) {
        return List.of(dimension.label().in(language));
    }

    private void measures() {
        for (Language language : Language.values()) {
            List<String> labels = cube.measures().labels(language);
            String variable = cube.measures().label().in(language);
            for (int i = 0; i < labels.size(); i++) {
                MartColumn column = cube.units().get(i);
                String label = labels.get(i);
                out.text(
                        "UNITS",
                        language,
                        List.of(label),
                        context.terms().unit(column).in(language));
                out.text(
                        "LAST-UPDATED",
                        language,
                        List.of(label),
                        TIME.format(context.run().startedAt()));
                int shown = decimalsShown(column);
                if (shown > 0) {
                    out.number("PRECISION", language, List.of(variable, label), shown);
                }
            }
        }
    }

    static int decimals(MartColumn column) {
        int comma = column.type().indexOf(',');
        return comma < 0
                ? 0
                : Integer.parseInt(column.type()
                        .substring(comma + 1, column.type().length() - 1)
                        .strip());
    }

    /** A number of which nothing is known is shown as it stands. */
    private static int decimalsShown(MartColumn column) {
        Quantity quantity = Quantity.of(column);
        return quantity == Quantity.NUMBER ? 0 : quantity.decimals();
    }

    private static String cell(Cell cell) {
        String symbol = cell.status().equals(Cell.NOT_APPLICABLE) ? "\".\"" : "\"..\"";
        return cell.value()
                .map(value ->
                        value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString())
                .orElse(symbol);
    }
}
