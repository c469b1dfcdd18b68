package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import podium.Progress;

class ConsoleProgressTest {
    private final StringWriter err = new StringWriter();

    @Test
    void workOfAMomentIsNotShown() {
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
    void longWorkIsABarOnATerminalAndTheBarIsWipedOff() throws InterruptedException {
        try (Progress.Task task = new ConsoleProgress(new PrintWriter(err), true).start("counting", 4)) {
            task.step();
            Thread.sleep(1300);
            task.step();
            Thread.sleep(500);
            task.step();
        }
        assertThat(err.toString()).contains("counting").contains("/4").endsWith(" ".repeat(78) + "\r");
    }
}
