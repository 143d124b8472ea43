package fi.robohaku.export.explorer;

import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportPart;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.drawing.SvgPicture;
import fi.robohaku.lakehouse.TextResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The explorer, {@code explorer.html}: one file that fetches nothing. Without a script every list and card is there; the page's
 * own script sorts, filters, searches and shows one card at a time. None where no explorer is defined, or it has nothing to show.
 */
public final class ExplorerPart implements ExportPart {
    private static final String FILE = "explorer.html";

    @Override
    public String name() {
        return "explorer";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        Path schemas = context.warehouse().workspace().schemas();
        if (!ExplorerPlan.isDefined(schemas)) {
            return List.of();
        }
        Explorer page = new ExplorerPage(
                        ExplorerPlan.read(schemas),
                        context.rows(),
                        context.vocabulary().in(context.language()))
                .page(context.run());
        if (page.groups().isEmpty()) {
            return List.of();
        }
        Files.writeString(unfinished.resolve(FILE), html(page));
        return List.of(ExportedFile.of(unfinished, FILE));
    }

    private static String html(Explorer page) {
        String style = SvgPicture.faces() + TextResource.read(ExplorerPart.class, "explorer.css");
        String script = PageTemplate.tableScript() + TextResource.read(ExplorerPart.class, "explorer.js");
        return PageTemplate.fill(
                "fi/robohaku/export/explorer/explorer.html",
                Map.of(
                        "page", page,
                        "words", page.words(),
                        "shared", page.shared(),
                        "style", style,
                        "style_hash", PageTemplate.contentHash(style),
                        "script", script,
                        "script_hash", PageTemplate.contentHash(script)));
    }
}
