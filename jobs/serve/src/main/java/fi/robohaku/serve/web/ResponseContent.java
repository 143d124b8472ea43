package fi.robohaku.serve.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a response holds. */
interface ResponseContent {
    /** Its size in bytes. */
    long length() throws IOException;

    void writeTo(OutputStream out) throws IOException;

    /** Releases what is kept for it, once it is sent. */
    default void release() throws IOException {}

    static ResponseContent text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ResponseContent() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }

    static ResponseContent file(Path file) {
        return new FileContent(file, false);
    }

    /** A file that is deleted once it is sent. */
    static ResponseContent temporary(Path file) {
        return new FileContent(file, true);
    }

    /** The bytes of a file. */
    record FileContent(Path file, boolean isTemporary) implements ResponseContent {
        @Override
        public long length() throws IOException {
            return Files.size(file);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
        }

        @Override
        public void release() throws IOException {
            if (isTemporary) {
                Files.deleteIfExists(file);
            }
        }
    }
}
