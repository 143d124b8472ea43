package fi.robohaku.forms;

import fi.robohaku.contracts.Field;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtDate;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtDropDownList;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtListItem;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtRun;

/** A content control for an answer: a calendar for a date, a list for a closed choice, else a place to write in. */
final class AnswerControl {
    /** Style of what a control shows before it is answered. */
    static final String STYLE = "PlaceholderText";

    static final String GREY = "6D6D6D";

    private AnswerControl() {}

    /** Adds a control to a paragraph; what it shows is no answer, and it says so itself. */
    static void write(XWPFParagraph paragraph, Field field, FieldWords words, String shown) {
        CTSdtRun control = paragraph.getCTP().addNewSdt();
        CTSdtPr properties = control.addNewSdtPr();
        properties.addNewAlias().setVal(words.say(field.label()));
        properties.addNewTag().setVal(field.name());
        properties.addNewShowingPlcHdr();
        switch (field.type()) {
            case DATE -> {
                CTSdtDate date = properties.addNewDate();
                date.addNewDateFormat().setVal("d.M.yyyy");
                date.addNewLid().setVal(words.language().locale().toLanguageTag());
            }
            case TERM, BOOLEAN -> {
                CTSdtDropDownList list = properties.addNewDropDownList();
                words.choices(field).forEach(choice -> {
                    CTSdtListItem item = list.addNewListItem();
                    item.setDisplayText(choice);
                    item.setValue(choice);
                });
            }
            case TEXT, MONEY, NUMBER, INTEGER, RANGE, SHARE, YEAR ->
                properties.addNewText().setMultiLine(true);
        }
        CTR run = control.addNewSdtContent().addNewR();
        run.addNewRPr().addNewRStyle().setVal(STYLE);
        run.addNewT().setStringValue(shown);
    }
}
