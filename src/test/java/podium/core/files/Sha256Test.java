package podium.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests with NIST's examples for SHA-256 (FIPS 180-2, appendix B) and the empty message. */
class Sha256Test {
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, "
                + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    })
    void checksumsEqualThoseOfTheStandard(String text, String sum, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("text"), text);
        assertThat(Sha256.of(text)).isEqualTo(sum);
        assertThat(Sha256.of(file)).isEqualTo(sum);
    }

    @Test
    void aFileOfAMillionLettersHasTheChecksumOfTheStandard(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "a".repeat(1_000_000));
        assertThat(Sha256.of(file)).isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    @Test
    void textsAreEncodedAsUtf8() {
        assertThat(Sha256.of("é")).isEqualTo(Sha256.of(new byte[] {(byte) 0xC3, (byte) 0xA9}));
    }
}
