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

/** DJL's repository of MXNet models, published ones of Gluon among them: downloads a model once, and keeps it. */
final class ModelZoo {
    private static final URI DJL = URI.create("https://mlrepo.djl.ai/");
    private static final String GROUP = "ai.djl.mxnet";
    /** The repository's families that have models of our architectures. */
    private static final List<String> FAMILIES = List.of("mobilenet", "resnet", "vgg");

    private static final String PARAMETERS = "parameters";
    private static final String PATIENCE = "sun.net.client.defaultConnectTimeout";

    private final RemoteRepository repository;

    private ModelZoo(RemoteRepository repository) {
        this.repository = repository;
    }

    /** The one on the network; models are kept below {@code ~/.djl.ai/cache}, where DJL keeps them. */
    static ModelZoo djl() {
        System.setProperty(PATIENCE, System.getProperty(PATIENCE, "20000"));
        return new ModelZoo(new RemoteRepository("MXNet", DJL));
    }

    /** One at another place, a {@code file:} folder for instance, that is laid out as DJL's. */
    static ModelZoo at(URI uri, Path cache) {
        return new ModelZoo(new RemoteRepository("MXNet", uri) {
            @Override
            public Path getCacheDirectory() {
                return cache;
            }
        });
    }

    /** The {@code .params} file of a model. */
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
                    "zoo:" + name + ": cannot be fetched from " + repository.getBaseUri() + " (" + e
                            + "); is there a network? Where there is none, bring the .params file by other means, and name"
                            + " the file",
                    e);
        }
    }

    private List<Artifact> models(String family) throws IOException {
        MRL models = repository.model(Application.CV.IMAGE_CLASSIFICATION, GROUP, family);
        try {
            return models.listArtifacts();
        } catch (RuntimeException e) { // DJL parses whatever a proxy or a hotel's network answers
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
