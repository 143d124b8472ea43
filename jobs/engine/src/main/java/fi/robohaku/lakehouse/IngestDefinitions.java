package fi.robohaku.lakehouse;

import fi.robohaku.contracts.Schemas;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an ingestion reads documents by and writes tables by.
 *
 * @param files text of the files that documents are read by, by path below {@code schemas/}
 * @param schemas the same, parsed
 * @param tables definitions of the tables
 */
record IngestDefinitions(SortedMap<String, String> files, Schemas schemas, TableDefinitions tables) {
    IngestDefinitions {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Reads the definitions of a folder {@code schemas/}. */
    static IngestDefinitions read(Path folder) {
        return new IngestDefinitions(Schemas.files(folder), Schemas.read(folder), TableDefinitions.read(folder));
    }
}
