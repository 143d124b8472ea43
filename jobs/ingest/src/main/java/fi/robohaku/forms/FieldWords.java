package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.FormWords;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a form in one language: what is said of each field, and what may be chosen. */
final class FieldWords {
    /** A label with the mark of what must be answered; readers of labels leave it out. */
    private static final String REQUIRED = " *";

    private final Schemas schemas;
    private final DocumentTemplate template;
    private final Language language;

    FieldWords(Schemas schemas, DocumentTemplate template, Language language) {
        this.schemas = schemas;
        this.template = template;
        this.language = language;
    }

    Language language() {
        return language;
    }

    FormWords forms() {
        return schemas.forms();
    }

    /** A text in the language of the form; empty where there is none. */
    String say(Texts texts) {
        return texts == null ? "" : texts.in(language);
    }

    String label(Field field) {
        return say(field.label()) + (field.required() ? REQUIRED : "");
    }

    /** What to write, with what the field adds of its own. */
    String answer(Field field) {
        return join(
                field.required() ? say(forms().required()) : "",
                words(field).map(FormWords.TypeWords::prompt).map(this::say).orElse(""),
                say(field.hint()));
    }

    /** What is said where something else was written; empty where anything will do. */
    String refusal(Field field) {
        return words(field).map(FormWords.TypeWords::refusal).map(this::say).orElse("");
    }

    /** What a number stands for; in another currency than the euro the code of that currency. */
    String unit(Field field) {
        boolean isOther =
                field.type() == Field.Type.MONEY && !template.currency().equals(DocumentTemplate.EURO);
        String unit = field.unit() == null ? "" : say(forms().units().get(field.unit()));
        return join(unit, isOther ? template.currency().toUpperCase(Locale.ROOT) : "");
    }

    /** An answer as it may look, without its unit. */
    String example(Field field) {
        if (field.example() != null) {
            return say(field.example());
        }
        return field.type() == Field.Type.TERM
                ? narrowest(field)
                : words(field).map(FormWords.TypeWords::example).map(this::say).orElse("");
    }

    /** The first word of a list that has no narrower one: the best answer is the most exact. */
    private String narrowest(Field field) {
        List<Taxonomy.Term> terms = schemas.taxonomy(field.taxonomy()).terms();
        return terms.stream()
                .filter(term -> terms.stream()
                        .noneMatch(other -> other.parent().equals(term.code())
                                && !other.code().equals(term.code())))
                .findFirst()
                .map(term -> say(term.label()))
                .orElse("");
    }

    /** The title of a block; of a grid with the unit of its money, where the labels of its lines do not name it. */
    String title(Block block) {
        Set<String> units = block.fields().stream()
                .filter(field -> block.type() == Block.Type.GRID && field.type() == Field.Type.MONEY)
                .map(field -> label(field).contains("(") ? "" : unit(field))
                .collect(Collectors.toSet());
        String unit = units.size() == 1 ? units.iterator().next() : "";
        return say(block.title()) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /** What is said beside a field: what to write, the unit, an example. */
    String prompt(Field field) {
        String unit = unit(field);
        String example = field.type() == Field.Type.TERM || field.type() == Field.Type.BOOLEAN ? "" : example(field);
        return join(
                answer(field),
                unit.isEmpty() ? "" : say(forms().columns().unit()) + ": " + unit + ".",
                example.isEmpty() ? "" : say(forms().columns().example()) + ": " + example + ".");
    }

    /** An example with the mark by which readers leave it out. */
    String markedExample(Field field) {
        return join(say(forms().example()), example(field), unit(field));
    }

    /** The words of a closed list; empty where a field has none. */
    List<String> choices(Field field) {
        return switch (field.type()) {
            case TERM -> labels(schemas.taxonomy(field.taxonomy()).terms().stream());
            case BOOLEAN -> List.of(say(forms().yes()), say(forms().no()));
            case TEXT, MONEY, NUMBER, INTEGER, RANGE, SHARE, YEAR, DATE -> List.of();
        };
    }

    String titleOf(String taxonomy) {
        return say(schemas.taxonomy(taxonomy).title());
    }

    /** The words that a list answers beforehand for a field; empty where it answers none. */
    List<String> prefilled(Block block, Field field) {
        String word = block.prefill().get(field.name());
        return word == null
                ? List.of()
                : labels(schemas.taxonomy(field.taxonomy()).terms().stream()
                        .filter(term -> term.parent().equals(word)));
    }

    private List<String> labels(Stream<Taxonomy.Term> terms) {
        return terms.map(term -> say(term.label())).toList();
    }

    private Optional<FormWords.TypeWords> words(Field field) {
        return Optional.ofNullable(forms().types().get(field.type()));
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }
}
