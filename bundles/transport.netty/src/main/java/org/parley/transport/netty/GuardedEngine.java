package org.parley.transport.netty;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * A server's engine of TLS that lets a client have one handshake. Afterwards a renegotiation (TLS 1.2; RFC 9325, section 3.5) is an error, and so is more than a few records
 * without data: a change of keys (TLS 1.3; RFC 8446, section 4.6.3) takes 27 bytes and costs 50 microseconds, so that a client that sent nothing else held up everybody for
 * seconds, under no limit of messages. Clients change keys after gigabytes, if ever.
 *
 * <p>While something is computed for the handshake it is not closed: the engine holds its lock for as long, and the event loop would wait for that. Who closes it then
 * closes the channel as well, without which nobody reaches the engine.
 *
 * <p>Native code gives way to such a thread once in a handshake, which is enough for what most clients send. What others send after that (a second ClientHello in TLS 1.3, RFC 8446, section 4.1.4; the
 * client's key in TLS 1.2) it would compute where it arrives; it is kept here until it is that thread's turn.
 */
final class GuardedEngine extends SSLEngine {
    /** Records without data in the life of a connection. */
    private static final int MOST_EMPTY = 64;

    /** The type of a record that is part of a handshake and not encrypted yet, but for the last of TLS 1.2 (RFC 5246, section 6.2.1). */
    private static final int HANDSHAKE = 22;

    private final SSLEngine engine;
    private final Handshake handshake;
    private final boolean isNative;
    private boolean gaveWay;
    private Runnable kept;
    private boolean finished;
    private int empty;

    GuardedEngine(SSLEngine engine, Handshake handshake) {
        super(engine.getPeerHost(), engine.getPeerPort());
        this.engine = engine;
        this.handshake = handshake;
        this.isNative = engine instanceof ReferenceCountedOpenSslEngine;
    }

    private SSLEngineResult guard(SSLEngineResult result) throws SSLException {
        boolean before = finished;
        finished |= result.getHandshakeStatus() == HandshakeStatus.FINISHED; // a change of keys finishes, too
        if (before && result.bytesConsumed() > 0 && result.bytesProduced() == 0) {
            if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                throw new SSLException("a second handshake is not allowed");
            }
            if (++empty > MOST_EMPTY) {
                throw new SSLException("too many records without data");
            }
        }
        return result;
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer to) throws SSLException {
        return keeps(from) ? keep(from) : guard(engine.unwrap(from, to));
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length) throws SSLException {
        return keeps(from) ? keep(from) : guard(engine.unwrap(from, to, offset, length));
    }

    private boolean keeps(ByteBuffer from) {
        return isNative && gaveWay && !finished && from.hasRemaining() && from.get(from.position()) == HANDSHAKE;
    }

    /** {@code from} is one record: {@code SslHandler} looks for its end. */
    private SSLEngineResult keep(ByteBuffer from) {
        ByteBuffer record = ByteBuffer.allocate(from.remaining()).put(from).flip();
        kept = () -> unwrapKept(record);
        return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_TASK, record.remaining(), 0);
    }

    private void unwrapKept(ByteBuffer record) {
        try {
            guard(engine.unwrap(record, ByteBuffer.allocate(record.remaining()))); // as much room as data of such a record would need; there is none
            if (record.hasRemaining()) {
                throw new SSLException("a record of the handshake was not taken");
            }
        } catch (SSLException e) {
            throw new IllegalStateException(Failures.text(e), e);
        }
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer from, ByteBuffer to) throws SSLException {
        return wrapped(engine.wrap(from, to));
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to) throws SSLException {
        return wrapped(engine.wrap(from, offset, length, to));
    }

    /** In TLS 1.2 the server may be the one that finishes. */
    private SSLEngineResult wrapped(SSLEngineResult result) {
        finished |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
        return result;
    }

    @Override
    public Runnable getDelegatedTask() {
        Runnable task = kept == null ? engine.getDelegatedTask() : kept;
        kept = null;
        gaveWay |= task != null;
        return task;
    }

    @Override
    public void closeInbound() throws SSLException {
        if (!handshake.isUnderWay()) {
            engine.closeInbound();
        }
    }

    @Override
    public boolean isInboundDone() {
        return engine.isInboundDone();
    }

    @Override
    public void closeOutbound() {
        if (!handshake.isUnderWay()) {
            engine.closeOutbound();
        }
    }

    @Override
    public boolean isOutboundDone() {
        return engine.isOutboundDone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return engine.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return engine.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        engine.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return engine.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return engine.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        engine.setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return engine.getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return engine.getHandshakeSession();
    }

    @Override
    public void beginHandshake() throws SSLException {
        engine.beginHandshake();
    }

    @Override
    public HandshakeStatus getHandshakeStatus() {
        return engine.getHandshakeStatus();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        engine.setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return engine.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        engine.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return engine.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        engine.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return engine.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean enable) {
        engine.setEnableSessionCreation(enable);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return engine.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return engine.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        engine.setSSLParameters(parameters);
    }

    @Override
    public String getApplicationProtocol() {
        return engine.getApplicationProtocol();
    }

    @Override
    public String getHandshakeApplicationProtocol() {
        return engine.getHandshakeApplicationProtocol();
    }

    @Override
    public void setHandshakeApplicationProtocolSelector(BiFunction<SSLEngine, List<String>, String> selector) {
        engine.setHandshakeApplicationProtocolSelector(selector);
    }

    @Override
    public BiFunction<SSLEngine, List<String>, String> getHandshakeApplicationProtocolSelector() {
        return engine.getHandshakeApplicationProtocolSelector();
    }
}
