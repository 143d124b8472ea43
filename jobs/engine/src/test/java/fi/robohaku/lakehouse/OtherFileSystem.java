package fi.robohaku.lakehouse;

import java.io.File;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under another scheme, {@code test:}, which no code takes for local. */
public final class OtherFileSystem extends RawLocalFileSystem {
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
