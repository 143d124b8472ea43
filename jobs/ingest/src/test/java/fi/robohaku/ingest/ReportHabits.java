package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.robohaku.contracts.Labels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What people and Word do to reports; changes of the XML, for a library would not write what Word does. */
final class ReportHabits {
    private static final String DOCUMENT = "word/document.xml";
    private static final String CELL = "<w:tc>(?:(?!</w:tc>).)*</w:tc>";
    private static final String AMOUNT = "<w:r><w:t(?: [^>]*)?>(\\d{1,3}(?:[ \u00a0]\\d{3})+)</w:t></w:r>";
    private static final String LABEL = "<w:tr><w:tc><w:p><w:r><w:t(?: [^>]*)?>([^<]+)</w:t></w:r></w:p></w:tc>";
    private static final Set<String> LABELS = labelsOfTemplates();
    private static final String ROW = "<w:tr>(?:(?!</w:tr>).)*</w:tr>";
    private static final String HEADING = "<w:pStyle w:val=\"Heading\\d\"/>(?:(?!</w:p>).)*</w:p>";
    private static final String FOOTNOTE = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    private static final String ID = ">(20\\d\\d-[A-Z][A-Z0-9-]*)<";

    private ReportHabits() {}

    static List<Habit> all() {
        return List.of(
                all(
                        "docx: a control in each cell",
                        CELL,
                        cell -> cell.replace("<w:p>", "<w:sdt><w:sdtPr/><w:sdtContent><w:p>")
                                .replace("</w:p>", "</w:p></w:sdtContent></w:sdt>")),
                all("docx: a control round each second cell", "(?<=</w:tc>)" + CELL, ReportHabits::control),
                all("docx: a control round each row", "<w:tr>(?:(?!</w:tr>).)*</w:tr>", ReportHabits::control),
                all("docx: a control round each table", "<w:tbl>(?:(?!</w:tbl>).)*</w:tbl>", ReportHabits::control),
                all("docx: a control round each run", "<w:r>(?:(?!</w:r>).)*</w:r>", ReportHabits::control),
                all(
                        "docx: custom XML round each paragraph",
                        "<w:p>(?:(?!</w:p>).)*</w:p>",
                        text -> "<w:customXml w:element=\"e\">" + text + "</w:customXml>"),
                all("docx: an old amount struck", AMOUNT, run -> old("<w:strike/>") + run),
                all("docx: an old amount struck twice", AMOUNT, run -> old("<w:dstrike/>") + run),
                all("docx: an old amount in white", AMOUNT, run -> old("<w:color w:val=\"FFFFFF\"/>") + run),
                all("docx: an old amount hidden", AMOUNT, run -> old("<w:vanish/>") + run),
                all(
                        "docx: an old amount deleted",
                        AMOUNT,
                        run -> "<w:del w:id=\"7\" w:author=\"x\"><w:r><w:delText>999 "
                                + "000</w:delText></w:r></w:del><w:ins w:id=\"8\" w:author=\"x\">" + run + "</w:ins>"),
                all("docx: an old amount in a paragraph of its own", AMOUNT, run -> old("") + "</w:p><w:p>" + run),
                all(
                        "docx: a note mark behind amounts",
                        AMOUNT,
                        run -> run + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>"),
                all("docx: amounts with plain spaces", AMOUNT, run -> spaced(run, ' ')),
                all("docx: amounts with no-break spaces", AMOUNT, run -> spaced(run, '\u00a0')),
                all("docx: amounts with thin spaces", AMOUNT, run -> spaced(run, '\u2009')),
                all("docx: amounts with euros", AMOUNT, run -> run.replace("</w:t>", " €</w:t>")),
                all("docx: amounts in thousands, the unit in brackets", AMOUNT, ReportHabits::inThousands),
                all("docx: amounts with a remark in brackets", AMOUNT, run -> run.replace("</w:t>", " (arvio)</w:t>")),
                all(
                        "docx: amounts in runs of a digit",
                        AMOUNT,
                        run -> run.replaceAll("(?<=\\d)(?=\\d)", "</w:t></w:r><w:r><w:t xml:space=\"preserve\">")),
                all(
                        "docx: an old amount moved away",
                        AMOUNT,
                        run -> "<w:moveFrom w:id=\"7\" w:author=\"x\">" + old("") + "</w:moveFrom><w:moveTo w:id=\"8\" "
                                + "w:author=\"x\">" + run + "</w:moveTo>"),
                all(
                        "docx: an old amount under a deleted end of a paragraph",
                        AMOUNT,
                        run ->
                                "<w:del w:id=\"7\" w:author=\"x\"><w:r><w:delText>999 000</w:delText></w:r></w:del></w:p><w:p>"
                                        + run),
                all("docx: a deleted row before each", ROW, row -> row("<w:del w:id=\"7\" w:author=\"x\"/>") + row),
                all("docx: a hidden row before each", ROW, row -> row("<w:hidden/>") + row),
                all(
                        "docx: an inserted row",
                        ROW,
                        row -> row.replaceFirst("<w:tr>", "<w:tr><w:trPr><w:ins w:id=\"7\" w:author=\"x\"/></w:trPr>")),
                all("docx: controls round controls", CELL, cell -> control(control(cell))),
                all(
                        "docx: amounts in a text field",
                        AMOUNT,
                        run ->
                                "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:textInput><w:default w:val=\"999 000\"/>"
                                        + "</w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>"
                                        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run
                                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
                all(
                        "docx: amounts in a table of their own",
                        AMOUNT,
                        run -> "</w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p>" + run
                                + "</w:p></w:tc></w:tr></w:tbl><w:p>"),
                all(
                        "docx: amounts in a text box",
                        AMOUNT,
                        run ->
                                "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent><w:p>"
                                        + run + "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"),
                all("docx: a footnote behind amounts", AMOUNT, run -> run + FOOTNOTE),
                labels(
                        "docx: a footnote behind labels",
                        row -> row.replace("</w:r></w:p>", "</w:r>" + FOOTNOTE + "</w:p>")),
                all(
                        "docx: a lowered mark behind amounts",
                        AMOUNT,
                        run -> run + "<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>1</w:t></w:r>"),
                all("docx: a note mark of Unicode behind amounts", AMOUNT, run -> run.replace("</w:t>", "²</w:t>")),
                all(
                        "docx: boxes for yes and no",
                        "(?i)>(?:kyllä|ja|yes)</w:t>",
                        text -> ">☒ " + text.replaceAll("[></].*", "").strip() + "kyllä ☐ ei</w:t>"),
                all(
                        "docx: headings with a number",
                        HEADING,
                        text -> text.replaceFirst(">([^<>]+)</w:t>", ">3.1 $1</w:t>")),
                all("docx: headings in capitals", HEADING, text -> text(text, words -> words.toUpperCase(Locale.ROOT))),
                all(
                        "docx: headings in a control",
                        "<w:p><w:pPr><w:pStyle w:val=\"Heading\\d\"/>(?:(?!</w:p>).)*</w:p>",
                        ReportHabits::control),
                all(
                        "docx: headings with a deleted word",
                        HEADING,
                        text -> text.replaceFirst(
                                "<w:r>",
                                "<w:del w:id=\"7\" w:author=\"x\"><w:r><w:delText>Vanha </w:delText></w:r></w:del><w:r>")),
                all(
                        "docx: the strict standard",
                        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        name -> "http://purl.oclc.org/ooxml/wordprocessingml/main"),
                labels("docx: labels in capitals", row -> text(row, text -> text.toUpperCase(Locale.ROOT))),
                labels("docx: no-break spaces in labels", row -> text(row, text -> text.replace(' ', '\u00a0'))),
                labels(
                        "docx: soft hyphens in labels",
                        row -> text(row, text -> text.replaceAll("(?<=\\p{L}{4})(?=\\p{L}{4})", "\u00ad"))),
                labels(
                        "docx: soft hyphens of Word in labels",
                        row -> text(
                                row,
                                text -> text.replaceAll(
                                        "(?<=\\p{L}{4})(?=\\p{L}{4})",
                                        "</w:t><w:softHyphen/><w:t xml:space=\"preserve\">"))),
                labels("docx: labels with a star", row -> text(row, text -> text + " *")),
                labels(
                        "docx: labels with a note mark",
                        row -> row.replace(
                                "</w:r></w:p>",
                                "</w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r></w:p>")),
                labels("docx: numbered labels", row -> text(row, text -> "3) " + text)),
                labels(
                        "docx: labels with the unit",
                        row -> text(row, text -> text.contains("rahoitus") ? text + ", €" : text)),
                all(
                        "docx: a blank row in each table",
                        "</w:tr><w:tr>",
                        rows -> "</w:tr><w:tr><w:tc><w:p/></w:tc>" + "<w:tc><w:p/></w:tc></w:tr><w:tr>"),
                all(
                        "docx: each table in two parts",
                        "(?<=</w:tr>)<w:tr>(?=(?:(?!</?w:tbl>|<w:tr>).)*</w:tbl>)",
                        row -> "</w:tbl><w:p/><w:tbl><w:tblPr/><w:tblGrid/><w:tr>"),
                all("docx: the title after empty paragraphs", "<w:body>", body -> body + "<w:p/>".repeat(14)),
                all(
                        "docx: headings by a style of their own",
                        "<w:pStyle w:val=\"Heading(\\d)\"/>",
                        style -> style.replace("Heading", "OmaOtsikko")),
                all("docx: headings only bold", "<w:pPr><w:pStyle w:val=\"Heading\\d\"/></w:pPr>", style -> ""),
                all("docx: identifiers with dashes", ID, id -> id.replace('-', '–')),
                all(
                        "docx: identifiers with no-break hyphens of Word",
                        ID,
                        id -> id.replace("-", "</w:t><w:noBreakHyphen/><w:t>")),
                all("docx: identifiers with a word", ID, id -> id.replace(">", ">Hanke ")),
                all("docx: identifiers in small letters", ID, id -> id.toLowerCase(Locale.ROOT)));
    }

    private static String control(String text) {
        return "<w:sdt><w:sdtPr/><w:sdtContent>" + text + "</w:sdtContent></w:sdt>";
    }

    private static String old(String properties) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">999 000 </w:t></w:r>";
    }

    private static String row(String properties) {
        return "<w:tr><w:trPr>" + properties + "</w:trPr><w:tc><w:p><w:r><w:t>vanha</w:t></w:r></w:p></w:tc>"
                + "<w:tc><w:p>" + old("") + "</w:p></w:tc></w:tr>";
    }

    private static String spaced(String run, char space) {
        return run.replaceAll("(?<=\\d)[ \u00a0](?=\\d)", String.valueOf(space));
    }

    private static String text(String xml, UnaryOperator<String> change) {
        Matcher text = Pattern.compile("(?<=>)[^<>]+(?=</w:t>)").matcher(xml);
        return text.replaceFirst(found -> Matcher.quoteReplacement(change.apply(found.group())));
    }

    /** Changes the rows that a label of a template begins; what a list tells in its first column is no label. */
    private static Habit labels(String name, UnaryOperator<String> change) {
        return replacing(
                name,
                LABEL,
                found -> LABELS.contains(Labels.key(found.group(1))) ? change.apply(found.group()) : found.group());
    }

    private static Set<String> labelsOfTemplates() {
        Set<String> keys = new HashSet<>();
        Given.SCHEMAS.documents().values().stream()
                .flatMap(template -> template.blocks().stream())
                .flatMap(block -> block.fields().stream())
                .forEach(field -> {
                    keys.addAll(Labels.keys(field.label()));
                    field.aliases().forEach(alias -> keys.add(Labels.key(alias)));
                });
        return keys;
    }

    private static String inThousands(String run) {
        return run.replaceFirst("[ \u00a0]000(?=</w:t>)", " (t€)");
    }

    private static Habit all(String name, String pattern, UnaryOperator<String> change) {
        return replacing(name, pattern, found -> change.apply(found.group()));
    }

    private static Habit replacing(String name, String pattern, Function<MatchResult, String> change) {
        Pattern what = Pattern.compile(pattern, Pattern.DOTALL);
        return Habit.keeping(
                name,
                sample -> edit(
                        sample,
                        xml -> what.matcher(xml).replaceAll(found -> Matcher.quoteReplacement(change.apply(found)))));
    }

    private static Optional<byte[]> edit(byte[] sample, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean isChanged = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(sample));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals(DOCUMENT)) {
                    String xml = new String(content, UTF_8);
                    String changed = change.apply(xml);
                    isChanged = !changed.equals(xml);
                    content = changed.getBytes(UTF_8);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return isChanged ? Optional.of(out.toByteArray()) : Optional.empty();
    }
}
