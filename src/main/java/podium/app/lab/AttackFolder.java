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
 * The folder of an attack. The attacked images of each epsilon have their own folder, and depend only on the settings
 * in {@code attack.txt} and on that epsilon. Images of an earlier call are therefore reused, whatever its epsilons
 * were.
 *
 * <pre>
 * OUT/attack.txt               the settings that the attacked images depend on
 * OUT/eps-4/images/ID.png      the attacked images
 * OUT/eps-4/scores.csv         the predictions for 'podium encode'; of a segmenter, masks/ID.png
 * </pre>
 *
 * @param settings the text of {@code attack.txt}
 */
record AttackFolder(Path path, String settings) {
    /** The first line of {@code attack.txt}. Folders without it also contain images found with smaller epsilons. */
    static final String FORMAT = "attack 2: each epsilon is searched by itself\n";

    private static final String SETTINGS = "attack.txt";

    /**
     * Reserves the folder for these settings.
     *
     * @throws InputException if the folder holds an attack with other settings
     */
    void begin() throws IOException {
        Path file = path.resolve(SETTINGS);
        String there = Files.exists(file) ? Files.readString(file) : settings;
        if (!there.startsWith(FORMAT)) {
            throw new InputException(file + ": was written by an earlier version of Podium, which mixed images of"
                    + " smaller epsilons into the folders of larger ones; expected the first line '" + FORMAT.strip()
                    + "'; name another --out, or delete " + path);
        }
        if (!there.equals(settings)) {
            throw new InputException(path + ": holds an attack with other settings (" + SETTINGS
                    + "); name another --out, or delete the folder");
        }
        WriteAside.text(file, settings);
    }

    private Path of(double epsilon) {
        return path.resolve("eps-" + AttackTable.epsilon(epsilon));
    }

    /** Attacks an image within an epsilon and writes the attacked image, or reads it if its file exists. */
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

    /** Reads an attacked image, and refuses one that differs from the image by more than epsilon. */
    private static RgbImage read(Path file, RgbImage image, double epsilon) throws IOException {
        RgbImage attacked = RgbImage.read(file);
        if (!attacked.size().equals(image.size())
                || Perturbation.of(image, attacked).linf() > epsilon) {
            throw new InputException(file + ": differs from the original image by more than epsilon "
                    + AttackTable.epsilon(epsilon) + "; delete it to attack the image again");
        }
        return attacked;
    }

    /** The file of a classifier's scores for the attacked images of an epsilon. */
    Path scores(double epsilon) {
        return of(epsilon).resolve("scores.csv");
    }
}
