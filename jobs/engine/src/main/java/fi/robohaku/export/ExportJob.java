package fi.robohaku.export;

import fi.robohaku.export.charts.ChartsPart;
import fi.robohaku.export.cube.CubePart;
import fi.robohaku.export.datapackage.CatalogueRecord;
import fi.robohaku.export.datapackage.CsvOnTheWeb;
import fi.robohaku.export.datapackage.DataPackage;
import fi.robohaku.export.datapackage.FilesPage;
import fi.robohaku.export.explorer.ExplorerPart;
import fi.robohaku.export.report.ReportPart;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.export.workbook.WorkbookPart;
import fi.robohaku.lakehouse.ParallelTasks;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinitions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Writes the marts to {@code exports/<run>/}.
 *
 * <ol>
 *   <li>Read each exported mart once.
 *   <li>Let every part write its files from these rows, side by side, into a folder that nobody reads yet.
 *   <li>Write what tells of the files: the manifest last, for it tells of all.
 *   <li>Put the folder in place and point {@code exports/latest} to it.
 * </ol>
 */
public final class ExportJob {
    private static final List<ExportPart> PARTS = List.of(
            new CsvPart(), new CubePart(), new WorkbookPart(), new ChartsPart(), new ReportPart(), new ExplorerPart());
    private static final List<ExportIndex> INDEXES =
            List.of(new DataPackage(), new CsvOnTheWeb(), new CatalogueRecord(), new FilesPage(), new Manifest());

    /** Exports that are kept, if not told. */
    public static final int DEFAULT_KEPT = 10;

    private final Warehouse warehouse;
    private final Path schemas;
    private final MartDefinitions definitions;
    private final DataRun run;
    private int kept = DEFAULT_KEPT;
    private ExportOptions options = ExportOptions.DEFAULT;
    private List<ExportPart> parts = PARTS;
    private Map<String, List<Row>> rows = Map.of();

    /**
     * @param schemas folder {@code schemas/}
     * @param run the run whose figures these are
     */
    public ExportJob(Warehouse warehouse, Path schemas, DataRun run) {
        this.warehouse = warehouse;
        this.schemas = schemas;
        this.definitions = MartDefinitions.read(schemas);
        this.run = run;
    }

    /** How the files are written. If not set, {@link ExportOptions#DEFAULT}. */
    public ExportJob options(ExportOptions chosen) {
        options = chosen;
        return this;
    }

    /** Finished exports that are kept, this one among them. If not set, {@link #DEFAULT_KEPT}. */
    public ExportJob keep(int exports) {
        kept = exports;
        return this;
    }

    /** Rows that the run has at hand, by name of their mart, sorted as the contract says. If not set, all are read. */
    public ExportJob rows(Map<String, List<Row>> known) {
        rows = Map.copyOf(known);
        return this;
    }

    /** What is written. If not set, all there is. */
    ExportJob parts(List<ExportPart> chosen) {
        parts = List.copyOf(chosen);
        return this;
    }

    /**
     * Writes the export. Where a part fails nothing is left behind, and {@code exports/latest} stays where it was.
     *
     * @param runId name of the folder below {@code exports/}
     */
    public ExportResult execute(String runId) throws IOException {
        ExportFolders folders = new ExportFolders(warehouse.workspace().exports(), kept);
        Path unfinished = folders.begin(runId);
        try {
            List<ExportedFile> files = write(unfinished);
            return new ExportResult(folders.publish(unfinished, runId), files);
        } catch (Exception e) {
            // Also what Spark throws without declaring it.
            ExportFolders.delete(unfinished);
            throw e;
        }
    }

    private List<ExportedFile> write(Path unfinished) throws IOException {
        MartTables tables = MartTables.read(warehouse, definitions, rows);
        ExportContext context = new ExportContext(
                warehouse,
                definitions,
                tables,
                MartRows.of(tables),
                Vocabulary.read(schemas),
                Publication.read(schemas),
                run,
                options);
        List<ExportedFile> written = Collections.synchronizedList(new ArrayList<>());
        ParallelTasks.run(
                warehouse.spark(),
                parts.stream()
                        .map(part -> new ParallelTasks.Task(
                                "Exporting " + part.name(), () -> written.addAll(part.write(context, unfinished))))
                        .toList());
        List<ExportedFile> files = sorted(written);
        for (ExportIndex index : INDEXES) {
            written.add(index.write(context, unfinished, files));
            files = sorted(written);
        }
        return files;
    }

    private static List<ExportedFile> sorted(List<ExportedFile> files) {
        return files.stream().sorted(Comparator.comparing(ExportedFile::name)).toList();
    }
}
