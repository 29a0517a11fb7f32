package org.parley.server.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client on a real socket, written from protocol.md alone: length and JSON. Reads wait 10 s at most. */
final class WireClient implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    WireClient(int port, boolean secure) throws IOException, GeneralSecurityException {
        this(port, secure, "");
    }

    /** Behind a proxy that says {@code preface} first. */
    WireClient(int port, boolean secure, String preface) throws IOException, GeneralSecurityException {
        SSLContext tls = secure ? trusting() : null; // before the time for hello runs
        Socket plain = new Socket("127.0.0.1", port);
        plain.setTcpNoDelay(true);
        plain.getOutputStream().write(preface.getBytes(StandardCharsets.US_ASCII));
        socket = secure ? tls.getSocketFactory().createSocket(plain, "127.0.0.1", port, true) : plain;
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    private static SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) { }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) { }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, null);
        return context;
    }

    /** A message as it goes over the wire. Apostrophes stand for quotation marks. */
    static byte[] wire(String json) {
        return wire(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] wire(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
    }

    void send(String json) throws IOException {
        out.write(wire(json));
    }

    void sendBytes(byte[] bytes) throws IOException {
        out.write(wire(bytes));
    }

    void sendLength(int length) throws IOException {
        out.writeInt(length);
        out.flush();
    }

    void sendByte(int value) throws IOException {
        out.write(value);
    }

    String receive() throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonObject ask(String json) throws IOException {
        send(json);
        return JsonParser.parseString(receive()).getAsJsonObject();
    }

    /** SHA-256 of the server's certificate, as the server shows it. */
    String fingerprint() throws IOException, GeneralSecurityException {
        byte[] certificate = ((SSLSocket) socket).getSession().getPeerCertificates()[0].getEncoded();
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }

    /** -1 when the server has shut its side down. */
    int read() throws IOException {
        return in.read();
    }

    /** Says hello, and makes an account and a session. Returns the token. */
    String enter(String name) throws IOException {
        ask("{'type':'hello','version':1}");
        ask("{'type':'register','id':1,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}");
        return ask("{'type':'login','id':2,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}").get("token").getAsString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
