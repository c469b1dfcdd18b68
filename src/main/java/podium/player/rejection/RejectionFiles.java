package podium.player.rejection;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import podium.core.InputException;
import podium.core.files.PrettyJson;
import podium.core.files.Sha256;
import podium.core.files.StrictJson;
import podium.core.files.WriteAside;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;
import podium.player.network.weights.ParameterFile;
import podium.player.prediction.Embedder;

/**
 * The folder {@code rejection} of a run, which keeps its {@link Rejection}: {@code class-means.params} with the means and
 * the covariance's factor, and {@code rejection.json} with all else, among it the checksums of the run's network and of
 * the other file. The JSON file is written last. If the checksums do not fit, there is no rejection, and it is fitted
 * again with the same result.
 *
 * @param folder the folder
 */
public record RejectionFiles(Path folder) {
    private static final int SCHEMA = 1;
    private static final String MEANS = "means";
    private static final String FACTOR = "factor";

    /** The longest JSON file: about a million valid images. */
    private static final long MOST_BYTES = 1L << 26;

    /** Room for the names and shapes of the arrays. */
    private static final long HEADS = 4096;

    /** The content of the JSON file. */
    private record Kept(int schema, String model, String arrays, List<Integer> images, List<ValidStanding> scores) {
        Kept {
            if (schema != SCHEMA
                    || model == null
                    || arrays == null
                    || images.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a key is missing, or the schema is not " + SCHEMA);
            }
            List<RejectionScore> found =
                    scores.stream().map(ValidStanding::score).toList();
            if (!found.equals(List.of(RejectionScore.values()))) {
                throw new IllegalArgumentException("the scores are " + found);
            }
        }
    }

    private Path json() {
        return folder.resolve("rejection.json");
    }

    private Path arrays() {
        return folder.resolve("class-means.params");
    }

    /**
     * Writes both files.
     *
     * @param model the checksum of the network's parameters
     */
    public void write(Rejection rejection, String model) throws IOException {
        ClassMeans means = rejection.means();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(MEANS, tensor(means.packedMeans()));
        tensors.put(FACTOR, tensor(means.covariance().packed()));
        WriteAside.write(arrays(), out -> ParameterFile.write(new Parameters(tensors), Set.of(), out));
        WriteAside.text(
                json(),
                PrettyJson.text(new Kept(SCHEMA, model, Sha256.of(arrays()), means.images(), rejection.standings())));
    }

    private static Tensor tensor(float[] values) {
        return new Tensor(Shape.of(values.length), values);
    }

    /**
     * Reads the rejection, if there is one of this network.
     *
     * @param model the checksum of the network's parameters
     * @param classes the number of the network's classes
     * @throws InputException if a file is damaged
     */
    public Optional<Rejection> read(String model, int classes) throws IOException {
        if (!Files.isRegularFile(json()) || !Files.isRegularFile(arrays())) {
            return Optional.empty();
        }
        requireAtMost(json(), MOST_BYTES);
        Kept kept = kept();
        if (!kept.model().equals(model)) {
            return Optional.empty();
        }
        long numbers = (long) classes * Embedder.MOST_FEATURES + SharedCovariance.size(Embedder.MOST_FEATURES);
        requireAtMost(arrays(), numbers * Float.BYTES + HEADS);
        if (!kept.arrays().equals(Sha256.of(arrays()))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rejection(means(kept.images(), classes), kept.scores()));
        } catch (IllegalArgumentException e) {
            throw new InputException(damage(arrays(), String.valueOf(e.getMessage())), e);
        }
    }

    private Kept kept() throws IOException {
        try {
            return StrictJson.read(Files.readString(json()), Kept.class);
        } catch (JsonProcessingException e) {
            throw new InputException(damage(json(), e.getOriginalMessage()), e);
        } catch (CharacterCodingException e) {
            throw new InputException(damage(json(), "not UTF-8 text"), e);
        }
    }

    private ClassMeans means(List<Integer> images, int classes) throws IOException {
        Parameters read = ParameterFile.read(arrays());
        if (!read.names().equals(Set.of(MEANS, FACTOR)) || images.size() != classes) {
            throw new IllegalArgumentException(read.names() + " of " + images.size() + " classes");
        }
        float[] means = read.get(MEANS).values();
        float[] factor = read.get(FACTOR).values();
        int features = means.length / classes;
        if (features == 0
                || features > Embedder.MOST_FEATURES
                || means.length != features * classes
                || factor.length != SharedCovariance.size(features)) {
            throw new IllegalArgumentException(means.length + " and " + factor.length + " numbers");
        }
        requireFinite(means);
        requireFinite(factor);
        float[][] rows = new float[classes][];
        for (int label = 0; label < classes; label++) {
            rows[label] = Arrays.copyOfRange(means, label * features, (label + 1) * features);
        }
        return new ClassMeans(images, rows, SharedCovariance.ofPacked(factor, features));
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the number " + value);
            }
        }
    }

    private void requireAtMost(Path file, long bytes) throws IOException {
        if (Files.size(file) > bytes) {
            throw new InputException(damage(file, Files.size(file) + " bytes, more than " + bytes));
        }
    }

    private String damage(Path file, String found) {
        return file + ": not a file that this program wrote (" + found + "); delete the folder " + folder
                + ", and 'podium reject' makes it again";
    }
}
