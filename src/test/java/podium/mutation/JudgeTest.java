package podium.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import podium.core.InputException;
import podium.core.UsageException;

/** Tests that the judge of mutated files finds faults, and that the watchdog reports work that does not end. */
class JudgeTest {
    private static Judge.Verdict verdict(Format.Use read, Format.Use use) {
        return new Judge()
                .of(
                        new Format.Files() {
                            @Override
                            public byte[] mutated(Mutator mutator) {
                                return new byte[0];
                            }

                            @Override
                            public Format.Use read(byte[] bytes) throws IOException {
                                read.go();
                                return use;
                            }
                        },
                        new byte[0]);
    }

    private static Format.Use throwing(RuntimeException thrown) {
        return () -> {
            throw thrown;
        };
    }

    @Test
    void properRefusalsAreAccepted() {
        Format.Use input = throwing(new InputException("a.csv:3: found 2; expected 0 or 1"));
        Format.Use usage = throwing(new UsageException("no recipe 'x'"));
        assertThat(verdict(Format.Use.NONE, Format.Use.NONE)).isEqualTo(Judge.Verdict.TAKEN);
        assertThat(verdict(input, Format.Use.NONE)).isEqualTo(Judge.Verdict.REFUSED);
        assertThat(verdict(Format.Use.NONE, usage)).isEqualTo(Judge.Verdict.REFUSED_LATER);
    }

    @Test
    void otherExceptionsAreFound() {
        assertFound(throwing(new NullPointerException()));
        assertFound(throwing(new IllegalStateException("a bug")));
        assertFound(() -> {
            throw new StackOverflowError();
        });
        assertFound(() -> {
            throw new IOException("Input length = 1");
        });
    }

    private static void assertFound(Format.Use use) {
        assertThatThrownBy(() -> verdict(use, Format.Use.NONE)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> verdict(Format.Use.NONE, use)).isInstanceOf(AssertionError.class);
    }

    @Test
    void unreadableMessagesAreFound() {
        for (String text : new String[] {
            "x ".repeat(2_000),
            "a\u202eb",
            "a\u0007b",
            "of java.lang.String",
            "of com.fasterxml.jackson.core.JsonParser"
        }) {
            assertThatThrownBy(() -> Refusals.requireShort(text)).isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> Refusals.requireShort("x\n".repeat(50))).isInstanceOf(AssertionError.class);
    }

    @Test
    void endlessWorkIsReportedOnce() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog(Duration.ofMillis(50), work -> {
            assertThat(work).isEqualTo("endless");
            told.countDown();
        })) {
            watchdog.begin("done soon");
            watchdog.end();
            watchdog.begin("endless");
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
