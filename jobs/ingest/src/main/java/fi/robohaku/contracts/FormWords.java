package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an empty form says to whoever fills it in, from {@code schemas/forms.yml}. What each template asks for stands in the
 * template; here are the words around it, and those by type and unit of a field.
 *
 * @param instructions the sheet that tells how to fill the form in
 * @param choices the sheet with the words that may be chosen
 * @param steps what to do, one after the other
 * @param reportSteps the same in a report, which has no sheets
 * @param columns headings of the table that explains each field
 * @param example mark before an example; a cell that begins with it, and what is right of it, is read by no program
 * @param required what is said of a field that must be answered
 * @param yes answer to a question
 * @param no the other answer
 * @param choose what a closed list of words shows before anything is chosen
 * @param types words by type of a field
 * @param units words by unit of a field
 */
public record FormWords(
        Sheet instructions,
        Sheet choices,
        List<Texts> steps,
        @JsonProperty("report_steps") List<Texts> reportSteps,
        Columns columns,
        Texts example,
        Texts required,
        Texts yes,
        Texts no,
        Texts choose,
        Map<Field.Type, TypeWords> types,
        Map<Field.Unit, Texts> units) {
    static final String FILE = "forms.yml";

    private static final Texts NONE = new Texts("", "", "");
    private static final Sheet NO_SHEET = new Sheet(NONE, NONE);

    /**
     * A sheet that a form brings with it and that nobody fills in.
     *
     * @param sheet its name
     * @param title what stands at its head, by which a reader knows it under any name
     */
    public record Sheet(Texts sheet, Texts title) {}

    /** Headings of the table that explains each field. */
    public record Columns(Texts field, Texts answer, Texts unit, Texts example) {}

    /**
     * Words of a type.
     *
     * @param prompt what to write
     * @param refusal what is said where something else was written; absent where anything will do
     * @param example an answer; absent where a field of the type has its own or one of its taxonomy
     */
    public record TypeWords(Texts prompt, Texts refusal, Texts example) {}

    public FormWords {
        instructions = instructions == null ? NO_SHEET : instructions;
        choices = choices == null ? NO_SHEET : choices;
        steps = steps == null ? List.of() : List.copyOf(steps);
        reportSteps = reportSteps == null ? List.of() : List.copyOf(reportSteps);
        columns = columns == null ? new Columns(NONE, NONE, NONE, NONE) : columns;
        example = example == null ? NONE : example;
        required = required == null ? NONE : required;
        yes = yes == null ? new Texts("kyllä", "ja", "yes") : yes;
        no = no == null ? new Texts("ei", "nej", "no") : no;
        choose = choose == null ? NONE : choose;
        types = types == null ? Map.of() : Map.copyOf(types);
        units = units == null ? Map.of() : Map.copyOf(units);
    }

    /** @throws ContractException where the text is not as it must be */
    static FormWords parse(String text) {
        return YamlReader.read(FILE, text, FormWords.class);
    }

    /** By what a reader tells the words of a form from answers: titles of sheets and the mark of examples. */
    List<Texts> marks() {
        return List.of(instructions.title(), choices.title(), example);
    }

    /** Keys, as {@link Labels} compares them, of the titles of sheets that nobody fills in. */
    public Set<String> titles() {
        Set<String> titles = new HashSet<>();
        List.of(instructions, choices).forEach(sheet -> titles.addAll(Labels.keys(sheet.title())));
        titles.remove("");
        return titles;
    }
}
