package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class PodiumTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionIsTheResult() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("podium ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertThat(run("--no-such-option")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("--no-such-option");
    }

    private int run(String... args) {
        return Podium.run(new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC(), args);
    }
}
