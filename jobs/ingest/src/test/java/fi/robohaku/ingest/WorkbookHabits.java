package fi.robohaku.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;

/** What people do to workbooks. */
final class WorkbookHabits {
    private static final Pattern SAYS_THOUSANDS = Pattern.compile("1000|tuhatta|tuhansina|t€|keur");
    private static final Pattern ID = Pattern.compile("20\\d\\d-[A-Z][A-Z0-9-]*");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final List<String> MONTHS = List.of(
            "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu");
    private static final Set<String> MONEY = labels(field -> field.type() == fi.robohaku.contracts.Field.Type.MONEY);
    private static final Set<String> ALL = labels(field -> true);

    private WorkbookHabits() {}

    private static Set<String> labels(Predicate<fi.robohaku.contracts.Field> which) {
        Set<String> labels = new HashSet<>();
        Given.SCHEMAS
                .documents()
                .values()
                .forEach(template -> template.blocks()
                        .forEach(block -> block.fields().stream()
                                .filter(which)
                                .forEach(field -> labels.addAll(field.label().all()))));
        return labels;
    }

    /** A change of a workbook; whether it fitted. */
    private interface Edit {
        boolean of(Workbook workbook);
    }

    static List<Habit> all() {
        List<Habit> habits = new ArrayList<>();
        habits.addAll(labelHabits());
        habits.addAll(layoutHabits());
        habits.addAll(valueHabits());
        return habits;
    }

    private static List<Habit> labelHabits() {
        return List.of(
                label("xlsx: labels with a comma and the euro", false, MONEY, text -> bare(text) + ", €"),
                label("xlsx: labels with euros in brackets", false, MONEY, text -> bare(text) + " (euroa)"),
                label("xlsx: money labels with thousands", true, MONEY, text -> bare(text) + " (1000 €)"),
                label(
                        "xlsx: soft hyphens in labels",
                        false,
                        ALL,
                        text -> text.replaceAll("(?<=\\p{L}{4})(?=\\p{L}{4})", "\u00ad")),
                label("xlsx: no-break spaces in labels", false, ALL, text -> text.replace(' ', '\u00a0')),
                label("xlsx: labels on two lines", false, ALL, text -> text.replaceFirst(" ", "\n")),
                label("xlsx: labels in capitals", false, ALL, text -> text.toUpperCase(Locale.ROOT)),
                label("xlsx: numbered labels", false, ALL, text -> "2.1 " + text),
                label("xlsx: labels with a star", false, ALL, text -> text + " *"),
                label("xlsx: footnote marks in labels", false, ALL, text -> text + "\u00b9"),
                label("xlsx: footnote numbers in labels", false, ALL, text -> text + " 1)"),
                label("xlsx: money labels renamed", false, MONEY, text -> "Summa, jota tarkoitetaan"));
    }

    private static String bare(String text) {
        return text.replaceFirst(" \\((?:1000 €|€|euroa)\\)$", "");
    }

    private static Habit label(String name, boolean changesMeaning, Set<String> labels, UnaryOperator<String> change) {
        return habit(
                name,
                changesMeaning,
                workbook -> each(workbook, cell -> {
                    String text = text(cell);
                    boolean isTyped =
                            labels.contains(text) && !change.apply(text).equals(text);
                    boolean isSameUnit = !name.contains("thousands")
                            || !SAYS_THOUSANDS.matcher(text).find();
                    boolean isOtherUnit = !name.contains("euro") || !text.contains("1000");
                    if (isTyped && isSameUnit && isOtherUnit) {
                        cell.setCellValue(change.apply(text));
                        return true;
                    }
                    return false;
                }));
    }

