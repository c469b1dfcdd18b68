package podium.lab.attack;

import java.util.SplittableRandom;
import podium.data.image.RgbImage;

/** The L-infinity ball: all images whose samples differ from those of one image by at most epsilon. */
record Ball(RgbImage image, double epsilon) {
    float[] centre() {
        byte[] rgb = image.rgb();
        float[] samples = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            samples[i] = rgb[i] & 0xff;
        }
        return samples;
    }

    /**
     * Returns a random image of the ball.
     *
     * @param together true if the samples of a pixel move together, so that a grey image stays grey
     */
    float[] random(long seed, boolean together) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] samples = centre();
        int moved = together ? RgbImage.CHANNELS : 1;
        for (int i = 0; i < samples.length; i += moved) {
            float step = (float) (epsilon * (2 * random.nextDouble() - 1));
            for (int sample = i; sample < i + moved; sample++) {
                samples[sample] += step;
            }
        }
        return samples;
    }

    /** Returns the image plus epsilon times a direction, which has a value from -1 to 1 for each sample. */
    float[] towards(float[] direction) {
        float[] samples = centre();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) epsilon * direction[i];
        }
        return samples;
    }

    /** Takes a step against the sign of the gradient and projects the result onto the ball. */
    float[] moved(float[] from, float[] gradient, double stride) {
        byte[] rgb = image.rgb();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            double free = from[i] - stride * Math.signum(gradient[i]);
            int own = rgb[i] & 0xff;
            to[i] = (float) Math.min(own + epsilon, Math.max(own - epsilon, free));
        }
        return to;
    }

    /** Rounds to whole grey levels inside the ball and the range 0 to 255. */
    RgbImage rounded(float[] samples) {
        byte[] rgb = image.rgb();
        byte[] result = new byte[rgb.length];
        int reach = (int) Math.floor(epsilon);
        for (int i = 0; i < result.length; i++) {
            int own = rgb[i] & 0xff;
            int rounded = Math.round(samples[i]);
            int inBall = Math.min(own + reach, Math.max(own - reach, rounded));
            result[i] = (byte) Math.min(255, Math.max(0, inBall));
        }
        return RgbImage.of(image.width(), image.height(), result);
    }
}
