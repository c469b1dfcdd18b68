package podium.player.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.Purpose;

/** Tests the zoo with its own layout in a local folder, read by the code that reads it over the network. */
class ModelZooTest {
    private static final String PATH = "model/cv/image_classification/ai/djl/mxnet/";
    private static final Graph GRAPH =
            Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED).graph(Purpose.FEATURES);
    private static final Parameters DRAWN = Networks.drawn(GRAPH, 5);

    @TempDir
    private Path folder;

    private Path repository;
    private Path cache;
    private Path parameters;

    @BeforeEach
    void layOut() throws IOException {
        repository = folder.resolve("zoo");
        cache = folder.resolve("cache");
        Path family = Files.createDirectories(repository.resolve(PATH + "mobilenet/mobilenetv2_0.25"));
        parameters = family.resolve("mobilenetv2_0.25-0000.params.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ParameterFile.write(DRAWN, Set.of(), bytes);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(parameters))) {
            bytes.writeTo(out);
        }
        entry("mobilenet", "mobilenetv2_0.25", "mobilenetv2_0.25/mobilenetv2_0.25-0000.params.gz");
        entry("resnet", "resnet152_v1d", "resnet152.params");
        entry("vgg", "vgg16", "vgg16.params");
    }

    private void entry(String family, String name, String file) throws IOException {
        Path metadata = repository.resolve(PATH + family + "/metadata.json");
        Files.createDirectories(metadata.getParent());
        Files.writeString(metadata, """
                {"metadataVersion": "0.2", "resourceType": "model", "application": "cv/image_classification",
                 "groupId": "ai.djl.mxnet", "artifactId": "%s", "name": "%s", "artifacts": [
                   {"version": "0.0.1", "name": "%s", "files": {"parameters": {"uri": "%s"}}}]}
                """.formatted(family, family, name, file));
    }

    private ModelZoo zoo() {
        return ModelZoo.at(repository.toUri(), cache);
    }

    @Test
    void aModelIsDownloadedUnpackedAndCached() throws IOException {
        Path file = zoo().parameters("mobilenetv2_0.25");
        assertThat(file).startsWith(cache);
        assertThat(ParameterFile.read(file).names()).isEqualTo(DRAWN.names());
        String sum = Sha256.of(file);

        Files.delete(parameters);
        assertThat(zoo().parameters("mobilenetv2_0.25")).isEqualTo(file);
        assertThat(Sha256.of(file)).isEqualTo(sum);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownModels() {
        assertThatThrownBy(() -> zoo().parameters("mobilnet"))
                .isInstanceOf(InputException.class)
                .hasMessage("zoo:mobilnet: no such model in the zoo at " + repository.toUri()
                        + "; there are: mobilenetv2_0.25, vgg16");
    }

    @Test
    void missingOrDamagedFilesAreReportedAndNotCached() throws IOException {
        assertThatThrownBy(() -> zoo().parameters("vgg16"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("zoo:vgg16: cannot be downloaded from " + repository.toUri())
                .hasMessageContaining("vgg16.params")
                .hasMessageContaining("copy the .params file to this machine");
        Files.writeString(repository.resolve(PATH + "vgg/vgg16.params"), "x");
        assertThat(zoo().parameters("vgg16")).hasContent("x");
    }

    @Test
    void anEntryWithoutParametersIsRefused() throws IOException {
        Path metadata = repository.resolve(PATH + "vgg/metadata.json");
        Files.writeString(metadata, Files.readString(metadata).replace("\"parameters\"", "\"symbol\""));
        assertThatThrownBy(() -> zoo().parameters("vgg16")).hasMessageContaining("its entry lists no parameters");
    }

    @Test
    void aDamagedListOfModelsIsReported() throws IOException {
        Files.writeString(repository.resolve(PATH + "mobilenet/metadata.json"), "<html>Please log in</html>");
        assertThatThrownBy(() -> zoo().parameters("vgg16"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("its list of models is damaged");
    }

    @Test
    void anUnreachableZooIsReported() {
        ModelZoo nowhere = ModelZoo.at(URI.create("http://localhost:1/"), cache);
        assertThatThrownBy(() -> nowhere.parameters("vgg16"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("zoo:vgg16: cannot be downloaded from http://localhost:1/ (")
                .hasMessageContaining("Check the network connection");
    }
}
