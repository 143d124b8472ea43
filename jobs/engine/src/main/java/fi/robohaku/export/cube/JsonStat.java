package fi.robohaku.export.cube;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.Json;
import fi.robohaku.marts.MartColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cube as a JSON-stat 2.0 dataset in the language of the export; the texts of all three languages stand in its
 * {@code extension}.
 *
 * <p>{@code status} says of an empty cell why it is empty, and of a number where it comes from, unless it is published.
 */
final class JsonStat {
    private final CubeTable cube;
    private final ExportContext context;
    private final Language language;

    JsonStat(CubeTable cube, ExportContext context) {
        this.cube = cube;
        this.context = context;
        this.language = context.language();
    }

    byte[] bytes() {
        ObjectNode root = Json.object();
        root.put("version", "2.0");
        root.put("class", "dataset");
        root.put("label", cube.cube().title().in(language));
        root.put(
                "source",
                context.publication().sources().stream()
                        .map(source -> source.in(language))
                        .collect(Collectors.joining("; ")));
        root.put("updated", context.run().startedAt().toString());
        notes(root.putArray("note"));
        cube.all().forEach(dimension -> root.withArray("/id").add(dimension.id()));
        cube.all()
                .forEach(dimension ->
                        root.withArray("/size").add(dimension.values().size()));
        role(root.putObject("role"));
        ObjectNode dimensions = root.putObject("dimension");
        cube.all().forEach(dimension -> dimension(dimensions.putObject(dimension.id()), dimension));
        values(root);
        extension(root.putObject("extension"));
        return Json.bytes(root);
    }

    private void notes(ArrayNode notes) {
        if (cube.isSynthetic()) {
            notes.add(context.publication().synthetic().in(language));
        }
        if (cube.isAssumed()) {
            notes.add(context.messages().say("cube.some_assumed"));
        }
        notes.add(context.publication().empty().in(language));
    }

    private void role(ObjectNode role) {
        List<String> times = cube.dimensions().stream()
                .filter(Dimension::isTime)
                .map(Dimension::id)
                .toList();
        if (!times.isEmpty()) {
            times.forEach(role.putArray("time")::add);
        }
        role.putArray("metric").add(cube.measures().id());
    }

    private void dimension(ObjectNode node, Dimension dimension) {
        node.put("label", dimension.label().in(language));
        ObjectNode category = node.putObject("category");
        dimension.codes().forEach(category.putArray("index")::add);
        ObjectNode labels = category.putObject("label");
        dimension
                .values()
                .forEach(value -> labels.put(value.code(), value.label().in(language)));
        if (dimension.equals(cube.measures())) {
            ObjectNode units = category.putObject("unit");
            for (MartColumn column : cube.units()) {
                units.putObject(column.name())
                        .put("label", context.terms().unit(column).in(language))
                        .put("decimals", PxFile.decimals(column));
            }
        }
    }

    private void values(ObjectNode root) {
        ArrayNode values = root.putArray("value");
        ObjectNode status = root.putObject("status");
        for (int i = 0; i < cube.cells().size(); i++) {
            Cell cell = cube.cells().get(i);
            cell.value().map(BigDecimal::stripTrailingZeros).ifPresentOrElse(values::add, values::addNull);
            if (!cell.status().equals(Cell.PUBLISHED)) {
                status.put(String.valueOf(i), cell.status());
            }
        }
    }

    private void extension(ObjectNode extension) {
        extension.put("mart", cube.mart().name());
        extension.put("grain", cube.mart().mart().contract().grain());
        extension.put("run_id", context.run().id());
        extension.put("licence", context.publication().licence().url());
        ObjectNode statuses = extension.putObject("status");
        context.terms().of("statuses").forEach((code, label) -> put(statuses.putObject(code), label));
        context.terms().of("provenances").forEach((code, label) -> put(statuses.putObject(code), label));
        ObjectNode labels = extension.putObject("labels");
        put(labels.putObject("label"), cube.cube().title());
        cube.all().forEach(dimension -> {
            ObjectNode node = labels.putObject(dimension.id());
            put(node.putObject("label"), dimension.label());
            ObjectNode values = node.putObject("category");
            dimension.values().forEach(value -> put(values.putObject(value.code()), value.label()));
        });
    }

    private static void put(ObjectNode node, Texts texts) {
        for (Language each : Language.values()) {
            node.put(each.code(), texts.in(each));
        }
    }
}
