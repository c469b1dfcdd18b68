package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static podium.player.training.TinyTraining.assertSame;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.ChildJava;
import podium.core.InputException;
import podium.core.StoppedException;

class ResumeTest {
    @TempDir
    private Path folder;

    private Trained whole(String... settings) throws IOException {
        return Trainer.train(TinyTraining.job(folder, settings), folder.resolve("whole"), Watcher.toTheEnd());
    }

    private Trained part(int batches, String... settings) throws IOException {
        return Trainer.train(
                TinyTraining.job(folder, settings), folder.resolve("parts"), Watcher.stoppingAfter(batches));
    }

    /** Stops after every two batches: in the middle of epochs, at their ends, and between two stages. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stages=[{train: all, epochs: 3}] head={dense: [8], dropout: 0.5}"
                        + " augmentation={flip: true, rotation: 9}",
                "stages=[{train: head, epochs: 2}, {train: last 2, epochs: 1}] features={views: 2}"
                        + " augmentation={flip: true} early-stopping={restore-best: true} head={dropout: 0.3}"
                        + " optimizer={kind: sgd, clip-norm: 1, weight-decay: 1e-3}",
                "stages=[{train: head, epochs: 4}] features={views: 1} optimizer={kind: rmsprop} metric=loss"
                        + " checkpoint=last schedule={kind: plateau, patience: 1}"
                        + " early-stopping={patience: 2, min-delta: 0.1}",
                "stages=[{train: all, epochs: 3}] optimizer={kind: adamw, weight-decay: 1e-2, clip-norm: 1}"
                        + " architecture=[conv: {filters: 4, kernel: 3, l1: 1e-3, l2: 1e-2}, dropout: 0.2, flatten,"
                        + " dense: {units: 6, initialisation: lecun-normal, initial-bias: 0.1, l2: 1e-3}]"
            })
    void aTrainingThatIsStoppedRepeatedlyEndsWithTheSameParameters(String line) throws IOException {
        String[] settings = line.split(" (?=[a-z-]+=)");
        Trained expected = whole(settings);
        Trained found = null;
        int stops = 0;
        while (found == null) {
            try {
                found = part(2, settings);
            } catch (StoppedException e) {
                stops++;
                assertThat(e).hasMessageMatching("stopped after batch [123] of epoch [1234]");
            }
        }
        assertThat(stops).isGreaterThan(3);
        assertThat(found.epoch()).isEqualTo(expected.epoch());
        assertSame(found.history(), expected.history());
        assertSame(found.parameters(), expected.parameters());
        try (Stream<Path> files = Files.list(folder.resolve("parts/checkpoint"))) {
            assertThat(files).as("checkpoint.json and its arrays").hasSize(2);
        }
    }

    private Process child(String run, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ChildJava.PROGRAM,
                ChildJava.NATIVE_ACCESS,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TrainingMain.class.getName(),
                folder.toString(),
                folder.resolve(run).toString()));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void aTrainingThatIsKilledEndsWithTheSameParameters() throws Exception {
        String[] settings = {"stages=[{train: head, epochs: 1}, {train: all, epochs: 2}]", "head={dropout: 0.3}"};
        Process process = child("parts", settings);
        try (BufferedReader lines = lines(process)) {
            for (int batch = 0; batch < TinyTraining.BATCHES + 2; ) {
                String line = lines.readLine();
                assertThat(line).isNotNull();
                batch += line.equals("batch") ? 1 : 0;
            }
        } finally {
            process.toHandle().destroyForcibly(); // SIGKILL
            process.waitFor();
        }
        assertThat(folder.resolve("parts/checkpoint/checkpoint.json")).exists();
        Files.writeString(folder.resolve("parts/checkpoint/.checkpoint-7-1.params.1234.partial"), "half");
        Trained found = part(Integer.MAX_VALUE, settings);
        Trained expected = whole(settings);
        assertSame(found.history(), expected.history());
        assertSame(found.parameters(), expected.parameters());
        assertThat(folder.resolve("parts/checkpoint/.checkpoint-7-1.params.1234.partial"))
                .doesNotExist();
    }

    /** Trainings continue from the checkpoints of earlier versions, so the keys must not change. */
    @Test
    void theKeysOfACheckpointDoNotChange() throws IOException {
        assertThatThrownBy(() -> part(2)).isInstanceOf(StoppedException.class);
        assertThat(Files.readString(folder.resolve("parts/checkpoint/checkpoint.json"))
                        .replaceFirst("\"lossSum\" : [0-9.]+", "\"lossSum\" : 1"))
                .isEqualTo("""
                        {
                          "arrays" : "checkpoint-0-2.params",
                          "images" : 16,
                          "train" : 11,
                          "state" : {
                            "stage" : 0,
                            "stageEpoch" : 0,
                            "epoch" : 0,
                            "batch" : 2,
                            "lossSum" : 1,
                            "steps" : 2,
                            "patience" : {
                              "best" : 0.0,
                              "bestEpoch" : 0,
                              "waiting" : 0
                            },
                            "plateau" : {
                              "patience" : {
                                "best" : 0.0,
                                "bestEpoch" : 0,
                                "waiting" : 0
                              },
                              "multiplier" : 1.0
                            },
                            "best" : {
                              "best" : 0.0,
                              "bestEpoch" : 0,
                              "waiting" : 0
                            }
                          }
                        }
                        """);
    }

    @Test
    void aDamagedCheckpointIsReportedWithItsFile() throws IOException {
        assertThatThrownBy(() -> part(2)).isInstanceOf(StoppedException.class);
        Path json = folder.resolve("parts/checkpoint/checkpoint.json");
        String good = Files.readString(json);
        for (String bad : List.of(
                "{",
                "null",
                "{}",
                good.replaceFirst("\"best\" : \\d[^,]*,", "\"best\" : \"x\","),
                good.replace("\"batch\" : 2", "\"batch\" : -2"),
                good.replace("\"steps\"", "\"step\""),
                good.replace("\"plateau\"", "\"plato\""))) {
            Files.writeString(json, bad);
            assertThatThrownBy(() -> part(2))
                    .as(bad)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(json + ": not a checkpoint (")
                    .hasMessageEndingWith("); delete the run folder to start again");
        }
        Files.writeString(json, good);
        Path arrays = folder.resolve("parts/checkpoint/checkpoint-0-2.params");
        byte[] bytes = Files.readAllBytes(arrays);
        Files.write(arrays, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> part(2)).isInstanceOf(InputException.class).hasMessageStartingWith(arrays.toString());
        Files.write(arrays, bytes);
        assertThatThrownBy(() -> Trainer.train(
                        TinyTraining.job(folder).parted(new int[] {1, 2, 3}, new int[] {4}),
                        folder.resolve("parts"),
                        Watcher.toTheEnd()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(json + ": the checkpoint is of a training on 11 of 16 images, but this training"
                        + " has 3 of 16");
        Files.delete(arrays);
        assertThatThrownBy(() -> part(2)).isInstanceOfAny(InputException.class, IOException.class);
    }
}
