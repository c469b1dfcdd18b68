package podium.player.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.player.prediction.Embeddings;

class RejectionFilesTest {
    private static final String MODEL = "0123";

    @TempDir
    private Path folder;

    private static Rejection fitted() {
        return Rejection.fit(
                ClassMeansTest.random(60, 5, 3, 1),
                ClassMeansTest.oneClassEach(60, 3),
                ClassMeansTest.random(30, 5, 3, 2),
                ClassMeansTest.oneClassEach(30, 3),
                List.of(ClassMeansTest.random(30, 5, 3, 3)));
    }

    private RejectionFiles written() throws IOException {
        RejectionFiles files = new RejectionFiles(folder.resolve("rejection"));
        files.write(fitted(), MODEL);
        return files;
    }

    @Test
    void whatIsReadAnswersAsWhatWasFittedToTheBit() throws IOException {
        Rejection read = written().read(MODEL, 3).orElseThrow();
        Rejection fitted = fitted();
        Embeddings images = ClassMeansTest.random(40, 5, 3, 9);
        for (RejectionScore score : RejectionScore.values()) {
            assertThat(read.answers(images).familiarities(score))
                    .isEqualTo(fitted.answers(images).familiarities(score));
            assertThat(read.threshold(score, 0.05)).isEqualTo(fitted.threshold(score, 0.05));
        }
        assertThat(read.standings()).isEqualTo(fitted.standings());
        assertThat(read.chosen()).isEqualTo(fitted.chosen());
    }

    @Test
    void theSameImagesGiveTheSameBytes() throws IOException {
        Map<String, byte[]> first = bytes(written());
        Map<String, byte[]> second = bytes(written());
        first.forEach((name, bytes) -> assertThat(second.get(name)).isEqualTo(bytes));
    }

    private static Map<String, byte[]> bytes(RejectionFiles files) throws IOException {
        return Map.of(
                "json", Files.readAllBytes(files.folder().resolve("rejection.json")),
                "params", Files.readAllBytes(files.folder().resolve("class-means.params")));
    }

    @Test
    void anotherNetworkOrAnInterruptedWriteIsFittedAgain() throws IOException {
        RejectionFiles files = written();
        assertThat(files.read("4567", 3)).isEmpty();
        Path arrays = files.folder().resolve("class-means.params");
        byte[] bytes = Files.readAllBytes(arrays);
        bytes[bytes.length / 2]++;
        Files.write(arrays, bytes);
        assertThat(files.read(MODEL, 3)).as("the checksum differs").isEmpty();
        Files.delete(arrays);
        assertThat(files.read(MODEL, 3)).isEmpty();
    }

    @Test
    void hostileFilesAreRefused() throws IOException {
        RejectionFiles files = written();
        Path json = files.folder().resolve("rejection.json");
        String text = Files.readString(json);
        for (String hostile : List.of(
                "",
                "null",
                "[]",
                text.substring(0, text.length() / 2),
                text.replace("\"schema\" : 1", "\"schema\" : 2"),
                text.replace("\"schema\"", "\"scheme\""),
                text.replace("\"energy\"", "\"mahalanobis\""),
                text.replaceFirst("\"images\" : \\[\\s*20", "\"images\" : [ -20"))) {
            Files.writeString(json, hostile);
            assertThatThrownBy(() -> files.read(MODEL, 3))
                    .as(hostile)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("rejection.json: not a file that this program wrote");
        }
        Files.write(json, new byte[] {(byte) 0xFF, (byte) 0xFE});
        assertThatThrownBy(() -> files.read(MODEL, 3)).hasMessageContaining("not UTF-8 text");
        Files.writeString(json, text);
        assertThatThrownBy(() -> files.read(MODEL, 4))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("class-means.params: not a file that this program wrote");
    }

    @Test
    void hugeFilesAreRefusedUnread() throws IOException {
        RejectionFiles files = written();
        for (String name : List.of("class-means.params", "rejection.json")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(files.folder().resolve(name).toFile(), "rw")) {
                file.setLength(1L << 33);
            }
            assertThatThrownBy(() -> files.read(MODEL, 3))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(name + ": not a file that this program wrote (8589934592 bytes, more than");
        }
    }

    @Test
    void aShareThatNoThresholdCanPromiseIsRefused() {
        assertThatThrownBy(() -> fitted().threshold(RejectionScore.ENERGY, 0.01))
                .hasMessage("--reject 0.01: expected a share from 0.0323 to below 1, since the run has 30 valid images;"
                        + " no threshold can promise a smaller share");
        assertThatThrownBy(() -> fitted().threshold(RejectionScore.ENERGY, Double.NaN))
                .hasMessageContaining("--reject NaN");
        assertThatThrownBy(() -> fitted().threshold(RejectionScore.ENERGY, 1)).hasMessageContaining("--reject 1.0");
    }
}
