package fi.robohaku.notebook;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Connects a kernel with the front end that asked for it. */
final class KernelServer {
    private KernelServer() {}

    /**
     * Serves a front end until it says good-bye.
     *
     * @param connection the file in which the front end names its ports
     * @throws IOException where the file cannot be read, or names an address that others can reach
     */
    static void serve(Path connection, NotebookSession session, String version) throws IOException {
        KernelConnectionProperties named = KernelConnectionProperties.parse(Files.readString(connection));
        boolean isReachable = !InetAddress.getByName(named.getIp()).isLoopbackAddress();
        if (isReachable || !"tcp".equals(named.getTransport())) {
            throw new IOException("The notebook asks for " + named.getTransport() + "://" + named.getIp()
                    + ", and this kernel talks to its own machine only: start Jupyter with --ip=127.0.0.1");
        }
        try {
            JupyterConnection channels = new JupyterConnection(named);
            Kernel kernel = new Kernel(session, version);
            kernel.becomeHandlerForConnection(channels);
            kernel.onStartup();
            channels.connect();
            channels.waitUntilClose();
        } catch (GeneralSecurityException e) {
            throw new IOException("The connection file " + connection + " names a signature that cannot be made", e);
        }
    }
}
