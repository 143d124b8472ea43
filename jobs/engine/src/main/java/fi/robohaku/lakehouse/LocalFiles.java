package fi.robohaku.lakehouse;

import org.apache.hadoop.fs.LocalFileSystem;

/**
 * Hadoop's file system of {@code file:} over {@link RawFiles}, and without a {@code .crc} file beside each file: Parquet
 * keeps checksums of its own.
 */
public final class LocalFiles extends LocalFileSystem {
    public LocalFiles() {
        super(new RawFiles());
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }
}
