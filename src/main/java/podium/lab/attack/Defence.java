package podium.lab.attack;

import java.util.List;
import podium.core.UsageException;
import podium.data.image.RgbImage;

/**
 * A transformation of an image in front of a network that removes small perturbations. The network's scores are
 * averaged over all transformed versions.
 */
public interface Defence {
    /** Returns the versions that the network sees. Repeated calls return the same versions. */
    List<RgbImage> versions(RgbImage image);

    /**
     * Converts the gradient with respect to a version into the gradient with respect to the image, for attacks that
     * know the defence. Steps without a derivative, such as rounding, count as the identity (BPDA; Athalye et al.,
     * 2018).
     *
     * @param version the index of the version in {@link #versions}
     */
    default float[] gradientBefore(RgbImage image, int version, float[] gradient) {
        return gradient;
    }

    /** Returns true if each version has the image's size and keeps its pixels in place, as label maps need. */
    default boolean keepsPixels() {
        return true;
    }

    /**
     * Parses {@code jpeg:QUALITY}, {@code bits:N} or {@code pad:N}. {@code pca:N} must be fitted to images, see
     * {@link PatchPca}.
     *
     * @throws UsageException if the text is none of these
     */
    static Defence parse(String text) {
        List<String> parts = List.of(text.split(":", 2));
        if (parts.size() == 2 && parts.get(1).matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(parts.get(1));
            if (parts.get(0).equals("jpeg")) {
                return new JpegDefence(number);
            }
            if (parts.get(0).equals("bits")) {
                return new BitDepthDefence(number);
            }
            if (parts.get(0).equals("pad")) {
                return new PadDefence(number);
            }
        }
        throw new UsageException(
                "'" + text + "' is not a defence; expected jpeg:QUALITY (1 to 100), bits:N (1 to 7), pad:N"
                        + " (1 to 64 random versions) or pca:N (1 to 191 components)");
    }
}
