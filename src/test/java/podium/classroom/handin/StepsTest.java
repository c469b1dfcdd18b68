package podium.classroom.handin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import podium.core.InputException;

/** Tests that faults of a hand-in, of this machine and of Podium are told apart. */
class StepsTest {
    private static final Path HANDS = Path.of("/class/hand-ins");
    private static final Path SOURCE = HANDS.resolve("Ada");

    private final List<String> bugs = new ArrayList<>();
    private final Steps steps = new Steps(HANDS, bugs::add);

    private List<String> remarksOn(Throwable thrown) throws IOException {
        assertThat(steps.take(SOURCE, "read", () -> {
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    if (thrown instanceof RuntimeException wrong) {
                        throw wrong;
                    }
                    throw (IOException) thrown;
                }))
                .isEmpty();
        return steps.takeRemarks(SOURCE);
    }

    @Test
    void faultOfAHandInBecomesItsRemark() throws IOException {
        assertThat(remarksOn(new InputException("work.ipynb: the file is not JSON")))
                .containsExactly("work.ipynb: the file is not JSON");
        assertThat(remarksOn(new AccessDeniedException(SOURCE + "/work.ipynb")))
                .containsExactly("Ada could not be read: permission denied");
        assertThat(remarksOn(new UncheckedIOException(new NoSuchFileException(SOURCE + "/work.ipynb"))))
                .containsExactly("Ada could not be read: the file no longer exists");
        assertThat(remarksOn(new EOFException("cut"))).containsExactly("Ada could not be read: cut");
        assertThat(remarksOn(new ZipException("bad"))).containsExactly("Ada could not be read: bad");
        assertThat(bugs).isEmpty();
    }

    @Test
    void bugInPodiumBecomesARemarkAndIsReportedOnce() throws IOException {
        for (Throwable bug :
                List.of(new StackOverflowError(), new NullPointerException("x"), new IllegalStateException())) {
            bugs.clear();
            assertThat(remarksOn(bug))
                    .singleElement()
                    .asString()
                    .startsWith("could not be read because of a bug in Podium (" + bug)
                    .endsWith("not the team's fault");
            assertThat(bugs)
                    .singleElement()
                    .asString()
                    .contains("Ada could not be read", bug.toString(), "at podium.classroom.handin.StepsTest.");
        }
        bugs.clear();
        assertThat(remarksOn(new OutOfMemoryError()))
                .singleElement()
                .asString()
                .contains("ran out of memory", "PODIUM_JAVA_OPTS=-Xmx8g");
    }

    /** A full disk is not the team's fault, and would affect all other hand-ins too. */
    @Test
    void failureOfThisMachineIsThrownToTheCaller() {
        List<IOException> failures = List.of(
                new IOException("No space left on device"),
                new FileSystemException(SOURCE + "/x", null, "No space left on device"),
                new FileSystemException(SOURCE + "/x", null, "Too many open files"),
                new FileSystemException(SOURCE + "/x", null, "Input/output error"),
                new AccessDeniedException("/class/out/grades.csv"),
                new IOException("the ledger is locked"));
        for (IOException failure : failures) {
            assertThatThrownBy(() -> remarksOn(failure)).isSameAs(failure);
        }
    }
}
