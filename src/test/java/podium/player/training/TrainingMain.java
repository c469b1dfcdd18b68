package podium.player.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import podium.player.figures.EpochFigures;

/** Trains in a separate Java process, which a test kills. It prints a line after each batch and each epoch. */
final class TrainingMain {
    private TrainingMain() {}

    /** The arguments are the folder of the recipe, the folder of the run, and the settings. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TrainingJob job = TinyTraining.job(Path.of(args[0]), Arrays.copyOfRange(args, 2, args.length));
        Trainer.train(job, Path.of(args[1]), new Talking(out));
    }

    private static final class Talking implements TrainingListener {
        private final PrintStream out;

        Talking(PrintStream out) {
            this.out = out;
        }

        @Override
        public podium.core.Progress progress() {
            return podium.core.Progress.NONE;
        }

        @Override
        public podium.core.Progress batches() {
            return podium.core.Progress.NONE;
        }

        @Override
        public void begin(String title) {}

        @Override
        public void before(EpochFigures.PartFigures valid) {
            out.println("before");
        }

        @Override
        public void epoch(EpochFigures figures, boolean best) {
            out.println("epoch");
        }

        @Override
        public boolean stopped() {
            out.println("batch");
            return false;
        }
    }
}
