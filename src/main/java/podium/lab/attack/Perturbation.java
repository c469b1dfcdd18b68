package podium.lab.attack;

import podium.data.image.RgbImage;

/**
 * The distance between two images of the same size.
 *
 * @param linf the largest difference of a sample, in grey levels
 * @param rms the root mean squared difference, in grey levels: the L2 norm divided by the root of the number of samples
 * @param ssim the structural similarity of the luma; 1 for equal images
 */
public record Perturbation(int linf, double rms, double ssim) {
    /**
     * Measures the distance of {@code changed} from {@code image}.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Perturbation of(RgbImage image, RgbImage changed) {
        byte[] before = image.rgb();
        byte[] after = changed.rgb();
        if (before.length != after.length || image.width() != changed.width()) {
            throw new IllegalArgumentException(
                    "images of different sizes: " + image.size() + " and " + changed.size() + " pixels");
        }
        int largest = 0;
        long squares = 0;
        for (int i = 0; i < before.length; i++) {
            int difference = (after[i] & 0xff) - (before[i] & 0xff);
            largest = Math.max(largest, Math.abs(difference));
            squares += (long) difference * difference;
        }
        return new Perturbation(largest, Math.sqrt((double) squares / before.length), Ssim.of(image, changed));
    }
}
