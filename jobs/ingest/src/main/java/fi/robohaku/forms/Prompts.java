package fi.robohaku.forms;

import fi.robohaku.contracts.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;

/**
 * Says at each cell what to write there, and refuses what is no answer. Amounts are the exception: a source may word them, as
 * in {@code noin 120 000}, so there it asks again and lets the answer stand.
 */
final class Prompts {
    /** What spreadsheets show of a prompt and of its title. */
    private static final int LONGEST = 255;

    private static final int LONGEST_TITLE = 32;
    /** 1 January 2000 and 31 December 2100, as spreadsheets count days. */
    private static final String FIRST_DAY = "=36526";

    private static final String LAST_DAY = "=73415";
    private static final String SMALLEST = "-1000000000000";
    private static final String LARGEST = "1000000000000";

    private final FieldWords words;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Field> chosen = new LinkedHashMap<>();

    private record Place(Sheet sheet, Field field, int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    Prompts(FieldWords words) {
        this.words = words;
    }

    /** Notes cells that hold answers of a field. */
    void add(Sheet sheet, Field field, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        places.add(new Place(sheet, field, firstRow, lastRow, firstColumn, lastColumn));
        if (!words.choices(field).isEmpty()) {
            chosen.putIfAbsent(nameOf(field), field);
        }
    }

    /** By the name of each closed list, one of the fields that choose from it. */
    Map<String, Field> lists() {
        return chosen;
    }

    /** Name of the range of cells that holds the words of a field. */
    private static String nameOf(Field field) {
        return "choices_" + (field.type() == Field.Type.BOOLEAN ? "yes_no" : field.taxonomy());
    }

    /** Puts the prompts in their places; the closed lists must stand in the workbook under their names. */
    void write() {
        for (Place place : places) {
            DataValidationHelper helper = place.sheet().getDataValidationHelper();
            DataValidation validation = helper.createValidation(
                    constraint(helper, place.field()),
                    new CellRangeAddressList(
                            place.firstRow(), place.lastRow(), place.firstColumn(), place.lastColumn()));
            validation.setEmptyCellAllowed(true);
            String title = shorten(words.say(place.field().label()), LONGEST_TITLE);
            validation.createPromptBox(title, shorten(words.prompt(place.field()), LONGEST));
            validation.setShowPromptBox(true);
            String refusal = words.refusal(place.field());
            validation.setErrorStyle(
                    place.field().type().isNumeric()
                            ? DataValidation.ErrorStyle.WARNING
                            : DataValidation.ErrorStyle.STOP);
            if (!refusal.isEmpty()) {
                validation.createErrorBox(title, shorten(refusal, LONGEST));
            }
            validation.setShowErrorBox(!refusal.isEmpty());
            place.sheet().addValidationData(validation);
        }
    }

    private static DataValidationConstraint constraint(DataValidationHelper helper, Field field) {
        return switch (field.type()) {
            case TERM, BOOLEAN -> helper.createFormulaListConstraint(nameOf(field));
            case DATE -> helper.createDateConstraint(OperatorType.BETWEEN, FIRST_DAY, LAST_DAY, "yyyy-MM-dd");
            case YEAR -> helper.createIntegerConstraint(OperatorType.BETWEEN, "1990", "2100");
            case INTEGER ->
                helper.createIntegerConstraint(
                        OperatorType.BETWEEN, bound(field.minimum(), SMALLEST), bound(field.maximum(), LARGEST));
            case MONEY, NUMBER ->
                helper.createDecimalConstraint(
                        OperatorType.BETWEEN, bound(field.minimum(), SMALLEST), bound(field.maximum(), LARGEST));
            case SHARE -> helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "1");
            case TEXT, RANGE -> helper.createTextLengthConstraint(OperatorType.BETWEEN, "0", "10000");
        };
    }

    private static String bound(BigDecimal own, String otherwise) {
        return own == null ? otherwise : own.toPlainString();
    }

    private static String shorten(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }
}
