package fi.robohaku.serve.auth;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.serve.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Where the server of a workspace listens, for programs of its owner: it stands in a file of the workspace, which only the owner
 * reads, for as long as the server runs.
 *
 * @param host name by which clients connect to it
 * @param flightPort port of Arrow Flight SQL
 * @param isEncrypted whether it takes nothing in the clear
 * @param pid id of its process
 */
public record ServerAddress(String host, int flightPort, boolean isEncrypted, long pid) {
    private static final Logger LOG = LogManager.getLogger(ServerAddress.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path file(Path workspace) {
        return workspace.resolve("server.json");
    }

    /** The address of the server that runs over a workspace; empty where none does. */
    public static Optional<ServerAddress> read(Path workspace) {
        Path file = file(workspace);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            // Whoever else can write it could have the token of its reader.
            PrivateFiles.requirePrivate(file);
            return Optional.of(JSON.readValue(file.toFile(), ServerAddress.class))
                    .filter(address -> ProcessHandle.of(address.pid())
                            .map(ProcessHandle::isAlive)
                            .orElse(false));
        } catch (IOException e) {
            LOG.warn("The address of the server in {} is not used", file, e);
            return Optional.empty();
        }
    }

    /** Writes the address, in the place of another. */
    public void write(Path workspace) throws IOException {
        Path temporary = workspace.resolve("server.json." + pid);
        Files.deleteIfExists(temporary);
        PrivateFiles.create(temporary);
        JSON.writeValue(temporary.toFile(), this);
        Files.move(temporary, file(workspace), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the address, unless another server has written its own since. */
    public void remove(Path workspace) throws IOException {
        if (read(workspace).equals(Optional.of(this))) {
            Files.deleteIfExists(file(workspace));
        }
    }
}
