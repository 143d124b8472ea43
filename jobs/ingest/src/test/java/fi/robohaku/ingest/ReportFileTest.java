package fi.robohaku.ingest;

import static fi.robohaku.ingest.WordFile.cell;
import static fi.robohaku.ingest.WordFile.paragraph;
import static fi.robohaku.ingest.WordFile.row;
import static fi.robohaku.ingest.WordFile.run;
import static fi.robohaku.ingest.WordFile.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader of a Word file sees is what is read, in whatever it is wrapped. */
class ReportFileTest {
    private static final String SUPERSCRIPT = "<w:vertAlign w:val=\"superscript\"/>";

    private static String control(String properties, String content) {
        return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
    }

    private static String field(String data, String shown) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" + data + "</w:ffData></w:fldChar></w:r>"
                + "<w:r><w:instrText> FIELD </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + shown
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    }

    static Stream<Arguments> texts() {
        String box = "<w14:checkbox><w14:checked w14:val=\"%s\"/></w14:checkbox>";
        return Stream.of(
                Arguments.of("runs of one number", run("16") + run("8 ") + run("000"), "168 000"),
                Arguments.of("a struck number", run("<w:strike/>", "150 000 ") + run("168 000"), "168 000"),
                Arguments.of(
                        "struck text between digits", run("150") + run("<w:dstrike/>", "9") + run("168"), "150\n168"),
                Arguments.of("strike switched off", run("<w:strike w:val=\"0\"/>", "168 000"), "168 000"),
                Arguments.of("a hidden number", run("<w:vanish/>", "150 000") + run("168 000"), "168 000"),
                Arguments.of(
                        "a hidden style", run("<w:rStyle w:val=\"Piilo\"/>", "150 000") + run("168 000"), "168 000"),
                Arguments.of(
                        "a deletion and an insertion",
                        "<w:del><w:r><w:delText>150 000</w:delText></w:r></w:del><w:ins>" + run("168 000") + "</w:ins>",
                        "168 000"),
                Arguments.of(
                        "digits round a deletion",
                        run("1") + "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>" + run("6"),
                        "1\n6"),
                Arguments.of(
                        "text moved away",
                        "<w:moveFrom>" + run("150 000") + "</w:moveFrom>" + run("168 000"),
                        "168 000"),
                Arguments.of("a raised mark", run("168 000") + run(SUPERSCRIPT, "1)"), "168 000¹⁾"),
                Arguments.of("a raised position", run("168") + run("<w:position w:val=\"6\"/>", "a"), "168ᵃ"),
                Arguments.of("a raised word", run("1") + run(SUPERSCRIPT, "st"), "1st"),
                Arguments.of("white text", run("<w:color w:val=\"FFFFFF\"/>", "999 000 ") + run("168 000"), "168 000"),
                Arguments.of("tiny text", run("168 000") + run("<w:sz w:val=\"2\"/>", "9"), "168 000"),
                Arguments.of(
                        "white text on a dark ground",
                        run("<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>", "168 000")
                                + run("9"),
                        "168 000\n9"),
                Arguments.of("a lowered digit", run("168") + run("<w:vertAlign w:val=\"subscript\"/>", "2"), "168\n2"),
                Arguments.of("a lowered digit of a word", run("CO") + run("<w:position w:val=\"-4\"/>", "2"), "CO2"),
                Arguments.of(
                        "a struck style", run("<w:rStyle w:val=\"Vanha\"/>", "150 000") + run("168 000"), "168 000"),
                Arguments.of(
                        "a run that a hidden style does not hide",
                        run("<w:rStyle w:val=\"Piilo\"/><w:vanish w:val=\"false\"/>", "168 000"),
                        "168 000"),
                Arguments.of("text moved here", "<w:moveTo>" + run("168 000") + "</w:moveTo>", "168 000"),
                Arguments.of(
                        "an insertion that somebody deleted",
                        "<w:ins><w:del><w:r><w:delText>150</w:delText></w:r></w:del></w:ins>" + run("168"),
                        "168"),
                Arguments.of(
                        "a deleted end of a paragraph",
                        "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("yksi, ") + "</w:p><w:p>"
                                + run("kaksi"),
                        "yksi, kaksi"),
                Arguments.of(
                        "digits round a deleted end of a paragraph",
                        "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("16") + "</w:p><w:p>" + run("8 000"),
                        "16\n8 000"),
                Arguments.of(
                        "a symbol between digits",
                        run("150") + "<w:r><w:sym w:font=\"Wingdings 3\" w:char=\"F071\"/></w:r>" + run("168"),
                        "150\n168"),
                Arguments.of(
                        "digits of the symbol font",
                        "<w:r><w:sym w:font=\"Symbol\" w:char=\"F031\"/></w:r>" + run("68"),
                        "168"),
                Arguments.of("text to the left", "<w:bdo w:val=\"ltr\">" + run("168") + "</w:bdo>", "168"),
                Arguments.of("a field", "<w:fldSimple w:instr=\"=SUM(ABOVE)\">" + run("168") + "</w:fldSimple>", "168"),
                Arguments.of(
                        "a ticked control inside a control",
                        control("", control("<w14:checkbox><w14:checked w14:val=\"true\"/></w14:checkbox>", run("☐"))),
                        "☒"),
                Arguments.of("a footnote", run("168") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>", "168"),
                Arguments.of(
                        "a footnote with a mark of its own",
                        run("168")
                                + "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>9</w:t></w:r>",
                        "168"),
                Arguments.of("a tab between digits", "<w:r><w:t>150</w:t><w:tab/><w:t>168</w:t></w:r>", "150\t\n168"),
                Arguments.of("a line break", "<w:r><w:t>150</w:t><w:br/><w:t>168</w:t></w:r>", "150\n168"),
                Arguments.of(
                        "a no-break hyphen", "<w:r><w:t>2020</w:t><w:noBreakHyphen/><w:t>VNK</w:t></w:r>", "2020-VNK"),
                Arguments.of(
                        "soft hyphens", "<w:r><w:t>raho\u00adi</w:t><w:softHyphen/><w:t>tus</w:t></w:r>", "rahoitus"),
                Arguments.of("custom XML", "<w:customXml w:element=\"e\">" + run("168") + "</w:customXml>", "168"),
                Arguments.of(
                        "a link in a smart tag",
                        "<w:smartTag><w:hyperlink>" + run("168") + "</w:hyperlink></w:smartTag>",
                        "168"),
                Arguments.of("a control", control("", run("168")), "168"),
                Arguments.of("controls in controls", control("", control("", run("168"))), "168"),
                Arguments.of(
                        "a placeholder",
                        control("<w:showingPlcHdr/>", run("<w:rStyle w:val=\"PlaceholderText\"/>", "Kirjoita tähän")),
                        ""),
                Arguments.of(
                        "a control filled in by a program", control("<w:showingPlcHdr/>", run("168 000")), "168 000"),
                Arguments.of("a ticked control", control(box.formatted("1"), run("x")), "☒"),
                Arguments.of("an open control", control(box.formatted("0"), run("x")), "☐"),
                Arguments.of("a text field", field("<w:textInput/>", run("168 000")), "168 000"),
                Arguments.of("a ticked field", field("<w:checkBox><w:checked/></w:checkBox>", ""), "☒"),
                Arguments.of("a field ticked from the start", field("<w:checkBox><w:default/></w:checkBox>", ""), "☒"),
                Arguments.of(
                        "a field that is not ticked any more",
                        field("<w:checkBox><w:default/><w:checked w:val=\"0\"/></w:checkBox>", ""),
                        "☐"),
                Arguments.of(
                        "a list",
                        field(
                                "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"a\"/><w:listEntry w:val=\"b\"/>"
                                        + "</w:ddList>",
                                run("a")),
                        "b"),
                Arguments.of(
                        "boxes of a symbol font",
                        "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>" + run(" kyllä ")
                                + run("<w:rFonts w:ascii=\"Wingdings\"/>", "\u00a8") + run(" ei"),
                        "☒ kyllä ☐ ei"),
                Arguments.of(
                        "a tick of a new font, once",
                        "<w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><w:symEx w:font=\"Segoe UI Symbol\" "
                                + "w:char=\"2611\"/></mc:Choice><mc:Fallback><w:t>☑</w:t></mc:Fallback>"
                                + "</mc:AlternateContent></w:r>",
                        "☑"),
                Arguments.of("a number raised in whole", run(SUPERSCRIPT, "75") + run(SUPERSCRIPT, " 000"), "75 000"),
                Arguments.of(
                        "a formula",
                        "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>"
                                + "</m:oMath>",
                        "10^6"),
                Arguments.of(
                        "a text box, once",
                        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>"
                                + paragraph("168")
                                + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                                + paragraph("168")
                                + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                        "168"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aCellHoldsWhatIsSeen(String what, String runs, String expected) {
        RawDocument document = WordFile.of(table(row(cell(paragraph("a")), cell("<w:p>" + runs + "</w:p>"))))
                .styles(
                        "<w:style w:type=\"character\" w:styleId=\"Piilo\"><w:name w:val=\"Piilo\"/><w:rPr><w:vanish/>"
                                + "</w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Vanha\"><w:basedOn w:val=\"V0\"/>"
                                + "</w:style><w:style w:type=\"character\" w:styleId=\"V0\"><w:rPr><w:dstrike/></w:rPr></w:style>")
                .footnotes("<w:footnote w:id=\"2\">" + paragraph("Sis. alv") + "</w:footnote>")
                .read();
        assertThat(document.grids().get(0).at(0, 1).text()).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> tables() {
        String plain = row(cell(paragraph("a")), cell(paragraph("b")), cell(paragraph("c")));
        return Stream.of(
                Arguments.of(
                        "controls round cells and rows",
                        table(
                                control("", control("", plain)),
                                row(
                                        control("", cell(paragraph("d"))),
                                        cell(control("", paragraph("e"))),
                                        cell(paragraph("f")))),
                        List.of("a", "b", "c", "d", "e", "f")),
                Arguments.of(
                        "a deleted row and a deleted cell",
                        table(
                                plain,
                                "<w:tr><w:trPr><w:del/></w:trPr>" + cell(paragraph("x")) + "</w:tr>",
                                row(
                                        cell("<w:tcPr><w:cellDel/></w:tcPr>" + paragraph("x")),
                                        cell(paragraph("d")),
                                        cell(paragraph("e")),
                                        cell(paragraph("f")))),
                        List.of("a", "b", "c", "d", "e", "f")),
                Arguments.of(
                        "an inserted row",
                        table(
                                plain,
                                "<w:tr><w:trPr><w:ins/></w:trPr>" + cell(paragraph("d")) + cell(paragraph("e"))
                                        + cell(paragraph("f")) + "</w:tr>"),
                        List.of("a", "b", "c", "d", "e", "f")),
                Arguments.of(
                        "a hidden row",
                        table(plain, "<w:tr><w:trPr><w:hidden/></w:trPr>" + cell(paragraph("d")) + "</w:tr>"),
                        List.of("a", "b", "c", "", "", "")),
                Arguments.of(
                        "a cell that the one before it covers",
                        table(
                                plain,
                                row(
                                        cell("<w:tcPr><w:hMerge w:val=\"restart\"/></w:tcPr>" + paragraph("d")),
                                        cell("<w:tcPr><w:hMerge/></w:tcPr>" + paragraph("e")),
                                        cell(paragraph("f")))),
                        List.of("a", "b", "c", "d", "", "f")),
                Arguments.of(
                        "a repeating section with two rows in it",
                        table(control(
                                "<w15:repeatingSection/>",
                                control("<w15:repeatingSectionItem/>", plain)
                                        + control(
                                                "<w15:repeatingSectionItem/>",
                                                row(
                                                        cell(paragraph("d")),
                                                        cell(paragraph("e")),
                                                        cell(paragraph("f")))))),
                        List.of("a", "b", "c", "d", "e", "f")),
                Arguments.of(
                        "a cell over two columns",
                        table(
                                plain,
                                row(
                                        cell("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph("d")),
                                        cell(paragraph("f")))),
                        List.of("a", "b", "c", "d", "", "f")),
                Arguments.of(
                        "a row that begins later",
                        table(
                                plain,
                                "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell(paragraph("e"))
                                        + cell(paragraph("f")) + "</w:tr>"),
                        List.of("a", "b", "c", "", "e", "f")),
                Arguments.of(
                        "columns of uneven width",
                        table(
                                row(
                                        cell("<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>" + paragraph("a")),
                                        cell(paragraph("b")),
                                        cell(paragraph("c"))),
                                row(
                                        cell(paragraph("d")),
                                        cell("<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>" + paragraph("e")),
                                        cell(paragraph("f")))),
                        List.of("a", "b", "c", "d", "e", "f")),
                Arguments.of(
                        "a table of one value in a cell, paragraphs apart",
                        table(
                                plain,
                                row(
                                        cell(table(row(cell(paragraph("d")), cell("<w:p/>"))) + "<w:p/>"),
                                        cell(paragraph("e") + paragraph("e")),
                                        cell("<w:p/>" + paragraph("f")))),
                        List.of("a", "b", "c", "d", "e\ne", "f")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void aTableIsReadAsItLooks(String what, String table, List<String> expected) {
        RawGrid grid = WordFile.of(table).read().grids().get(0);
        assertThat(Stream.of(0, 1)
                        .flatMap(row -> Stream.of(0, 1, 2)
                                .map(column -> grid.at(row, column).text())))
                .as(what)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aTableOfSeveralValuesInACellIsATableOfItsOwn() {
        String inner = table(row(cell(paragraph("c")), cell(paragraph("d"))));
        List<RawGrid> grids = WordFile.of(table(row(cell(paragraph("a")), cell(inner + "<w:p/>"))))
                .read()
                .grids();
        assertThat(grids).as("tables").hasSize(2);
        assertThat(grids.get(1).at(0, 1).text()).as("the inner one").isEqualTo("d");
    }

    @Test
    void aTableOfOneCellIsAFrameRoundItsText() {
        RawDocument document = WordFile.of(table(row(cell(
                        paragraph("a") + table(row(cell(paragraph("b")), cell(paragraph("c")))) + paragraph("d")))))
                .read();
        assertThat(document.paragraphs())
                .extracting(RawDocument.Paragraph::text)
                .containsExactly("a", "d");
        assertThat(document.grids().get(0).at(0, 1).text())
                .as("the table in the frame")
                .isEqualTo("c");
    }

    @Test
    void headingsAreKnownByTheStyleThatTheirStyleIsBasedOn() {
        String styles = "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>"
                + "<w:style w:styleId=\"VM\"><w:name w:val=\"VM\"/><w:basedOn w:val=\"H\"/></w:style>"
                + "<w:style w:styleId=\"Leipa\"><w:basedOn w:val=\"H\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>"
                + "<w:style w:styleId=\"T\"><w:name w:val=\"toc 1\"/></w:style>";
        String body = "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr>" + run("Otsikko 3") + "</w:p>"
                + "<w:p><w:pPr><w:pStyle w:val=\"VM\"/></w:pPr>" + run("Otsikko") + "</w:p>"
                + "<w:p><w:pPr><w:pStyle w:val=\"Leipa\"/></w:pPr>" + run("teksti") + "</w:p>";
        assertThat(WordFile.of(body).styles(styles).read().paragraphs())
                .extracting(RawDocument.Paragraph::text, RawDocument.Paragraph::heading)
                .containsExactly(tuple("Otsikko", ""), tuple("teksti", "Otsikko"));
    }

    @Test
    void aDeletedEndJoinsAHeadingInTwoParts() {
        String first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Opit: ") + "</w:p>";
        assertThat(WordFile.of(first + paragraph("hankinta") + first + table(row(cell(paragraph("a")), cell("<w:p/>"))))
                        .read()
                        .paragraphs())
                .extracting(RawDocument.Paragraph::text)
                .as("the last one ends at the table")
                .containsExactly("", "Opit: hankinta", "", "Opit:");
    }

    @Test
    void theStrictStandardIsReadAlike() {
        String amount =
                table(row(cell(paragraph("a")), cell("<w:p>" + run("<w:strike/>", "150 ") + run("168") + "</w:p>")));
        assertThat(WordFile.of(amount).strict().read().grids().get(0).at(0, 1).text())
                .isEqualTo("168");
    }
}
