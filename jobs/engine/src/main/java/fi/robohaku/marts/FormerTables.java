package fi.robohaku.marts;

import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.delta.DeltaLog;

/** Tables that ephemeral marts have from a time when they were kept. */
final class FormerTables {
    private static final Logger LOG = LogManager.getLogger(FormerTables.class);

    private FormerTables() {}

    /** Deletes them: nothing brings them up to date any more, and nobody shall read what is not. */
    static void drop(Warehouse warehouse, MartDefinitions definitions) throws IOException {
        Configuration configuration = warehouse.spark().sessionState().newHadoopConf();
        for (MartDefinition mart : definitions.byName()) {
            if (mart.isEphemeral()) {
                drop(warehouse, mart.table(), configuration);
            }
        }
    }

    private static void drop(Warehouse warehouse, String table, Configuration configuration) throws IOException {
        Path path = new Path(warehouse.path(table));
        FileSystem storage = path.getFileSystem(configuration);
        if (storage.exists(path)) {
            storage.delete(path, true);
            DeltaLog.invalidateCache(warehouse.spark(), path);
            LOG.info("{} is ephemeral now: its table of an earlier version is dropped", table);
        }
    }
}
