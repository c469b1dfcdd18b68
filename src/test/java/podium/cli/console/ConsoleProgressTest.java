package podium.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import podium.core.Progress;

class ConsoleProgressTest {
    private final StringWriter err = new StringWriter();

    @Test
    void shortWorkIsNotShown() {
        for (boolean terminal : new boolean[] {false, true}) {
            try (Progress.Task task = new ConsoleProgress(new PrintWriter(err), terminal).start("counting", 3)) {
                task.step();
                task.step();
                task.step();
            }
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void longWorkShowsABarOnATerminalAndErasesItAtTheEnd() throws InterruptedException {
        try (Progress.Task task = new ConsoleProgress(new PrintWriter(err), true).start("counting", 4)) {
            task.step();
            Thread.sleep(1300);
            task.step();
            Thread.sleep(500);
            task.step();
        }
        assertThat(err.toString()).contains("counting").contains("/4").endsWith(" ".repeat(78) + "\r");
    }

    @Test
    void aNoteFollowsTheBar() throws InterruptedException {
        try (Progress.Task task = new ConsoleProgress(new PrintWriter(err), true).start("epoch 3/50", 4)) {
            task.note("loss 0.5000");
            Thread.sleep(1300);
            task.step();
            waitFor("] 1/4, \\d+:\\d\\d left, loss 0.5000");
            task.note("loss 0.2500");
            task.step();
            waitFor("] 2/4, \\d+:\\d\\d left, loss 0.2500");
        }
        assertThat(err.toString()).contains("\repoch 3/50  25% [===", "\repoch 3/50  50% [======");
    }

    private void waitFor(String text) throws InterruptedException {
        for (int i = 0;
                i < 600 && !Pattern.compile(text).matcher(err.toString()).find();
                i++) {
            Thread.sleep(50);
        }
        assertThat(err.toString()).containsPattern(text);
    }

    @Test
    void withoutATerminalLinesArePrinted() {
        try (Progress.Task task =
                new ConsoleProgress(new PrintWriter(err), false, Duration.ZERO).start("epoch 3/50", 2000)) {
            task.step();
            task.note("loss 0.2500");
            task.step();
        }
        assertThat(err.toString().replaceAll("about \\d+ s", "about N s").lines())
                .containsExactly(
                        "epoch 3/50: 1 of 2,000, about N s left",
                        "epoch 3/50: 2 of 2,000, about N s left; loss 0.2500");
    }

    @Test
    void theSilentProgressPrintsNothing() {
        try (Progress.Task task = Progress.NONE.start("counting", 1)) {
            task.step();
            task.note("loss 0.2500");
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theBarFillsTheSpaceBesideTheText() {
        Duration elapsed = Duration.ofSeconds(10);
        assertThat(BarLine.of("epoch 3/50", 20, 47, elapsed, "loss 0.1234, 18.2 images/s", 78))
                .isEqualTo("epoch 3/50  42% [======>        ] 20/47, 0:13 left, loss 0.1234, 18.2 images/s")
                .hasSize(78);
        assertThat(BarLine.of("counting", 1, 1000, elapsed, "", 40))
                .isEqualTo("counting   0% [>    ] 1/1000, 2:46:30 le");
        assertThat(BarLine.of("counting", 4, 4, elapsed, "", 40)).isEqualTo("counting 100% [=========] 4/4, 0:00 left");
        assertThat(BarLine.of("counting", 0, 0, elapsed, "", 40)).contains("100% [====");
        assertThat(BarLine.of("counting", 0, 3, elapsed, "", 40)).contains("  0% [>    ", "] 0/3, ? left");
    }
}
