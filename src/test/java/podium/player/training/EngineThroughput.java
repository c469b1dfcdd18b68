package podium.player.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.player.images.InputPlanes;
import podium.player.images.WholeImageNetwork;
import podium.player.network.BatchNormMode;
import podium.player.network.Rectifier;
import podium.player.network.architecture.InputScaling;
import podium.player.network.engine.Engine;
import podium.player.network.engine.Mxnet;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.running.InferenceNetwork;

/**
 * Measures predictions by ONNX Runtime alone, by Podium with ONNX Runtime, and by Podium with MXNet, in turns.
 * bench/engines.py runs it. Label maps of Podium's ways have the images' size; ONNX Runtime alone ends with the logits.
 */
final class EngineThroughput {
    private static final String ALONE = "ONNX Runtime alone";
    private static final String ONNX = "Podium with ONNX Runtime";
    private static final String MXNET = "Podium with MXNet";

    /** Sizes of photographs as in VOC, in the order of their files; most are 500 x 375. */
    private static final int[][] SIZES = {
        {500, 375},
        {500, 333},
        {375, 500},
        {500, 375},
        {486, 500},
        {500, 375},
        {334, 500},
        {500, 332},
        {500, 375},
        {500, 281}
    };

    private EngineThroughput() {}

    /** Arguments: rounds, steps in a turn, images that any-size networks take in a step. */
    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[0]);
        int steps = Integer.parseInt(args[1]);
        int images = Integer.parseInt(args[2]);
        batches("MobileNetV2, 225 pixels", network("mobilenetv2", 225, 16), rounds, steps);
        MeasuredNetwork segmenter = network("deeplabv3plus", 257, 8);
        batches("DeepLabV3+, 257 pixels", segmenter, rounds, steps);
        wholeImages(segmenter, images(images), rounds);
    }

    private static MeasuredNetwork network(String name, int size, int batch) throws IOException {
        return MeasuredNetwork.of(name, size, batch, Rectifier.RELU6, BatchNormMode.FROZEN);
    }

    private static void batches(String what, MeasuredNetwork network, int rounds, int steps) {
        int batch = network.batch();
        Turns turns = new Turns(rounds, steps);
        try (OnnxAlone alone = new OnnxAlone(network, OnnxAlone.Waiting.AS_INSTALLED);
                InferenceNetwork onnx = inference(OnnxRuntime.here(), network);
                InferenceNetwork mxnet = inference(new Mxnet(), network)) {
            turns.way(ALONE, batch, alone::forward)
                    .way(ONNX, batch, () -> network.decide(onnx.forward(network.pixels(), batch)))
                    .way(MXNET, batch, () -> network.decide(mxnet.forward(network.pixels(), batch)))
                    .measure(steps);
        }
        turns.printRates(what);
        turns.printRatio(what, ONNX, ALONE);
        turns.printRatio(what, ONNX, MXNET);
    }

    private static InferenceNetwork inference(Engine engine, MeasuredNetwork network) {
        return engine.inference(network.predicting(), network.parameters());
    }

    private static List<RgbImage> images(int count) {
        Random random = new Random(3);
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] size = SIZES[i % SIZES.length];
            byte[] rgb = new byte[RgbImage.CHANNELS * size[0] * size[1]];
            random.nextBytes(rgb);
            images.add(RgbImage.of(size[0], size[1], rgb));
        }
        return images;
    }

    /** In the order of their files, as predict does it, and in the order of their sizes, as training does it. */
    private static void wholeImages(MeasuredNetwork network, List<RgbImage> images, int rounds) {
        List<ImageSize> sizes = images.stream().map(RgbImage::size).toList();
        List<RgbImage> bySize = IntStream.of(WholeImageNetwork.bySize(sizes))
                .mapToObj(images::get)
                .toList();
        Turns byFile = new Turns(rounds, 1);
        Turns sorted = new Turns(rounds, 1);
        try (WholeImageNetwork onnx = anySize(OnnxRuntime.here(), network);
                WholeImageNetwork mxnet = anySize(new Mxnet(), network)) {
            byFile.way(ONNX, images.size(), () -> decide(onnx, images))
                    .way(MXNET, images.size(), () -> decide(mxnet, images))
                    .measure(0);
            sorted.way(ONNX, images.size(), () -> decide(onnx, bySize))
                    .way(MXNET, images.size(), () -> decide(mxnet, bySize))
                    .measure(0);
        }
        byFile.printRates("whole images, by file");
        byFile.printRatio("whole images, by file", ONNX, MXNET);
        sorted.printRates("whole images, by size");
        sorted.printRatio("whole images, by size", ONNX, MXNET);
    }

    private static WholeImageNetwork anySize(Engine engine, MeasuredNetwork network) {
        return new WholeImageNetwork(
                network.spec(), network.parameters(), InputPlanes.coloured(InputScaling.SYMMETRIC), engine);
    }

    private static void decide(WholeImageNetwork network, List<RgbImage> images) {
        for (RgbImage image : images) {
            network.logits(image).labels(image.width(), image.height());
        }
    }
}
