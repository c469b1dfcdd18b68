package podium.player.network.weights;

import ai.djl.Application;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.RemoteRepository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.player.network.architecture.Architecture;

/** DJL's repository of MXNet models, which includes Gluon's published ones. A model is downloaded once and cached. */
final class ModelZoo {
    private static final URI DJL = URI.create("https://mlrepo.djl.ai/");
    private static final String GROUP = "ai.djl.mxnet";
    /** The repository's families that contain models of known architectures. */
    private static final List<String> FAMILIES = List.of("mobilenet", "resnet", "vgg");

    private static final String PARAMETERS = "parameters";
    private static final String PATIENCE = "sun.net.client.defaultConnectTimeout";

    private final RemoteRepository repository;

    private ModelZoo(RemoteRepository repository) {
        this.repository = repository;
    }

    /** Returns the online zoo. Models are cached in {@code ~/.djl.ai/cache}, as DJL does. */
    static ModelZoo djl() {
        System.setProperty(PATIENCE, System.getProperty(PATIENCE, "20000"));
        return new ModelZoo(new RemoteRepository("MXNet", DJL));
    }

    /** Returns a zoo with DJL's layout at another place, such as a {@code file:} folder. */
    static ModelZoo at(URI uri, Path cache) {
        return new ModelZoo(new RemoteRepository("MXNet", uri) {
            @Override
            public Path getCacheDirectory() {
                return cache;
            }
        });
    }

    /**
     * Returns the {@code .params} file of a model, downloaded if necessary.
     *
     * @throws InputException if there is no such model, or it cannot be downloaded
     */
    Path parameters(String name) {
        try {
            List<String> known = new ArrayList<>();
            for (String family : FAMILIES) {
                for (Artifact artifact : models(family)) {
                    if (name.equals(artifact.getName())) {
                        return parameters(artifact);
                    }
                    known.add(artifact.getName());
                }
            }
            known.removeIf(other -> !Architecture.exists(other));
            throw new InputException("zoo:" + name + ": no such model in the zoo at " + repository.getBaseUri()
                    + "; there are: " + String.join(", ", known));
        } catch (IOException e) {
            throw new InputException(
                    "zoo:" + name + ": cannot be downloaded from " + repository.getBaseUri() + " (" + e
                            + "). Check the network connection, or copy the .params file to this machine and give its"
                            + " path",
                    e);
        }
    }

    private List<Artifact> models(String family) throws IOException {
        MRL models = repository.model(Application.CV.IMAGE_CLASSIFICATION, GROUP, family);
        try {
            return models.listArtifacts();
        } catch (RuntimeException e) { // DJL parses any answer, also a proxy's login page.
            throw new IOException("its list of models is damaged", e);
        }
    }

    private Path parameters(Artifact artifact) throws IOException {
        Artifact.@Nullable Item item = artifact.getFiles().get(PARAMETERS);
        if (item == null) {
            throw new IOException("its entry lists no " + PARAMETERS);
        }
        repository.prepare(artifact);
        Path file = repository.getFile(item, "");
        if (!Files.exists(file)) {
            throw new IOException(file + " was not written; remove " + file.getParent() + " and try again");
        }
        return file;
    }
}
