package org.parley.server.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.transport.TlsIdentity;

class ServerCertificateTest {
    @TempDir
    Path data;

    private Path certificate() {
        return data.resolve("tls/certificate.pem");
    }

    private Path key() {
        return data.resolve("tls/key.pem");
    }

    private ServerCertificate loaded() throws IOException {
        ServerCertificate certificate = ServerCertificate.below(data);
        certificate.load();
        return certificate;
    }

    @Test
    void oneIsMadeAtTheFirstStartAndKept() throws Exception {
        ServerCertificate first = loaded();
        X509Certificate made = first.current().chain().get(0);
        assertThat(made.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(made.getSubjectAlternativeNames().toString()).contains("localhost").contains("127.0.0.1");
        assertThat(made.getNotAfter().toInstant()).isBetween(Instant.now().plus(3_650, ChronoUnit.DAYS), Instant.now().plus(3_654, ChronoUnit.DAYS));
        assertThat(made.getNotBefore().toInstant()).isBefore(Instant.now());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key()))).isEqualTo("rw-------");
        assertThat(loaded().fingerprint()).isEqualTo(first.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void changedFilesAreReadAgain() throws Exception {
        ServerCertificate certificate = loaded();
        String before = certificate.fingerprint();
        SelfSigned.make(certificate(), key(), Instant.now());
        Files.setLastModifiedTime(key(), FileTime.fromMillis(1));
        certificate.refresh();
        certificate.refresh();
        assertThat(certificate.fingerprint()).isNotEqualTo(before);
    }

    @Test
    void filesThatAreBeingReplacedAreLeftAloneUntilBothAreThere() throws Exception {
        ServerCertificate certificate = loaded();
        String before = certificate.fingerprint();
        SelfSigned.make(data.resolve("new/certificate.pem"), data.resolve("new/key.pem"), Instant.now());
        certificate.refresh();
        Files.move(data.resolve("new/certificate.pem"), certificate(), StandardCopyOption.REPLACE_EXISTING);
        certificate.refresh();
        Files.move(data.resolve("new/key.pem"), key(), StandardCopyOption.REPLACE_EXISTING);
        certificate.refresh();
        assertThat(certificate.fingerprint()).isEqualTo(before);
        certificate.refresh();
        assertThat(certificate.fingerprint()).isNotEqualTo(before);
    }

    @Test
    void whileTheNewFilesAreNoGoodTheOldOnesStayInUse() throws Exception {
        ServerCertificate certificate = loaded();
        TlsIdentity before = certificate.current();
        String good = Files.readString(key());
        Files.writeString(key(), "nothing");
        certificate.refresh();
        certificate.refresh();
        certificate.refresh();
        assertThat(certificate.current()).isSameAs(before);
        assertThat(certificate.refused()).get().asString().contains(key() + " holds no PEM key");
        Files.writeString(key(), good);
        certificate.refresh();
        certificate.refresh();
        assertThat(certificate.refused()).isEmpty();
    }

    @Test
    void keyOfAnotherCertificateIsRefused() throws Exception {
        loaded();
        Path other = data.resolve("other/key.pem");
        SelfSigned.make(data.resolve("other/certificate.pem"), other, Instant.now());
        assertThatThrownBy(ServerCertificate.of(certificate(), other)::load).hasMessageContaining(other.toString()).hasMessageContaining("does not belong");
    }

    @Test
    void missingOrBrokenFilesAreNamedAndNeverOverwritten() throws Exception {
        loaded();
        Files.delete(certificate());
        assertThatThrownBy(this::loaded).isInstanceOf(IOException.class).hasMessageContaining(certificate().toString()).hasMessageContaining("not there").hasMessageContaining("delete both " + certificate() + " and " + key());
        Files.writeString(certificate(), "nothing");
        assertThatThrownBy(this::loaded).hasMessageContaining(certificate() + " holds no PEM certificate");
        assertThat(certificate()).hasContent("nothing");
        SelfSigned.make(certificate(), key(), Instant.now());
        Files.writeString(key(), "nothing");
        assertThatThrownBy(this::loaded).hasMessageContaining(key() + " holds no PEM key");
        Files.write(key(), new byte[] {(byte) 0xfe, (byte) 0xff, 0, 1});
        assertThatThrownBy(this::loaded).as("what is no text").hasMessageContaining(key() + " holds no PEM key");
        Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(this::loaded).as("half a key").hasMessageContaining(key() + " holds no PEM key");
    }

    @Test
    void whatTheOperatorConfiguredIsMendedThere() {
        Path missing = data.resolve("missing.pem");
        assertThatThrownBy(ServerCertificate.of(missing, missing)::load)
                .hasMessage(missing + " is not there; mend the file, or tlsCertificate and tlsKey in conf/org.parley.server.cfg");
    }
}
