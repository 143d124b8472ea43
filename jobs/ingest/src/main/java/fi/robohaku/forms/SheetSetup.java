package fi.robohaku.forms;

import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How a sheet of a form is locked and printed. */
final class SheetSetup {
    private SheetSetup() {}

    /** Locks all but the cells for answers, without a password, and fits the sheet on one page. */
    static void apply(Sheet sheet) {
        if (sheet instanceof XSSFSheet modern) {
            modern.enableLocking();
            modern.lockFormatColumns(false);
            modern.lockFormatRows(false);
            modern.lockFormatCells(false);
        } else if (sheet instanceof HSSFSheet old) {
            old.protectSheet("");
        }
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setDisplayGridlines(false);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 1);
    }
}
