package fi.robohaku.notebook;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Serves a front end, by the ports in its connection file. */
final class KernelServer {
    private KernelServer() {}

    /**
     * Serves a front end until it shuts the kernel down.
     *
     * @param connectionFile the file in which the front end names its ports
     * @throws IOException where the file cannot be read, or names an address that others can reach
     */
    static void serve(Path connectionFile, NotebookSession session, String version) throws IOException {
        KernelConnectionProperties connection = KernelConnectionProperties.parse(Files.readString(connectionFile));
        boolean isReachable = !InetAddress.getByName(connection.getIp()).isLoopbackAddress();
        if (isReachable || !"tcp".equals(connection.getTransport())) {
            throw new IOException("The notebook asks for " + connection.getTransport() + "://" + connection.getIp()
                    + ", and this kernel talks to its own machine only: start Jupyter with --ip=127.0.0.1");
        }
        try {
            JupyterConnection channels = new JupyterConnection(connection);
            Kernel kernel = new Kernel(session, version);
            kernel.becomeHandlerForConnection(channels);
            kernel.onStartup();
            channels.connect();
            channels.waitUntilClose();
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The connection file " + connectionFile + " names a signature that cannot be made", e);
        }
    }
}
