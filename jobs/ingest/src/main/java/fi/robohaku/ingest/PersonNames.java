package fi.robohaku.ingest;

import fi.robohaku.documents.PersonalData;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of people that a document gives in the fields that ask for them. No table tells a name from other words; but whoever
 * is named there is known, and masked wherever else the document names them: in either order, with an initial, inflected.
 */
final class PersonNames {
    private static final String MARK = PersonalData.Kind.PERSON_NAME.mark();
    private static final Pattern BETWEEN_PEOPLE = Pattern.compile("[,;/&\\n()]|\\s(?:ja|och|and)\\s");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}'’-]+");
    private static final Pattern OF_ORGANISATION = Pattern.compile(
            "(?iu).*(?:virasto|laitos|keskus|ministeriö|hallinto|hallitus|tuomioistuin|yliopisto|osasto|yksikkö|palvelut?|ryhmä"
                    + "|tiimi|verket|styrelsen|ministeriet|centralen|institutet|universitetet|avdelningen|enheten|gruppen"
                    + "|agency|authority|ministry|centre|institute|university|department|office|services?|unit|team"
                    + "|\\b(?:oyj?|abp?|ltd))");
    private static final String SPACE = "[\\s\\u00a0]+";
    private static final String ENDING = "\\p{L}{0,6}";

    private final Predicate<String> isTerm;
    private final Set<String> names = new LinkedHashSet<>();
    private Optional<Pattern> pattern = Optional.empty();

    /**
     * @param isTerm whether a text is a word of a taxonomy, such as the name of an agency
     */
    PersonNames(Predicate<String> isTerm) {
        this.isTerm = isTerm;
    }

    /** Takes the names out of what stands in a field that asks for people. */
    void add(String text) {
        for (String part : BETWEEN_PEOPLE.split(text, -1)) {
            List<String> words = Arrays.asList(part.strip().split(SPACE, -1));
            if (words.size() > 1
                    && words.size() < 5
                    && words.stream().allMatch(PersonNames::isOfPerson)
                    && !isTerm.test(part)) {
                names.add(ways(words));
                pattern = Optional.empty();
            }
        }
    }

    /** An agency in a field for people is no secret, and may be what the rest of the document is about. */
    private static boolean isOfPerson(String word) {
        return WORD.matcher(word).matches() && !OF_ORGANISATION.matcher(word).matches();
    }

    /** The ways in which a person is named, as an expression; a title may stand before the name. */
    private static String ways(List<String> words) {
        List<String> given = words.subList(0, words.size() - 1);
        String family = words.get(words.size() - 1);
        Set<String> ways = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String first =
                    given.subList(i, given.size()).stream().map(Pattern::quote).collect(Collectors.joining(SPACE));
            ways.add(first + SPACE + inflected(family));
            ways.add(Pattern.quote(family) + ",?" + SPACE + first + ENDING);
            ways.add(Pattern.quote(given.get(i)) + SPACE + inflected(family));
            ways.add(Pattern.quote(given.get(i).substring(0, 1)) + "\\.\\s?" + inflected(family));
        }
        return String.join("|", ways);
    }

    /** Virtanen, Virtasen, Virtaselle; Laine, Laineen. */
    private static String inflected(String family) {
        return family.endsWith("nen")
                ? Pattern.quote(family.substring(0, family.length() - 3)) + "(?:nen|s" + ENDING + ")"
                : Pattern.quote(family) + ENDING;
    }

    /** The text with a mark in the place of each name. */
    String mask(String text) {
        if (names.isEmpty() || text.isEmpty()) {
            return text;
        }
        if (pattern.isEmpty()) {
            pattern = Optional.of(Pattern.compile(
                    "(?<!\\p{L})(?:" + String.join("|", names) + ")(?!\\p{L})",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
        return pattern.get().matcher(text).replaceAll(MARK);
    }

    private Figure.Place mask(Figure.Place place) {
        return new Figure.Place(mask(place.sheet()), place.cell());
    }

    /** The figure with a mark in the place of each name; the same one where nobody is named. */
    Figure mask(Figure figure) {
        if (names.isEmpty()) {
            return figure;
        }
        Figure.Value value = figure.value();
        return new Figure(
                figure.block(),
                figure.recordNo(),
                figure.table(),
                figure.column(),
                mask(figure.place()),
                mask(figure.rawText()),
                new Figure.Value(
                        value.text().map(this::mask),
                        value.number(),
                        value.date(),
                        value.bool(),
                        value.precision(),
                        value.provenance(),
                        value.status()),
                figure.isFigure());
    }

    /** The finding, likewise. */
    Finding mask(Finding finding) {
        if (names.isEmpty()) {
            return finding;
        }
        return new Finding(
                finding.rule(),
                finding.outcome(),
                mask(finding.place()),
                finding.field(),
                mask(finding.found()),
                finding.expected(),
                mask(finding.explanation()));
    }
}