    private static List<Habit> layoutHabits() {
        return List.of(
                keeping("xlsx: rows moved down", workbook -> sheets(workbook, sheet -> shift(sheet, 0, 3))),
                keeping("xlsx: titles moved far down", workbook -> sheets(workbook, sheet -> shift(sheet, 0, 14))),
                keeping(
                        "xlsx: a blank row in lists",
                        workbook -> sheets(workbook, sheet -> isList(sheet) && shift(sheet, 2, 1))),
                keeping(
                        "xlsx: a column before all",
                        workbook -> sheets(workbook, sheet -> {
                            sheet.shiftColumns(0, 12, 1);
                            return true;
                        })),
                keeping(
                        "xlsx: a hidden row with old values",
                        workbook -> sheets(workbook, WorkbookHabits::addHiddenRow)),
                keeping(
                        "xlsx: labels merged over three columns",
                        workbook -> sheets(workbook, WorkbookHabits::mergeLabels)),
                keeping("xlsx: sheets renamed", workbook -> {
                    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                        workbook.setSheetName(i, "Oma arkki " + (i + 1));
                    }
                    return true;
                }),
                keeping("xlsx: an old copy of each sheet before it", workbook -> copySheets(workbook, true)),
                keeping("xlsx: an old copy of each sheet behind", workbook -> copySheets(workbook, false)),
                keeping(
                        "xlsx: a guidance line with a label",
                        workbook -> sheets(workbook, sheet -> {
                            String label = firstLabel(sheet);
                            sheet.createRow(sheet.getLastRowNum() + 2)
                                    .createCell(0)
                                    .setCellValue(label + ": ilmoita euroina");
                            return !label.isEmpty();
                        })));
    }

    private static List<Habit> valueHabits() {
        return List.of(
                number("xlsx: numbers as text", amount -> amount),
                number("xlsx: numbers as text with euros", amount -> grouped(amount, ' ') + " €"),
                number("xlsx: numbers in thousands, the unit in brackets", amount -> thousands(amount) + " (t€)"),
                number("xlsx: numbers in thousands, the factor in brackets", amount -> thousands(amount) + " (x 1000)"),
                number("xlsx: numbers with a remark in brackets", amount -> grouped(amount, ' ') + " (arvio)"),
                number("xlsx: numbers as text with no-break spaces", amount -> grouped(amount, '\u00a0')),
                number("xlsx: numbers as text with commas", amount -> grouped(amount, ',')),
                number("xlsx: an old amount beside the new one", amount -> amount + "\n(999 000)"),
                keeping(
                        "xlsx: millions by number format",
                        workbook -> each(workbook, cell -> {
                            if (!isAmount(cell)) {
                                return false;
                            }
                            CellStyle style = workbook.createCellStyle();
                            style.setDataFormat(workbook.createDataFormat().getFormat("0.000 \"milj. €\""));
                            cell.setCellValue(cell.getNumericCellValue() / 1_000_000);
                            cell.setCellStyle(style);
                            return true;
                        })),
                text("xlsx: identifiers with a no-break space", ID, id -> id + "\u00a0"),
                text("xlsx: identifiers with dashes", ID, id -> id.replace('-', '–')),
                text("xlsx: identifiers in small letters", ID, id -> id.toLowerCase(Locale.ROOT)),
                text("xlsx: identifiers with a word", ID, id -> "Hanke " + id),
                text(
                        "xlsx: identifiers with a digit left out",
                        ID,
                        id -> id.substring(0, 6) + " " + id.substring(6) + " 2"),
                text("xlsx: yes with a no-break space", Pattern.compile("(?i)kyllä|ei"), word -> word + "\u00a0"),
                text("xlsx: yes as a tick", Pattern.compile("(?i)kyllä"), word -> "✔"),
                text("xlsx: years with a star", YEAR, year -> year + "*"),
                year("xlsx: years of a grid with a star", year -> year + "*"),
                year("xlsx: years of a grid with a no-break space", year -> year + "\u00a0"),
                year("xlsx: years of a grid with a word", year -> "v. " + year),
                date("xlsx: dates with a time", date -> date + " klo 12.00"),
                date("xlsx: dates with no-break spaces", date -> date.replace(".", ".\u00a0")),
                date("xlsx: dates with the month in words", WorkbookHabits::inWords),
                date("xlsx: dates of two-digit years", date -> date.replaceFirst("20(?=\\d\\d$)", "")));
    }

    private static String inWords(String date) {
        String[] parts = date.split("\\.", -1);
        return parts[0] + ". " + MONTHS.get(Integer.parseInt(parts[1]) - 1) + "kuuta " + parts[2];
    }

    private static Habit number(String name, UnaryOperator<String> change) {
        return keeping(
                name,
                workbook -> each(workbook, cell -> {
                    if (isAmount(cell)) {
                        cell.setCellValue(change.apply(plain(cell)));
                        return true;
                    }
                    return false;
                }));
    }

    private static Habit text(String name, Pattern what, UnaryOperator<String> change) {
        return keeping(
                name,
                workbook -> each(workbook, cell -> {
                    String text = text(cell);
                    if (what.matcher(text).matches()) {
                        cell.setCellValue(change.apply(text));
                        return true;
                    }
                    return false;
                }));
    }

    private static Habit year(String name, UnaryOperator<String> change) {
        return keeping(
                name,
                workbook -> each(workbook, cell -> {
                    boolean isYear = cell.getCellType() == CellType.NUMERIC
                            && YEAR.matcher(plain(cell)).matches();
                    boolean isGrid =
                            isYear && cell.getColumnIndex() > 0 && cell.getRow().getPhysicalNumberOfCells() > 4;
                    if (isGrid) {
                        cell.setCellValue(change.apply(plain(cell)));
                    }
                    return isGrid;
                }));
    }

    private static Habit date(String name, UnaryOperator<String> change) {
        return keeping(
                name,
                workbook -> each(workbook, cell -> {
                    if (cell.getCellType() != CellType.NUMERIC || !DateUtil.isCellDateFormatted(cell)) {
                        return false;
                    }
                    var date = cell.getLocalDateTimeCellValue();
                    cell.setCellValue(
                            change.apply(date.getDayOfMonth() + "." + date.getMonthValue() + "." + date.getYear()));
                    return true;
                }));
    }

    private static boolean isAmount(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC
                && !DateUtil.isCellDateFormatted(cell)
                && Math.abs(cell.getNumericCellValue()) >= 10_000;
    }

    private static String plain(Cell cell) {
        return new java.math.BigDecimal(cell.getNumericCellValue())
                .toBigInteger()
                .toString();
    }

    private static String grouped(String amount, char by) {
        return amount.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", String.valueOf(by));
    }

    private static String thousands(String amount) {
        return new BigDecimal(amount)
                .movePointLeft(3)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }

    private static String text(Cell cell) {
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }

    private static String firstLabel(Sheet sheet) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (MONEY.contains(text(cell))) {
                    return text(cell);
                }
            }
        }
        return "";
    }

    private static boolean isList(Sheet sheet) {
        return sheet.getLastRowNum() >= 2
                && sheet.getRow(0) != null
                && sheet.getRow(0).getPhysicalNumberOfCells() > 1;
    }

    private static boolean shift(Sheet sheet, int from, int by) {
        sheet.shiftRows(from, sheet.getLastRowNum(), by);
        return true;
    }

    /** Above the first row with a label and an amount, its copy with another amount. */
    private static boolean addHiddenRow(Sheet sheet) {
        for (Row row : sheet) {
            Cell label = row.getCell(0);
            Cell value = row.getCell(1);
            if (label != null && value != null && ALL.contains(text(label)) && isAmount(value)) {
                String text = text(label);
                int at = row.getRowNum();
                shift(sheet, at, 1);
                Row hidden = sheet.createRow(at);
                hidden.createCell(0).setCellValue(text);
                hidden.createCell(1).setCellValue(999_999);
                hidden.setZeroHeight(true);
                return true;
            }
        }
        return false;
    }

    private static boolean mergeLabels(Sheet sheet) {
        if (isList(sheet) || sheet.getLastRowNum() < 2) {
            return false;
        }
        sheet.shiftColumns(1, 12, 5);
        for (Row row : sheet) {
            CellRangeAddress region = new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, 5);
            boolean isLabel = row.getCell(0) != null && ALL.contains(text(row.getCell(0)));
            if (isLabel && sheet.getMergedRegions().stream().noneMatch(region::intersects)) {
                sheet.addMergedRegion(region);
            }
        }
        return true;
    }

    private static boolean copySheets(Workbook workbook, boolean isFirst) {
        int sheets = workbook.getNumberOfSheets();
        boolean isChanged = false;
        for (int i = 0; i < sheets; i++) {
            int of = isFirst ? i * 2 : i;
            String name = workbook.getSheetName(of);
            Sheet copy = workbook.cloneSheet(of);
            for (Row row : copy) {
                for (Cell cell : row) {
                    if (isAmount(cell)) {
                        cell.setCellValue(cell.getNumericCellValue() * 2);
                        isChanged = true;
                    }
                }
            }
            workbook.setSheetName(
                    workbook.getSheetIndex(copy), name.length() > 26 ? name.substring(0, 26) + " (2)" : name + " (2)");
            if (isFirst) {
                workbook.setSheetOrder(copy.getSheetName(), of);
            }
        }
        return isChanged;
    }

    private static boolean each(Workbook workbook, Predicate<Cell> change) {
        return sheets(workbook, sheet -> {
            boolean isChanged = false;
            for (Row row : sheet) {
                for (Cell cell : row) {
                    isChanged |= change.test(cell);
                }
            }
            return isChanged;
        });
    }

    private static boolean sheets(Workbook workbook, Predicate<Sheet> change) {
        boolean isChanged = false;
        for (Sheet sheet : workbook) {
            isChanged |= change.test(sheet);
        }
        return isChanged;
    }

    private static Habit keeping(String name, Edit edit) {
        return habit(name, false, edit);
    }

    private static Habit habit(String name, boolean changesMeaning, Edit edit) {
        return new Habit(name, changesMeaning, sample -> {
            try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(sample))) {
                return edit.of(workbook) ? Optional.of(bytes(workbook)) : Optional.empty();
            }
        });
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }
}
