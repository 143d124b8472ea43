package fi.robohaku.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.catalog.DeltaCatalog;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Finds {@code <schema>.<table>} of the warehouse by its path {@code <warehouse>/<schema>/<table>}, when it is first
 * asked for, whatever its case. So nothing has to be registered when a session starts, no metastore is needed, and every
 * session, in this process or another, sees the same tables.
 *
 * <p>Other names are left to {@link DeltaCatalog}. The warehouse comes with the option {@code warehouse} of the
 * catalog, a URI.
 */
@SuppressWarnings("overrides") // DeltaCatalog is Scala: its array parameters stand for varargs of Spark's interface
public class WarehouseCatalog extends DeltaCatalog {
    /** The schemas of the warehouse, in the order of the way of the data. */
    public static final List<String> SCHEMAS = List.of("bronze", "silver", "gold", "ops");

    /** Setting of a session: the number of the record of published versions by which its queries read; all else is hidden. */
    static final String PUBLISHED_NUMBER = "robohaku.published.number";

    /** Option of the catalog: each statement reads by the record that is the newest when it begins. */
    public static final String PUBLISHED = "published";

    private static final Set<String> KNOWN = Set.copyOf(SCHEMAS);

    /** A name beyond this could lead out of the warehouse: {@code new Path} takes an absolute one as it is. */
    private static final Pattern NAME = Pattern.compile("\\w+");

    private Path warehouse = new Path("/");
    private boolean readsPublished;
    private final PublishedReads reads = new PublishedReads();

    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {
        super.initialize(name, options);
        warehouse = new Path(URI.create(options.get("warehouse")));
        readsPublished = options.getBoolean(PUBLISHED, false);
    }

    @Override
    public Table loadTable(Identifier ident) {
        return rethrowing(() -> {
            Table table = super.loadTable(existing(ident));
            OptionalLong published = isOurs(ident) ? publishedVersion(asStored(ident)) : OptionalLong.empty();
            // What is asked for its version here keeps it for as long as the statement goes on.
            return published.isEmpty()
                            || (table instanceof DeltaTableV2 delta
                                    && delta.initialSnapshot().version() == published.getAsLong())
                    ? table
                    : super.loadTable(byPath(ident), Long.toString(published.getAsLong()));
        });
    }

    /** Version that a statement reads of a table of ours; empty where it reads the newest. */
    private OptionalLong publishedVersion(Identifier stored) {
        return published()
                .map(record -> record.version(stored.namespace()[0] + "." + stored.name()))
                .orElse(OptionalLong.empty());
    }

    private Optional<PublishedVersions> published() {
        SparkSession session = SparkSession.active();
        try {
            scala.Option<String> number = session.conf().getOption(PUBLISHED_NUMBER);
            if (number.isDefined()) {
                return reads.numbered(warehouse.toUri(), Long.parseLong(number.get()), configuration(session));
            }
            return readsPublished ? reads.ofThisStatement(warehouse.toUri(), configuration(session)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read which versions of the tables belong together", e);
        }
    }

    private static Configuration configuration(SparkSession session) {
        return session.sessionState().newHadoopConf();
    }

    private boolean isUnfinished(Identifier ident) {
        return "gold".equals(ident.namespace()[0])
                && published()
                        .map(record -> record.hides("gold." + ident.name()))
                        .orElse(false);
    }

    @Override
    public Table loadTable(Identifier ident, String version) {
        return rethrowing(() -> super.loadTable(existing(ident), version));
    }

    @Override
    public Table loadTable(Identifier ident, long timestamp) {
        return rethrowing(() -> super.loadTable(existing(ident), timestamp));
    }

    @Override
    public boolean tableExists(Identifier ident) {
        return isOurs(ident) ? exists(asStored(ident)) : super.tableExists(ident);
    }

    @Override
    public Table createTable(Identifier ident, StructType schema, Transform[] parts, Map<String, String> properties) {
        return rethrowing(() -> super.createTable(byPath(ident), schema, parts, properties));
    }

    @Override
    public Table createTable(Identifier ident, Column[] columns, Transform[] parts, Map<String, String> properties) {
        return rethrowing(() -> super.createTable(byPath(ident), columns, parts, properties));
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        if (!isOurs(namespace)) {
            return rethrowing(() -> super.listTables(namespace));
        }
        String schema = small(namespace[0]);
        Path folder = new Path(warehouse, schema);
        try {
            List<Identifier> tables = new ArrayList<>();
            FileSystem storage = storage(folder);
            if (storage.exists(folder)) {
                for (FileStatus child : storage.listStatus(folder)) {
                    Identifier table =
                            Identifier.of(new String[] {schema}, child.getPath().getName());
                    if (child.isDirectory() && exists(table)) {
                        tables.add(table);
                    }
                }
            }
            return tables.toArray(Identifier[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the tables at " + folder, e);
        }
    }

    private static boolean isOurs(Identifier ident) {
        return isOurs(ident.namespace());
    }

    private static boolean isOurs(String[] namespace) {
        return namespace.length == 1 && KNOWN.contains(small(namespace[0]));
    }

    /** A name in small letters: in SQL the case of a name does not matter, and folders have small ones. */
    protected static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A table of ours by the name of its folder, which has capitals only where somebody made it so. */
    private Identifier asStored(Identifier ident) {
        String[] schema = {small(ident.namespace()[0])};
        Identifier asTyped = Identifier.of(schema, ident.name());
        Identifier inSmall = Identifier.of(schema, small(ident.name()));
        return asTyped.equals(inSmall) || exists(asTyped) ? asTyped : inSmall;
    }

    private Path path(Identifier ident) {
        return new Path(new Path(warehouse, ident.namespace()[0]), ident.name());
    }

    private Identifier byPath(Identifier ident) {
        return isOurs(ident)
                ? Identifier.of(new String[] {"delta"}, path(asStored(ident)).toString())
                : ident;
    }

    private Identifier existing(Identifier ident) throws NoSuchTableException {
        if (isOurs(ident) && !exists(asStored(ident))) {
            throw new NoSuchTableException(ident);
        }
        return byPath(ident);
    }

    private boolean exists(Identifier ident) {
        if (!NAME.matcher(ident.name()).matches()) {
            return false;
        }
        Path log = new Path(path(ident), "_delta_log");
        try {
            return storage(log).exists(log) && !isUnfinished(ident);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for the table at " + path(ident), e);
        }
    }

    private static FileSystem storage(Path path) throws IOException {
        return path.getFileSystem(SparkSession.active().sessionState().newHadoopConf());
    }

    private interface Call<T> {
        T call() throws Exception;
    }

    /** Calls Scala code whose checked exceptions Java cannot see; they go on to Spark as they are. */
    private static <T> T rethrowing(Call<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw WarehouseCatalog.<RuntimeException>asIs(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asIs(Throwable e) throws E {
        throw (E) e;
    }
}
