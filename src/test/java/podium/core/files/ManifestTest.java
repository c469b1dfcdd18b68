package podium.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.files.Manifest.Sum;

class ManifestTest {
    @TempDir
    private Path folder;

    private Manifest manifest() throws IOException {
        Path csv = Files.writeString(folder.resolve("submission.csv"), "Id,Predicted\n");
        return new Manifest(
                Manifest.SCHEMA,
                "prior-01234567",
                List.of(new Sum("data/train.csv", Sha256.of("x"))),
                List.of(Sum.of(folder, csv)),
                2009,
                new Program("0.1.0", null),
                new Timing("2026-03-01T12:00:00Z", 1.5, "Linux amd64, 2 processors, Java 17"),
                new Engines("MXNet 1.9.1", "ONNX Runtime 1.23.2"));
    }

    @Test
    void writtenManifestsAreReadBackEqual() throws IOException {
        assertThat(Manifest.read(folder)).isEmpty();
        manifest().write(folder);
        assertThat(Manifest.read(folder)).contains(manifest());
        assertThat(folder.resolve("manifest.json")).content().isEqualTo("""
                        {
                          "schema" : 1,
                          "run" : "prior-01234567",
                          "inputs" : [
                            {
                              "path" : "data/train.csv",
                              "sha256" : "%s"
                            }
                          ],
                          "outputs" : [
                            {
                              "path" : "submission.csv",
                              "sha256" : "%s"
                            }
                          ],
                          "seed" : 2009,
                          "version" : "0.1.0",
                          "commit" : null,
                          "start" : "2026-03-01T12:00:00Z",
                          "seconds" : 1.5,
                          "machine" : "Linux amd64, 2 processors, Java 17",
                          "engines" : {
                            "training" : "MXNet 1.9.1",
                            "predicting" : "ONNX Runtime 1.23.2"
                          }
                        }
                        """.formatted(
                        Sha256.of("x"), Sha256.of("Id,Predicted\n")));
    }

    @Test
    void changedAndMissingOutputsAreListed() throws IOException {
        Manifest manifest = manifest();
        assertThat(manifest.changedOutputs(folder)).isEmpty();
        Files.writeString(folder.resolve("submission.csv"), "Id,Predicted\n1,2\n");
        assertThat(manifest.changedOutputs(folder)).containsExactly("submission.csv");
        Files.delete(folder.resolve("submission.csv"));
        assertThat(manifest.changedOutputs(folder)).containsExactly("submission.csv");
    }

    @Test
    void pathsInsideTheRootAreRelative() throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(folder.resolve("a")).resolve("b.txt"), "abc");
        assertThat(Sum.of(folder, file))
                .isEqualTo(new Sum("a/b.txt", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(Sum.of(folder.resolve("other"), file).path()).isEqualTo(file.toString());
    }

    @Test
    void theNameOfARunDependsOnRecipeInputsAndSeed() {
        List<Sum> inputs = List.of(new Sum("a", Sha256.of("a")));
        String id = Manifest.runId("prior", "recipe", inputs, 1);
        assertThat(id).matches("prior-[0-9a-f]{8}").isEqualTo(Manifest.runId("prior", "recipe", inputs, 1));
        assertThat(id)
                .isNotEqualTo(Manifest.runId("prior", "recipe 2", inputs, 1))
                .isNotEqualTo(Manifest.runId("prior", "recipe", inputs, 2))
                .isNotEqualTo(Manifest.runId("prior", "recipe", List.of(new Sum("a", Sha256.of("b"))), 1));
    }

    @Test
    void otherFilesAndSchemasAreRefused() throws IOException {
        manifest().write(folder);
        String whole = Files.readString(folder.resolve("manifest.json"));
        for (String text : List.of(
                whole.replace("\"machine\"", "\"mashine\""),
                "{\"schema\": 2}",
                "{\"schema\": 1, \"colour\": \"red\"}",
                "null",
                "{")) {
            Files.writeString(folder.resolve("manifest.json"), text);
            assertThatThrownBy(() -> Manifest.read(folder))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("manifest.json: not a manifest of schema 1");
        }
    }
}
