package podium.app.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import podium.core.InputException;
import podium.core.files.WriteAside;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;
import podium.data.maps.MaskPng;
import podium.lab.attack.AttackResult;
import podium.lab.attack.EpsilonSearch;
import podium.lab.attack.Perturbation;
import podium.report.tables.AttackTable;

/**
 * The folder of an attack. The attacked images of each epsilon are kept apart, and depend on the settings in {@code
 * attack.txt} and on that epsilon alone: what an earlier call found is not searched again, whichever epsilons it had.
 *
 * <pre>
 * OUT/attack.txt               what the attacked images depend on
 * OUT/eps-4/images/ID.png      the attacked images
 * OUT/eps-4/scores.csv         what the network says of them, or masks/ID.png: for 'podium encode'
 * </pre>
 *
 * @param settings the text of {@code attack.txt}
 */
record AttackFolder(Path path, String settings) {
    /** The first line of {@code attack.txt}. Folders without it hold images that smaller epsilons found, too. */
    static final String FORMAT = "attack 2: each epsilon is searched by itself\n";

    private static final String SETTINGS = "attack.txt";

    /**
     * Claims the folder for these settings.
     *
     * @throws InputException if it holds an attack with others
     */
    void begin() throws IOException {
        Path file = path.resolve(SETTINGS);
        String there = Files.exists(file) ? Files.readString(file) : settings;
        if (!there.startsWith(FORMAT)) {
            throw new InputException(file + ": was written by an earlier version of Podium, which put images that a"
                    + " smaller epsilon had found into the folders of larger ones; expected " + FORMAT.strip()
                    + ". Give another --out, or delete " + path);
        }
        if (!there.equals(settings)) {
            throw new InputException(path + ": holds an attack with other settings (" + SETTINGS
                    + "); give another --out, or delete it");
        }
        WriteAside.text(file, settings);
    }

    private Path of(double epsilon) {
        return path.resolve("eps-" + AttackTable.epsilon(epsilon));
    }

    /** The attack on an image within an epsilon, from its file if there is one; otherwise searched and written. */
    AttackResult found(EpsilonSearch search, String id, RgbImage image, double epsilon) throws IOException {
        Path file = of(epsilon).resolve("images").resolve(id + ".png");
        AttackResult found;
        if (Files.isRegularFile(file)) {
            found = search.again(epsilon, read(file, image, epsilon));
        } else {
            found = search.within(epsilon);
            WriteAside.write(file, stream -> RgbPng.write(found.image(), stream));
        }
        LabelMap map = found.after().map();
        if (map != null) {
            Path mask = of(epsilon).resolve("masks").resolve(id + ".png");
            WriteAside.write(mask, stream -> MaskPng.write(map, stream));
        }
        return found;
    }

    /** An attacked image that is no version of the image within epsilon is of other images of the same names. */
    private static RgbImage read(Path file, RgbImage image, double epsilon) throws IOException {
        RgbImage attacked = RgbImage.read(file);
        if (!attacked.size().equals(image.size())
                || Perturbation.of(image, attacked).linf() > epsilon) {
            throw new InputException(file + ": is no version of the image within epsilon "
                    + AttackTable.epsilon(epsilon) + "; delete it to have the image attacked again");
        }
        return attacked;
    }

    /** Where what a classifier says of an epsilon's images belongs. */
    Path scores(double epsilon) {
        return of(epsilon).resolve("scores.csv");
    }
}
