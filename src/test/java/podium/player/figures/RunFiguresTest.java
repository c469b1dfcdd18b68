package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
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
                        dog,
                        new Accuracies(0.125, 0.2, 0.3, categorical, topClass),
                        new F1Scores(0.6, 0.7, 0.8),
                        0.9,
                        List.of(dog)));
    }

    @Test
    void writtenFiguresAreReadBack() throws IOException {
        Path file = folder.resolve("figures.json");
        figures(0.4, 0.5).write(file);
        assertThat(RunFigures.read(file)).isEqualTo(figures(0.4, 0.5));
        assertThat(file).content().isEqualTo("""
                {
                  "trainImages" : 40,
                  "validImages" : 8,
                  "outOfFold" : false,
                  "leftOut" : 0,
                  "epoch" : 2,
                  "epochs" : 2,
                  "fitSeconds" : 1.5,
                  "valid" : {
                    "ranking" : {
                      "ap11" : 0.5,
                      "apAuc" : 0.25,
                      "averagePrecision" : 0.75
                    },
                    "hammingLoss" : 0.125,
                    "subsetAccuracy" : 0.2,
                    "binaryAccuracy" : 0.3,
                    "categoricalAccuracy" : 0.4,
                    "topClassAccuracy" : 0.5,
                    "f1Micro" : 0.6,
                    "f1Macro" : 0.7,
                    "f1Samples" : 0.8,
                    "dice" : 0.9,
                    "classes" : [
                      {
                        "ap11" : 0.5,
                        "apAuc" : 0.25,
                        "averagePrecision" : 0.75
                      }
                    ]
                  }
                }
                """);
        RunFigures without = new RunFigures(40, 0, false, 0, 2, 2, 1.5, null);
        without.write(file);
        assertThat(RunFigures.read(file)).isEqualTo(without);
    }

    @Test
    void aFileWithAnotherKeyIsRefused() throws IOException {
        Path file = folder.resolve("figures.json");
        figures(0.4, 0.5).write(file);
        for (String key : List.of("f1Micro", "hammingLoss", "ranking", "epochs")) {
            String text = Files.readString(file);
            Files.writeString(file, text.replace("\"" + key + "\"", "\"" + key + "s\""));
            assertThatThrownBy(() -> RunFigures.read(file))
                    .as(key)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(file + ": not the figures of a run (unknown key ")
                    .hasMessageContaining(key + "s)");
            Files.writeString(file, text);
        }
    }

    /** Older versions wrote topClassAccuracy under the name categoricalAccuracy. */
    @Test
    void categoricalAccuracyOfAnOlderFileIsReadAsTopClassAccuracy() throws IOException {
        Path file = folder.resolve("figures.json");
        figures(0.5, 9).write(file);
        Files.writeString(file, Files.readString(file).replaceAll("\\s*\"topClassAccuracy\" : 9.0,", ""));
        assertThat(file).content().doesNotContain("topClassAccuracy");
        assertThat(RunFigures.read(file)).isEqualTo(figures(Double.NaN, 0.5));
    }
}
