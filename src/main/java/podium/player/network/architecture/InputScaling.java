package podium.player.network.architecture;

/**
 * The scaling of pixel values that a network's weights expect, in channel-first order (CHW). Symmetric, imagenet and
 * caffe are the modes {@code tf}, {@code torch} and {@code caffe} of {@code preprocess_input} in
 * {@code keras.applications}. Images have one sample a pixel, or three: red, green and blue.
 */
public enum InputScaling {
    /** x / 127.5 - 1, from -1 to 1: for TensorFlow's MobileNets and networks trained from scratch. */
    SYMMETRIC {
        @Override
        float value(int channel, int sample) {
            return (float) (sample / 127.5 - 1);
        }

        @Override
        public double mean(int channel) {
            return 127.5;
        }

        @Override
        public double deviation(int channel) {
            return 127.5;
        }
    },
    /** x / 255, from 0 to 1: for networks trained from scratch. */
    UNIT {
        @Override
        float value(int channel, int sample) {
            return (float) (sample / 255.0);
        }

        @Override
        public double mean(int channel) {
            return 0;
        }

        @Override
        public double deviation(int channel) {
            return 255;
        }
    },
    /**
     * x / 255, minus ImageNet's mean (.485 .456 .406), divided by its deviation (.229 .224 .225): for Gluon's and
     * torchvision's networks.
     */
    IMAGENET {
        @Override
        float value(int channel, int sample) {
            return (float) ((sample / 255.0 - MEAN[channel]) / DEVIATION[channel]);
        }

        @Override
        public double mean(int channel) {
            return 255 * MEAN[channel];
        }

        @Override
        public double deviation(int channel) {
            return 255 * DEVIATION[channel];
        }

        @Override
        public boolean fitsGrey() {
            return false;
        }
    },
    /** Blue, green, red, each minus its mean on ImageNet (B 103.939, G 116.779, R 123.68): for VGG16 as published. */
    CAFFE {
        @Override
        float value(int channel, int sample) {
            return (float) (sample - CAFFE_MEAN[channel]);
        }

        @Override
        public double mean(int channel) {
            return CAFFE_MEAN[channel];
        }

        @Override
        public double deviation(int channel) {
            return 1;
        }

        @Override
        int plane(int channel) {
            return CHANNELS - 1 - channel;
        }

        @Override
        public boolean fitsGrey() {
            return false;
        }
    };

    private static final int CHANNELS = 3;
    private static final int SAMPLES = 256;
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};
    private static final double[] CAFFE_MEAN = {123.68, 116.779, 103.939};

    /** The scaled value of each 8-bit sample, per channel. */
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

    /** Returns the scaled value of a sample (0 to 255) of red (channel 0), green (1) or blue (2). */
    abstract float value(int channel, int sample);

    /**
     * Returns the sample of a channel that becomes 0, on the scale of 0 to 255. A scaled value is the distance of the
     * sample from it, divided by the channel's {@link #deviation}.
     */
    public abstract double mean(int channel);

    /** Returns the distance of samples of a channel, on the scale of 0 to 255, that becomes 1. */
    public abstract double deviation(int channel);

    /** Returns true if the scaling is the same for all channels, so that it also fits images of one sample a pixel. */
    public boolean fitsGrey() {
        return true;
    }

    /** Returns true if the planes are blue, green, red; otherwise they are red, green, blue. */
    public boolean blueFirst() {
        return plane(0) != 0;
    }

    /** Returns the index of the plane that a channel is written to. */
    int plane(int channel) {
        return channel;
    }

    /**
     * Converts planes, as {@link #write} writes them, to interleaved order: red, green, blue per pixel. Values are not
     * unscaled.
     */
    public float[] interleaved(float[] planes, int pixels) {
        float[] samples = new float[planes.length];
        int channels = planes.length / pixels;
        for (int channel = 0; channel < channels; channel++) {
            int source = plane(channel) * pixels;
            for (int pixel = 0, target = channel; pixel < pixels; pixel++, target += channels) {
                samples[target] = planes[source + pixel];
            }
        }
        return samples;
    }

    /** Returns the scaled distance of a number of grey levels in a plane. */
    public double distance(double levels, int plane) {
        return levels * (white(plane) - black(plane)) / (SAMPLES - 1);
    }

    /** Returns the scaled value of a sample of 0 in a plane. */
    public float black(int plane) {
        return value(plane(plane), 0);
    }

    /** Returns the scaled value of a sample of 255 in a plane. */
    public float white(int plane) {
        return value(plane(plane), SAMPLES - 1);
    }

    /**
     * Applies the chain rule through {@link #write}: adds the gradient with respect to the 8-bit samples.
     *
     * @param planes the gradient with respect to the scaled values, one per sample, starting at {@code offset}
     * @param offset the index of the first value
     * @param pixels the number of pixels
     * @param samples receives the sum, in the samples' order
     */
    public void addGradient(float[] planes, int offset, int pixels, float[] samples) {
        int channels = samples.length / pixels;
        for (int channel = 0; channel < channels; channel++) {
            float slope = value(channel, 1) - value(channel, 0);
            int source = offset + plane(channel) * pixels;
            for (int pixel = 0, target = channel; pixel < pixels; pixel++, target += channels) {
                samples[target] += slope * planes[source + pixel];
            }
        }
    }

    /**
     * Writes one image as one or three planes of {@code pixels} scaled values each.
     *
     * @param samples the samples pixel by pixel: grey, or red, green and blue
     * @param pixels the number of pixels
     * @param planes receives as many values as there are samples, starting at {@code offset}
     * @param offset the index of the first value
     */
    public void write(byte[] samples, int pixels, float[] planes, int offset) {
        int channels = samples.length / pixels;
        for (int channel = 0; channel < channels; channel++) {
            float[] table = values[channel];
            int target = offset + plane(channel) * pixels;
            for (int pixel = 0, source = channel; pixel < pixels; pixel++, source += channels) {
                planes[target + pixel] = table[samples[source] & 0xff];
            }
        }
    }
}
