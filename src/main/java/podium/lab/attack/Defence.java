package podium.lab.attack;

import java.util.List;
import podium.core.UsageException;
import podium.data.image.RgbImage;

/**
 * Something that is done to an image before a network sees it, so that small perturbations are lost; what the network says
 * is the mean over all versions.
 */
public interface Defence {
    /** What the network is to see, the same each time. */
    List<RgbImage> versions(RgbImage image);

    /**
     * For an attack that knows the defence: the gradient with respect to the image, by that with respect to a version.
     * What has no derivative, such as rounding, is taken for the identity (BPDA; Athalye et al., 2018).
     *
     * @param version its place among {@link #versions}
     */
    default float[] gradientBefore(RgbImage image, int version, float[] gradient) {
        return gradient;
    }

    /** Whether each version has the image's size, pixel by pixel: what label maps need. */
    default boolean keepsPixels() {
        return true;
    }

    /**
     * {@code jpeg:QUALITY}, {@code bits:N} or {@code pad:N}; {@code pca:N} needs images to be fitted on, see {@link
     * PatchPca}.
     *
     * @throws UsageException if it is none of these
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
                "'" + text + "' is no defence; expected jpeg:QUALITY (1 to 100), bits:N (1 to 7), pad:N"
                        + " (1 to 64 random versions) or pca:N (1 to 191 components)");
    }
}
