package podium.player.network.architecture;

/**
 * What a network's weights expect as pixel values. The three are the modes {@code tf}, {@code torch} and {@code caffe} of
 * {@code preprocess_input} in Keras' applications, here written channel after channel (CHW).
 */
public enum InputScaling {
    /** x / 127.5 - 1, in -1..1: TensorFlow's MobileNets, and networks from scratch. */
    SYMMETRIC {
        @Override
        float value(int channel, int sample) {
            return (float) (sample / 127.5 - 1);
        }
    },
    /** x / 255, minus ImageNet's mean (.485 .456 .406), over its deviation (.229 .224 .225): Gluon's and torchvision's. */
    IMAGENET {
        @Override
        float value(int channel, int sample) {
            return (float) ((sample / 255.0 - MEAN[channel]) / DEVIATION[channel]);
        }
    },
    /** Blue, green, red, each minus its mean on ImageNet (B 103.939, G 116.779, R 123.68): VGG16 as it was published. */
    CAFFE {
        @Override
        float value(int channel, int sample) {
            return (float) (sample - CAFFE_MEAN[channel]);
        }

        @Override
        int plane(int channel) {
            return CHANNELS - 1 - channel;
        }
    };

    private static final int CHANNELS = 3;
    private static final int SAMPLES = 256;
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};
    private static final double[] CAFFE_MEAN = {123.68, 116.779, 103.939};

    /** The value of each 8-bit sample of each channel. */
    @SuppressWarnings("ImmutableEnumChecker") // written once, by tables()
    private final float[][] values = new float[CHANNELS][SAMPLES];

    static {
        for (InputScaling scaling : values()) {
            scaling.tabulate();
        }
    }

    private void tabulate() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                values[channel][sample] = value(channel, sample);
            }
        }
    }

    /** What a sample (0..255) of red (channel 0), green (1) or blue (2) becomes. */
    abstract float value(int channel, int sample);

    /** Which of the three planes a channel is written to. */
    int plane(int channel) {
        return channel;
    }

    /** Numbers of samples, plane after plane as {@link #write} lays them, in the samples' order: red, green, blue. */
    public float[] interleaved(float[] planes, int pixels) {
        float[] rgb = new float[CHANNELS * pixels];
        for (int channel = 0; channel < CHANNELS; channel++) {
            int source = plane(channel) * pixels;
            for (int pixel = 0, target = channel; pixel < pixels; pixel++, target += CHANNELS) {
                rgb[target] = planes[source + pixel];
            }
        }
        return rgb;
    }

    /** How far grey levels of 0 to 255 are apart in one of the planes. */
    public double distance(double levels, int plane) {
        return levels * (white(plane) - black(plane)) / (SAMPLES - 1);
    }

    /** What a sample of 0 becomes in one of the planes. */
    public float black(int plane) {
        return value(plane(plane), 0);
    }

    /** What a sample of 255 becomes in one of the planes. */
    public float white(int plane) {
        return value(plane(plane), SAMPLES - 1);
    }

    /**
     * The chain rule through {@link #write}: adds what each 8-bit sample counts, by what each value does.
     *
     * @param planes gradient with respect to the 3 * pixels values from {@code offset} on
     * @param rgb takes the sum, in the samples' order
     */
    public void addGradient(float[] planes, int offset, int pixels, float[] rgb) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            float slope = value(channel, 1) - value(channel, 0);
            int source = offset + plane(channel) * pixels;
            for (int pixel = 0, target = channel; pixel < pixels; pixel++, target += CHANNELS) {
                rgb[target] += slope * planes[source + pixel];
            }
        }
    }

    /**
     * Writes one image as three planes of {@code pixels} values each.
     *
     * @param rgb red, green, blue, pixel after pixel
     * @param planes takes the 3 * pixels values from {@code offset} on
     */
    public void write(byte[] rgb, int pixels, float[] planes, int offset) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            float[] table = values[channel];
            int target = offset + plane(channel) * pixels;
            for (int pixel = 0, source = channel; pixel < pixels; pixel++, source += CHANNELS) {
                planes[target + pixel] = table[rgb[source] & 0xff];
            }
        }
    }
}
