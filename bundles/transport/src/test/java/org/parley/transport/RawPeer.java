package org.parley.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The other side of a connection on a blocking socket, that can also do what a good peer never does. Trusts any certificate. */
public abstract class RawPeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket plain;
    /** What is spoken on: the plain socket or its TLS. */
    protected final Socket socket;
    /** What comes. */
    protected final DataInputStream in;
    private final OutputStream out;

    /** On a connected socket. */
    protected RawPeer(Socket plain, boolean secure) throws IOException {
        this.plain = plain;
        this.socket = secure ? tls(plain) : plain;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Connects, with a small receive buffer, so that an idle reader is soon felt. */
    public static Socket connect(URI uri) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MILLIS);
        return socket;
    }

    /** With TLS of those versions, or any, over a connected socket. */
    public static SSLSocket tls(Socket plain, String... versions) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            if (versions.length > 0) {
                socket.setEnabledProtocols(versions);
            }
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** The bytes of a message on the wire. */
    public abstract byte[] wire(byte[] message);

    /** The next message; null at the end of the stream. */
    public abstract String read() throws IOException;

    /** The bytes of a message on the wire. */
    public final byte[] wire(String message) {
        return wire(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are. */
    public final void write(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Writes a message. */
    public final void send(String message) throws IOException {
        write(wire(message));
    }

    /** Reads until the stream ends; false when it was reset. */
    public final boolean endsInOrder() {
        try {
            while (in.read() >= 0) {
                continue;
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Resets the connection. */
    public final void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    /** Sends nothing more, but reads on. */
    public final void endOutput() throws IOException {
        plain.shutdownOutput();
    }

    /** Closes the socket without a word. */
    @Override
    public final void close() throws IOException {
        plain.close();
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
