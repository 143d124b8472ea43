package fi.robohaku.drafts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder for another programme: what the program itself needs, copied, and the first contract, table, mart and report of
 * its own. What is there already stays as it is.
 *
 * <ol>
 *   <li>Copy what speaks of every programme: rules, messages, tables of documents and figures, functions, few words.
 *   <li>Write contract, table, mart and report from the draft, and what the export says of itself.
 *   <li>Put the document where a run finds it.
 * </ol>
 */
public final class NewProgramme {
    /** Of the folder {@code schemas/} of the program, what every programme needs. */
    private static final List<String> OF_THE_PROGRAM = List.of(
            "rules.yml",
            "messages.yml",
            "forms.yml",
            "functions",
            "tables/bronze",
            "tables/ops",
            "tables/silver/taxonomy.sql",
            "taxonomies/provenances.yml",
            "taxonomies/precisions.yml",
            "taxonomies/statuses.yml",
            "taxonomies/units.yml");

    private static final String REPORT = "schemas/report/report.yml";
    private static final String EXPLORER = "schemas/report/explorer.yml";

    private final Path program;
    private final Path home;
    private final List<String> written = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    /**
     * @param program folder {@code schemas/} of the program
     * @param home folder of the new programme
     */
    public NewProgramme(Path program, Path home) {
        this.program = program;
        this.home = home;
    }

    /**
     * What was written and what was there.
     *
     * @param written paths below the folder, in the order in which they were written
     * @param kept paths of files that were there and stay as they are
     * @param notes what a person must look at
     */
    public record Result(List<String> written, List<String> kept, List<String> notes) {
        public Result {
            written = List.copyOf(written);
            kept = List.copyOf(kept);
            notes = List.copyOf(notes);
        }
    }

    /** Makes a folder without a contract: one is drafted once there is a document. */
    public Result write() throws IOException {
        copyOfTheProgram(List.of());
        writeFrame();
        return new Result(written, kept, List.of());
    }

    /**
     * Makes a folder with a first contract, or adds a contract to one.
     *
     * @param draft from the document
     * @param file name of the document
     * @param content its bytes
     * @param round name of the folder that it goes to, a year
     */
    public Result write(ContractDraft draft, String file, byte[] content, String round) throws IOException {
        copyOfTheProgram(List.of(draft.currency()));
        writeFrame();
        MartDraft mart = MartDraft.of(draft);
        put("schemas/documents/" + draft.id() + ".yml", draft.yaml());
        put("schemas/tables/silver/" + draft.table() + ".sql", draft.tableSql());
        put("schemas/marts/" + mart.name() + ".sql", mart.sql());
        put("schemas/marts/" + mart.name() + ".yml", mart.yaml());
        put(REPORT, new ReportDraft(mart).yaml());
        put(EXPLORER, new ExplorerDraft(mart).yaml());
        Path copy = home.resolve("data").resolve(round).resolve(file);
        if (Files.exists(copy)) {
            kept.add("data/" + round + "/" + file);
        } else {
            Files.createDirectories(copy.getParent());
            Files.write(copy, content);
            written.add("data/" + round + "/" + file);
        }
        Schemas.read(home.resolve("schemas"));
        List<String> notes = new ArrayList<>(draft.notes());
        if (kept.contains(REPORT)) {
            notes.add("The report was there and does not show the mart " + mart.name() + " yet: " + REPORT + ".");
        }
        if (kept.contains(EXPLORER)) {
            notes.add("The explorer was there and does not show the mart " + mart.name() + " yet: " + EXPLORER + ".");
        }
        return new Result(written, kept, notes);
    }

    /** Brings what is of the program up to its version; rules that the programme added stay. */
    public Result renew() throws IOException {
        for (Path file : filesOfTheProgram()) {
            String name = program.relativize(file).toString().replace('\\', '/');
            Path own = home.resolve("schemas").resolve(name);
            boolean isOwnToo = name.equals("rules.yml") || name.startsWith("taxonomies/");
            if (!isOwnToo && Files.exists(own) && Files.mismatch(file, own) != -1) {
                Files.delete(own);
            }
            if (!Files.exists(own)) {
                put("schemas/" + name, Files.readString(file));
            }
        }
        addRules();
        return new Result(written, List.of(), List.of());
    }

    /** Rules that the program applies to every document and that the programme does not have yet. */
    private void addRules() throws IOException {
        Path own = home.resolve("schemas/rules.yml");
        String text = Files.readString(own);
        String added = Stream.of(Files.readString(program.resolve("rules.yml")).split("\\n(?=- id: )"))
                .filter(rule -> Rule.BUILT_IN.contains(
                        rule.lines().findFirst().orElse("").replace("- id:", "").strip()))
                .filter(rule -> !text.contains(rule.lines().findFirst().orElse("") + "\n"))
                .map(rule -> "\n" + rule.strip() + "\n")
                .collect(Collectors.joining());
        if (!added.isEmpty()) {
            Files.writeString(own, text + added);
            written.add("schemas/rules.yml");
        }
    }

    private void copyOfTheProgram(List<String> currencies) throws IOException {
        for (Path file : filesOfTheProgram()) {
            String name = program.relativize(file).toString().replace('\\', '/');
            String text = Files.readString(file);
            put("schemas/" + name, name.endsWith("units.yml") ? withUnits(file, text, currencies) : text);
        }
        put("schemas/shared.yml", noneWords());
    }

    private List<Path> filesOfTheProgram() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : OF_THE_PROGRAM) {
            Path from = program.resolve(name);
            if (!Files.exists(from)) {
                throw new ContractException(
                        "The program has no " + from + "; ROBOHAKU_HOME must not be set for 'init'");
            }
            try (Stream<Path> below = Files.walk(from)) {
                below.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** The units, and the currencies of the programme beside them. */
    private static String withUnits(Path file, String text, List<String> currencies) {
        List<String> known = Schemas.readYaml(file, Taxonomy.class).terms().stream()
                .map(Taxonomy.Term::code)
                .toList();
        return currencies.stream()
                .filter(code -> !known.contains(code))
                .map(code -> "  - code: " + code + "\n    label: {fi: \"" + code.toUpperCase(Locale.ROOT) + "\"}\n")
                .collect(Collectors.joining("", text.stripTrailing() + "\n", ""));
    }

    /** Of what templates share, the words for none. */
    private String noneWords() throws IOException {
        String shared = Files.readString(program.resolve("shared.yml"));
        int from = shared.indexOf("none_words:");
        int to = shared.indexOf("\nblocks:");
        return "# Words that stand where a value does not, by the status that they mean. A template has its own beside.\n"
                + shared.substring(from, to).strip() + "\n";
    }

    private void writeFrame() throws IOException {
        String name = Optional.ofNullable(home.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("programme");
        Files.createDirectories(home.resolve("data"));
        Files.createDirectories(home.resolve("schemas/documents"));
        Files.createDirectories(home.resolve("schemas/marts"));
        put("README.md", resource("home-readme.md").replace("{name}", name));
        put("schemas/publication.yml", resource("publication.yml").replace("{name}", Names.snake(name)));
        put("schemas/report/codes.yml", resource("codes.yml"));
        put(".gitignore", "/workspace/\n");
    }

    private static String resource(String name) throws IOException {
        try (var in = NewProgramme.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** Writes a file where none is. */
    private void put(String path, String text) throws IOException {
        Path file = home.resolve(path);
        if (Files.exists(file)) {
            kept.add(path);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        written.add(path);
    }
}
