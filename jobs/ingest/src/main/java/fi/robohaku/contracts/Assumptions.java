package fi.robohaku.contracts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The assumptions of {@code schemas/assumptions.yml}.
 *
 * @param all in the order of the file
 */
public record Assumptions(List<Assumption> all) {
    private static final String FILE = "assumptions.yml";

    public Assumptions {
        all = List.copyOf(all);
        if (all.stream().map(Assumption::id).distinct().count() < all.size()) {
            throw new ContractException(FILE + ": an assumption stands there twice");
        }
    }

    /**
     * Reads the assumptions.
     *
     * @param schemas folder {@code schemas/}
     * @throws ContractException where the file is not as it must be
     */
    public static Assumptions read(Path schemas) {
        Path file = schemas.resolve(FILE);
        return new Assumptions(Files.exists(file) ? List.of(Schemas.readYaml(file, Assumption[].class)) : List.of());
    }

    /** The assumption of an id. */
    public Assumption get(String id) {
        return all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ContractException("No assumption '" + id + "' in schemas/" + FILE));
    }

    /** What a document says that is made by some of them. */
    public String rules(Language language, String... ids) {
        return Stream.of(ids).map(id -> get(id).rule(language)).collect(Collectors.joining("; "));
    }
}
