package podium.player.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import podium.data.image.RgbImage;
import podium.player.network.BatchNormMode;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.LogitLoss;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.running.Updater;
import podium.player.recipe.learning.Optimizer;

/**
 * Measures what it costs and gains that ONNX Runtime's threads spin while they wait: MobileNetV2 at 225 pixels in
 * batches of 16, alone, in turns with training by MXNet, and beside threads that decode JPEG files. bench/engines.py
 * runs it.
 */
final class EngineSpinning {
    private static final List<OnnxAlone.Waiting> BOTH = List.of(OnnxAlone.Waiting.SLEEPING, OnnxAlone.Waiting.SPINNING);

    private final MeasuredNetwork network;
    private final int rounds;
    private final int steps;

    private EngineSpinning(MeasuredNetwork network, int rounds, int steps) {
        this.network = network;
        this.rounds = rounds;
        this.steps = steps;
    }

    /** Arguments: rounds, batches in a turn. */
    public static void main(String[] args) throws IOException, InterruptedException {
        MeasuredNetwork network = MeasuredNetwork.of("mobilenetv2", 225, 16, Rectifier.RELU6, BatchNormMode.FROZEN);
        EngineSpinning measured = new EngineSpinning(network, Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        measured.alone();
        measured.withTraining();
        measured.besideDecoders();
    }

    /** What a turn is measured by: images per second of the network, and of the work beside it. */
    private record Rates(double predicted, double other) {}

    private interface Turn {
        Rates of(OnnxAlone session) throws IOException, InterruptedException;
    }

    /** Runs both ways in turns, each with a session of its own that no other session's threads disturb. */
    private void inTurns(String what, String other, Turn turn) throws IOException, InterruptedException {
        double[][] predicted = new double[BOTH.size()][rounds];
        double[][] beside = new double[BOTH.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < BOTH.size(); i++) {
                int way = (round + i) % BOTH.size();
                try (OnnxAlone session = new OnnxAlone(network, BOTH.get(way))) {
                    session.forward();
                    Rates rates = turn.of(session);
                    predicted[way][round] = rates.predicted;
                    beside[way][round] = rates.other;
                }
            }
        }
        print(what, "predicted", predicted);
        if (!other.isEmpty()) {
            print(what, other, beside);
        }
    }

    private static void print(String what, String rate, double[][] values) {
        for (OnnxAlone.Waiting waiting : BOTH) {
            Turns.line(what, rate + ", " + waiting, values[BOTH.indexOf(waiting)], "%.1f", "images/s");
        }
        double[] ratios = IntStream.range(0, values[0].length)
                .mapToDouble(round -> values[1][round] / values[0][round])
                .toArray();
        Turns.line(what, rate + ", SPINNING / SLEEPING", ratios, "%.3f", "");
    }

    private void alone() throws IOException, InterruptedException {
        inTurns("alone", "", session -> new Rates(rate(predicting(session)), 0));
    }

    private void withTraining() throws IOException, InterruptedException {
        LogitLoss loss = network.loss();
        try (TrainingNetwork training =
                        TrainingEngine.here().training(network.spec().graph(Purpose.TRAINING), network.parameters());
                Updater adam = training.updater(Optimizer.STANDARD.rule())) {
            training.train(name -> true);
            Runnable step = () -> {
                training.backward(network.pixels(), network.batch(), loss);
                adam.step(name -> 1e-3);
            };
            step.run();
            inTurns("in turns with MXNet's training", "trained", session -> {
                double[] seconds = new double[2];
                for (int change = 0; change < 2; change++) {
                    seconds[0] += seconds(step);
                    seconds[1] += seconds(predicting(session));
                }
                double images = 2.0 * steps * network.batch();
                return new Rates(images / seconds[1], images / seconds[0]);
            });
        }
    }

    private void besideDecoders() throws IOException, InterruptedException {
        Path file = Files.createTempFile("podium", ".jpg");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                ImageIO.write(wavy(500, 375).buffered(), "jpg", out);
            }
            inTurns("beside decoders", "decoded", session -> {
                AtomicLong decoded = new AtomicLong();
                AtomicBoolean ends = new AtomicBoolean();
                List<Thread> decoders = new ArrayList<>();
                for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                    Thread decoder = new Thread(() -> decode(file, ends, decoded));
                    decoder.start();
                    decoders.add(decoder);
                }
                predicting(session).run();
                long before = decoded.get();
                double seconds = seconds(predicting(session));
                double beside = (decoded.get() - before) / seconds;
                ends.set(true);
                for (Thread decoder : decoders) {
                    decoder.join();
                }
                return new Rates(steps * network.batch() / seconds, beside);
            });
        } finally {
            Files.delete(file);
        }
    }

    /** An image that is neither flat nor noise, so that its JPEG file has the size of a photograph's. */
    private static RgbImage wavy(int width, int height) {
        byte[] rgb = new byte[RgbImage.CHANNELS * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / RgbImage.CHANNELS;
            double wave = Math.sin(pixel % width * 0.31) * Math.cos(pixel * 0.17 / width);
            rgb[i] = (byte) (int) (128 + 90 * wave + (i * 7919L % 23));
        }
        return RgbImage.of(width, height, rgb);
    }

    private void decode(Path file, AtomicBoolean ends, AtomicLong decoded) {
        try {
            while (!ends.get()) {
                RgbImage.readUpright(file)
                        .resized(network.spec().size(), network.spec().size());
                decoded.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Runnable predicting(OnnxAlone session) {
        return session::forward;
    }

    private double rate(Runnable step) {
        return steps * network.batch() / seconds(step);
    }

    private double seconds(Runnable step) {
        long began = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            step.run();
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
