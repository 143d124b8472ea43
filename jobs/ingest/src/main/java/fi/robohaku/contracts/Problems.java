package fi.robohaku.contracts;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the files of {@code schemas/}, so that all of it is told at once. */
final class Problems {
    private final List<String> problems = new ArrayList<>();

    void add(DocumentTemplate template, String problem) {
        add("documents/" + template.id() + ".yml", problem);
    }

    void add(String file, String problem) {
        problems.add(file + ": " + problem);
    }

    /** @throws ContractException that names each file and what it lacks, where there is any problem */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ContractException(String.join("; ", problems));
        }
    }
}
