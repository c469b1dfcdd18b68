package podium.judge.competition;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import podium.core.InputException;
import podium.core.files.DrawnOrder;
import podium.core.files.WriteAside;
import podium.core.yaml.StrictYaml;

/**
 * The secret key of a publication: the seed of its shuffle and of its public share, and the image of the data
 * set behind each new id. The same key and data set give the same publication.
 *
 * <pre>
 * competition: "voc2009"
 * seed: "9b1c..."          # 256 bits from a SecureRandom, stored nowhere else
 * train: {0: "2007_000032", ...}
 * test: {0: "2009_001775", ...}
 * </pre>
 */
record PublicationKey(String competition, String seed, Map<Integer, String> train, Map<Integer, String> test) {
    static final String NAME = "key.yaml";

    /** Draws a new key. The train images keep their order; the seed shuffles the test images. */
    static PublicationKey draw(String competition, List<String> train, List<String> test, SecureRandom random) {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return of(competition, HexFormat.of().formatHex(seed), train, test);
    }

    private static PublicationKey of(String competition, String seed, List<String> train, List<String> test) {
        return new PublicationKey(competition, seed, numbered(train), numbered(DrawnOrder.of(test, seed + ":order")));
    }

    private static Map<Integer, String> numbered(List<String> ids) {
        Map<Integer, String> numbers = new LinkedHashMap<>();
        ids.forEach(id -> numbers.put(numbers.size(), id));
        return numbers;
    }

    /** Reads the key of an earlier publication, which must contain the same images. */
    static PublicationKey read(Path file, String competition, List<String> train, List<String> test)
            throws IOException {
        PublicationKey key = parsed(file);
        if (!key.competition.equals(competition)) {
            throw new InputException(file + ": this is the key of competition " + key.competition + "; expected "
                    + competition + ": publish to another folder");
        }
        if (!key.equals(of(competition, key.seed, train, test))) {
            throw new InputException(file + ": the key lists other images than the data set has (" + train.size()
                    + " for train, " + test.size() + " for test); the data set or the key was changed: restore it, or"
                    + " publish to another folder");
        }
        return key;
    }

    private static PublicationKey parsed(Path file) throws IOException {
        PublicationKey key = StrictYaml.of(PublicationKey.class, "").read(file, Map.of());
        if (key.competition != null && key.seed != null && key.seed.matches("[0-9a-f]{64}")) {
            return key;
        }
        throw new InputException(file + ": expected the key's competition and its seed of 64 hexadecimal digits");
    }

    void write(Path file) throws IOException {
        WriteAside.privateText(file, StrictYaml.format(this));
    }

    /** The new ids of the test images, in order. */
    List<String> testNames() {
        return names(test);
    }

    /** The new ids of the train images, in order. */
    List<String> trainNames() {
        return names(train);
    }

    private static List<String> names(Map<Integer, String> images) {
        return images.keySet().stream().map(String::valueOf).toList();
    }

    /** The ids in the data set of those test images that count for the public score. */
    Set<String> publicIds(double share) {
        return PublicSplit.publicIds(new ArrayList<>(test.values()), share, seed + ":public");
    }
}
