package fi.robohaku.export.cube;

import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportPart;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.MartTable;
import fi.robohaku.marts.Cube;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Each cube as a PX file below {@code px/} and as JSON-stat below {@code jsonstat/}. */
public final class CubePart implements ExportPart {
    private static final Logger LOG = LogManager.getLogger(CubePart.class);

    @Override
    public String name() {
        return "statistical tables";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        Files.createDirectories(unfinished.resolve("px"));
        Files.createDirectories(unfinished.resolve("jsonstat"));
        List<ExportedFile> files = new ArrayList<>();
        for (MartTable mart : context.tables().all()) {
            for (Cube cube : mart.mart().contract().cubes()) {
                CubeTable table = CubeTable.of(cube, mart, context.vocabulary());
                if (table.isWritable()) {
                    files.addAll(write(table, context, unfinished));
                } else {
                    LOG.warn("The cube {} is empty, or too large to be written", cube.name());
                }
            }
        }
        return files;
    }

    private static List<ExportedFile> write(CubeTable cube, ExportContext context, Path folder) throws IOException {
        String px = "px/" + cube.cube().name() + ".px";
        Files.write(folder.resolve(px), new PxFile(cube, context).bytes());
        String json = "jsonstat/" + cube.cube().name() + ".json";
        Files.write(folder.resolve(json), new JsonStat(cube, context).bytes());
        return List.of(ExportedFile.of(folder, px), ExportedFile.of(folder, json));
    }
}
