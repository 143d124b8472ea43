package fi.robohaku.ingest;

import fi.robohaku.contracts.Schemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Documents for tests: samples as they are, and samples changed by hand as people would. */
public final class Given {
    public static final Path HOME = Path.of(System.getProperty("robohaku.home"));
    public static final Schemas SCHEMAS = Schemas.read(HOME.resolve("schemas"));
    static final DocumentReader READER = new DocumentReader(SCHEMAS);
    static final String APPLICATION = "2020/applications/2020-H30_hakemus.xlsx";
    static final String APPLICATION_2018 = "2018/applications/2018-OM-1_hakemus.xls";
    static final String REPORT = "2020/final-reports/2020-ARA-1_loppuraportti.docx";

    private Given() {}

    /** A change made by hand in a workbook. */
    interface Edit {
        void of(Workbook workbook) throws IOException;
    }

    public static byte[] sample(String path) {
        try {
            return Files.readAllBytes(HOME.resolve("data-samples").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DocumentReading read(String path) {
        return READER.read(path, sample(path));
    }

    static DocumentReading edited(String path, Edit edit) {
        return READER.read(path, edit(path, edit));
    }

    static byte[] edit(String path, Edit edit) {
        ByteArrayInputStream in = new ByteArrayInputStream(sample(path));
        try (Workbook workbook = path.endsWith(".xls") ? new HSSFWorkbook(in) : new XSSFWorkbook(in)) {
            edit.of(workbook);
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    /** The first cell of a workbook that shows a text. */
    public static Cell cell(Workbook workbook, String text) {
        for (Sheet sheet : workbook) {
            Optional<Cell> found = search(sheet, text);
            if (found.isPresent() && !isGuidance(sheet)) {
                return found.get();
            }
        }
        throw new AssertionError("No cell says " + text);
    }

    /** The first cell of a sheet that shows a text. */
    public static Cell find(Sheet sheet, String text) {
        return search(sheet, text)
                .orElseThrow(() -> new AssertionError(sheet.getSheetName() + " does not say " + text));
    }

    /** Whether a sheet only tells how to fill the others in. */
    private static boolean isGuidance(Sheet sheet) {
        return sheet.getSheetName()
                .equals(SCHEMAS.forms().instructions().sheet().fi());
    }

    private static Optional<Cell> search(Sheet sheet, String text) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(text)) {
                    return Optional.of(cell);
                }
            }
        }
        return Optional.empty();
    }

    public static Cell rightOf(Workbook workbook, String label) {
        Cell cell = cell(workbook, label);
        return cell.getRow().getCell(cell.getColumnIndex() + 1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    static String place(Cell cell) {
        return cell.getSheet().getSheetName() + "!" + cell.getAddress().formatAsString();
    }

    /** Breaches, as {@code rule sheet!cell}. */
    static List<String> breaches(DocumentReading reading) {
        return reading.findings().stream()
                .filter(finding ->
                        finding.outcome() == Finding.Outcome.REJECTED || finding.outcome() == Finding.Outcome.WARNED)
                .map(finding -> finding.rule().id() + " " + finding.place().sheet() + "!"
                        + finding.place().cell())
                .toList();
    }

    public static List<String> rules(DocumentReading reading) {
        return reading.findings().stream()
                .filter(finding ->
                        finding.outcome() == Finding.Outcome.REJECTED || finding.outcome() == Finding.Outcome.WARNED)
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    /** What the figures say, without where they stand. */
    static List<String> meanings(DocumentReading reading) {
        return reading.figures().stream()
                .map(figure ->
                        figure.table() + "." + figure.column() + " " + figure.recordNo() + " = " + figure.value())
                .sorted()
                .toList();
    }

    static Optional<BigDecimal> number(DocumentReading reading, String table, String column) {
        return value(reading, table, column).flatMap(Figure.Value::number);
    }

    static Optional<String> text(DocumentReading reading, String table, String column) {
        return value(reading, table, column).flatMap(Figure.Value::text);
    }

    private static Optional<Figure.Value> value(DocumentReading reading, String table, String column) {
        return reading.figures().stream()
                .filter(figure -> figure.table().equals(table)
                        && figure.column().equals(column)
                        && figure.value().isReported())
                .map(Figure::value)
                .findFirst();
    }
}
