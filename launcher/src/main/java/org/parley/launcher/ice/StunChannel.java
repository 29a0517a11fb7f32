package org.parley.launcher.ice;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import javax.net.ssl.SSLSocketFactory;

/** A way to a server, by which requests go and answers come. Blocks, some seconds at most. */
interface StunChannel extends AutoCloseable {
    /** The answer to that request. */
    StunMessage exchange(StunMessage request, byte[] key) throws IOException;

    @Override
    void close() throws IOException;

    static StunChannel open(IceUrl url) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(url.host()), url.port());
        return url.tcp() ? new Stream(url, address) : new Datagrams(address);
    }

    /** Over UDP: repeated until it is answered (RFC 8489 section 6.2.1). */
    final class Datagrams implements StunChannel {
        private static final int FIRST_MILLIS = 500;
        private static final int TRIES = 4;

        private final DatagramSocket socket;

        Datagrams(InetSocketAddress address) throws IOException {
            socket = new DatagramSocket();
            socket.connect(address);
        }

        @Override
        public StunMessage exchange(StunMessage request, byte[] key) throws IOException {
            byte[] bytes = request.encode(key);
            for (int i = 0, millis = FIRST_MILLIS; i < TRIES; i++, millis *= 2) {
                socket.send(new DatagramPacket(bytes, bytes.length));
                socket.setSoTimeout(millis);
                try {
                    return receive(request);
                } catch (SocketTimeoutException e) {
                    continue;
                }
            }
            throw new SocketTimeoutException("no answer within 7 s");
        }

        private StunMessage receive(StunMessage request) throws IOException {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                socket.receive(packet);
                StunMessage answer = StunMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (Arrays.equals(answer.id(), request.id())) {
                    return answer;
                }
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** Over TCP or TLS, whose certificate must be that of a known authority, as for clients. */
    final class Stream implements StunChannel {
        private static final int MILLIS = 5_000;

        private final Socket socket;

        Stream(IceUrl url, InetSocketAddress address) throws IOException {
            Socket plain = new Socket();
            plain.connect(address, MILLIS);
            plain.setSoTimeout(MILLIS);
            socket = url.secure() ? ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, url.host(), url.port(), true) : plain;
        }

        @Override
        public StunMessage exchange(StunMessage request, byte[] key) throws IOException {
            socket.getOutputStream().write(request.encode(key));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] header = new byte[StunMessage.HEADER];
            in.readFully(header);
            byte[] whole = Arrays.copyOf(header, StunMessage.HEADER + StunMessage.length(header));
            in.readFully(whole, StunMessage.HEADER, StunMessage.length(header));
            return StunMessage.decode(whole);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
