package org.parley.transport;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes everybody who signs with ECDSA wait, as a TLS server does in each handshake. Afterwards the platform's own provider signs. */
public final class HeldSignatures implements AutoCloseable {
    private final Semaphore waiting = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Provider provider = new Held();

    /** From now on. */
    public HeldSignatures() {
        Security.insertProviderAt(provider, 1);
    }

    /** False when nobody wants to sign. */
    boolean awaitOne(long seconds) throws InterruptedException {
        return waiting.tryAcquire(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        Security.removeProvider(provider.getName());
        released.countDown();
    }

    private final class Held extends Provider {
        private static final long serialVersionUID = 1;

        Held() {
            super("HeldSignatures", "1", "waits");
            putService(new Service(this, "Signature", "SHA256withECDSA", Waiting.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Waiting();
                }
            });
        }
    }

    /** Takes no key, which has the next provider asked. */
    private final class Waiting extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException();
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            waiting.release();
            try {
                released.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new InvalidKeyException();
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            throw new SignatureException();
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            throw new SignatureException();
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            throw new SignatureException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            throw new SignatureException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) { }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            return null;
        }
    }
}
