package fi.robohaku.export.workbook;

import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportPart;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The marts as one workbook, {@code robohaku.xlsx}: cover with key figures, contents, charts, a sheet for each
 * mart, theme by theme, and guides to columns and codes.
 *
 * <p>Rows go to disk as they are written, so that the memory taken does not grow with the marts. The same rows give the
 * same bytes.
 */
public final class WorkbookPart implements ExportPart {
    /** Name of the file. */
    public static final String FILE = "robohaku.xlsx";

    private static final int ROWS_IN_MEMORY = 100;

    @Override
    public String name() {
        return "workbook";
    }

    @Override
    public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
        Path written = Files.createTempFile("robohaku", ".xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(new XSSFWorkbook(), ROWS_IN_MEMORY)) {
            fill(workbook, context);
            describe(workbook.getXSSFWorkbook(), context);
            try (OutputStream out = Files.newOutputStream(written)) {
                workbook.write(out);
            }
            FixedZip.pack(written, unfinished.resolve(FILE));
        } finally {
            Files.deleteIfExists(written);
        }
        return List.of(ExportedFile.of(unfinished, FILE));
    }

    private static void fill(SXSSFWorkbook workbook, ExportContext context) {
        Messages messages = context.messages();
        Styles styles = new Styles(workbook, messages.values());
        WorkbookPlan plan = WorkbookPlan.read(context.warehouse().workspace().schemas());
        Map<String, List<MartTable>> themes = plan.ordered(context.tables().all(), context.language());
        Map<String, String> names =
                plan.names(context.tables().all().stream().map(MartTable::mart).toList(), context.language());
        FrontSheets front = new FrontSheets(context, styles, plan, names);
        front.cover(workbook.createSheet(messages.say("workbook.cover")));
        front.index(workbook.createSheet(messages.say("workbook.contents")), themes);
        // A chart reads the cells it is drawn from, which a sheet that goes to disk no longer has.
        new ChartSheet(context, styles).write(workbook.getXSSFWorkbook().createSheet(messages.say("workbook.charts")));
        MartText text = context.vocabulary().in(context.language());
        themes.values().stream()
                .flatMap(List::stream)
                .forEach(table -> new MartSheet(table, styles, text, plan.rowIs(table.mart(), context.language()))
                        .write(workbook.createSheet(names.get(table.name()))));
        front.columns(workbook.createSheet(messages.say("workbook.columns")));
        front.codes(workbook.createSheet(messages.say("workbook.codes")));
    }

    private static void describe(XSSFWorkbook workbook, ExportContext context) {
        Optional<Date> began = Optional.of(Date.from(context.run().startedAt()));
        POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setTitle(context.publication().title().in(context.language()));
        core.setDescription(context.run().id());
        core.setCreator(context.publication().publisher().name().in(context.language()));
        core.setCreated(began);
        core.setModified(began);
    }
}
