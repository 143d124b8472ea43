package fi.robohaku.lakehouse;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/** The local disk under another scheme, {@code test:}, which no code takes for local. */
public final class OtherFileSystem extends RawLocalFileSystem {
    /** Names of files that it gives to nobody. */
    static final Set<String> DENIED = ConcurrentHashMap.newKeySet();

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        if (DENIED.contains(path.getName())) {
            throw new AccessControlException("Permission denied: " + path);
        }
        return super.open(path, bufferSize);
    }

    @Override
    public String getScheme() {
        return "test";
    }

    @Override
    public URI getUri() {
        return URI.create("test:///");
    }

    @Override
    public File pathToFile(Path path) {
        return new File(path.toUri().getPath());
    }
}
