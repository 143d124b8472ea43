package fi.robohaku.export.explorer;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the explorer shows: {@code schemas/report/explorer.yml}. A section more needs no Java.
 *
 * @param title of the whole
 * @param places where figures stand; absent where no mart tells it
 * @param subjects kinds of subjects, each with its list
 */
public record ExplorerPlan(Texts title, Places places, List<Subject> subjects) {
    private static final String OWN_LANGUAGE = "$language";

    /**
     * The mart that tells where figures stand: its rows have {@code path}, {@code sheet} and {@code cell}, and the key of their
     * subject.
     *
     * @param fact column that names the column of the figure
     * @param code column that tells of which row it is, where a subject has several
     * @param computed columns of figures that the program computes, with the columns that they are made of
     * @param chosen columns that take over the first of some others that is told
     */
    public record Places(
            String mart,
            String fact,
            String code,
            Map<String, List<String>> computed,
            Map<String, List<String>> chosen) {
        public Places {
            computed = computed == null ? Map.of() : new LinkedHashMap<>(computed);
            chosen = chosen == null ? Map.of() : new LinkedHashMap<>(chosen);
        }
    }

    /**
     * A kind of subject.
     *
     * @param id name in links
     * @param mart with one row for each subject
     * @param where the rows that are subjects: the values allowed, by column
     * @param key column whose value names a subject, also in other marts; where its mart has rounds, within a round
     * @param name columns of the heading of a card; empty ones are left out
     * @param columns of the list
     * @param filters columns of codes to choose by
     * @param card sections
     */
    public record Subject(
            String id,
            Texts title,
            String mart,
            Map<String, List<String>> where,
            String key,
            List<String> name,
            List<String> columns,
            List<String> filters,
            List<Section> card) {
        public Subject {
            where = where == null ? Map.of() : new LinkedHashMap<>(where);
            name = name == null ? List.of() : List.copyOf(name);
            columns = List.copyOf(columns);
            filters = filters == null ? List.of() : List.copyOf(filters);
            card = card == null ? List.of() : List.copyOf(card);
        }
    }

    /**
     * A section of a card: rows of a mart that are of the subject.
     *
     * @param match columns of the mart, each with the columns of the subject to one of which it must be equal
     * @param isList whether the columns of its one row stand below each other
     * @param fact what {@link Places} call what the rows tell; its codes stand in the column of the same name
     * @param of column that lists the subjects whose places are meant, between semicolons; if not given, the card's own
     */
    public record Section(
            String id,
            Texts title,
            String mart,
            Map<String, List<String>> match,
            @JsonProperty("is_list") boolean isList,
            List<String> columns,
            String fact,
            String of) {
        public Section {
            match = new LinkedHashMap<>(match);
            columns = List.copyOf(columns);
        }

        /** Names of the columns that a page in a language shows. */
        List<String> columns(Language language) {
            return columns.stream()
                    .map(name -> name.replace(OWN_LANGUAGE, language.code()))
                    .toList();
        }
    }

    public ExplorerPlan {
        subjects = List.copyOf(subjects);
    }

    /**
     * Reads the plan.
     *
     * @param schemas folder {@code schemas/}
     * @throws ContractException where the file is not as it must be
     */
    public static ExplorerPlan read(Path schemas) {
        return Schemas.readYaml(file(schemas), ExplorerPlan.class);
    }

    /** Whether a programme says what its explorer shows. */
    public static boolean isDefined(Path schemas) {
        return Files.exists(file(schemas));
    }

    private static Path file(Path schemas) {
        return schemas.resolve("report/explorer.yml");
    }
}
