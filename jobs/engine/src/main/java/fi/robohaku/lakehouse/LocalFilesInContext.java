package fi.robohaku.lakehouse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;

/** {@link RawFiles} for Hadoop's newer interface {@code FileContext}, by which Delta writes its log. */
public final class LocalFilesInContext extends DelegateToFileSystem {
    /** Called by Hadoop, which gives the URI of the root. */
    public LocalFilesInContext(URI root, Configuration settings) throws IOException, URISyntaxException {
        super(root, new RawFiles(), settings, FsConstants.LOCAL_FS_URI.getScheme(), false);
    }

    @Override
    public int getUriDefaultPort() {
        return -1;
    }

    @Override
    public boolean isValidName(String path) {
        return true;
    }
}
