package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.metric.RankingFigures;

class RunFiguresTest {
    @TempDir
    private Path folder;

    private static RunFigures figures(double categorical, double topClass) {
        RankingFigures dog = new RankingFigures(0.5, 0.25, 0.75);
        return new RunFigures(
                40,
                8,
                false,
                0,
                2,
                2,
                1.5,
                new ClassificationFigures(
                        dog, 0.125, 0.2, 0.3, categorical, topClass, 0.6, 0.7, 0.8, 0.9, List.of(dog)));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("figures.json");
        figures(0.4, 0.5).write(file);
        assertThat(RunFigures.read(file)).isEqualTo(figures(0.4, 0.5));
        assertThat(file).content().contains("\"categoricalAccuracy\" : 0.4", "\"topClassAccuracy\" : 0.5");
        RunFigures without = new RunFigures(40, 0, false, 0, 2, 2, 1.5, null);
        without.write(file);
        assertThat(RunFigures.read(file)).isEqualTo(without);
    }

    /** The older figure of that name was what is called topClassAccuracy today. */
    @Test
    void aFileFromBeforeTopClassAccuracyIsReadByTheOldMeaning() throws IOException {
        Path file = folder.resolve("figures.json");
        figures(0.5, 9).write(file);
        Files.writeString(file, Files.readString(file).replaceAll("\\s*\"topClassAccuracy\" : 9.0,", ""));
        assertThat(file).content().doesNotContain("topClassAccuracy");
        assertThat(RunFigures.read(file)).isEqualTo(figures(Double.NaN, 0.5));
    }
}
