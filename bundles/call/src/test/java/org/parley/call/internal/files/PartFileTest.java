package org.parley.call.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    /** As that of a German file where Java knows ASCII alone, which depends on the environment; a zero is in no name anywhere. */
    @Test
    void whereANameCannotBeWrittenTheFileIsKeptUnderOneThatCan(@TempDir Path folder) throws Exception {
        byte[] content = "content".getBytes(StandardCharsets.US_ASCII);
        PartFile part = new PartFile(folder);
        part.write(ByteBuffer.wrap(content));
        Path kept = part.keep("Gr\0\u00df.pdf", HexFormat.of().formatHex(Sha256.digest().digest(content)));
        assertThat(kept).isEqualTo(folder.resolve("Gr__.pdf")).hasBinaryContent(content);
    }
}
