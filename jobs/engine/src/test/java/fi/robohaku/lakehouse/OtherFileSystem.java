package fi.robohaku.lakehouse;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;

/** The local disk under another scheme, {@code test:}, which no code takes for local. */
public final class OtherFileSystem extends RawFiles {
    /** Names of files that it gives to nobody. */
    static final Set<String> DENIED = ConcurrentHashMap.newKeySet();
    /** What goes wrong with it, by folder. */
    static final Map<java.nio.file.Path, StorageFault> FAULTS = new ConcurrentHashMap<>();

    private static final StorageFault NO_FAULT = StorageFault.none();

    private StorageFault fault(Path path) {
        java.nio.file.Path file = pathToFile(path).toPath();
        return FAULTS.entrySet().stream()
                .filter(entry -> file.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NO_FAULT);
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        if (DENIED.contains(path.getName())) {
            throw new AccessControlException("Permission denied: " + path);
        }
        fault(path).call();
        return super.open(path, bufferSize);
    }

    @Override
    protected OutputStream createOutputStreamWithMode(Path path, boolean append, FsPermission permission)
            throws IOException {
        fault(path).writeBytes();
        return fault(path)
                .watched(
                        super.createOutputStreamWithMode(path, append, permission),
                        pathToFile(path).toPath());
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        if (!pathToFile(path).isDirectory()) {
            fault(path).writeBytes();
        }
        return super.mkdirs(path);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        fault(from).write();
        return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean isRecursive) throws IOException {
        fault(path).write();
        return super.delete(path, isRecursive);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        fault(path).call();
        return super.listStatus(path);
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
