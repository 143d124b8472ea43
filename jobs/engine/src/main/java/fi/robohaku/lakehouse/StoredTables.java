package fi.robohaku.lakehouse;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The tables of a workspace as {@link StoredTable} reads them, all by the same record of published versions.
 *
 * @param published the record; empty where no run has published any
 */
public record StoredTables(Workspace workspace, Engine engine, Optional<PublishedVersions> published) {
    /** The tables by the newest record. */
    public static StoredTables of(Workspace workspace) throws IOException {
        Configuration configuration = StoredTable.configuration(workspace);
        return new StoredTables(
                workspace,
                DefaultEngine.create(configuration),
                PublishedVersions.newest(workspace.warehouse(), configuration));
    }

    /** The table of a name with schema. */
    public StoredTable table(String name) {
        return new StoredTable(this, name);
    }
}
