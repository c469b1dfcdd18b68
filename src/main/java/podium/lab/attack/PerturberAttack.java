package podium.lab.attack;

import java.io.IOException;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.network.engine.Engine;
import podium.player.prediction.ImageLoss;
import podium.player.prediction.PerturbingNetwork;
import podium.player.runs.RunFolder;

/**
 * An attack by a perturber network that was trained to perturb images. It needs one forward pass and no gradient,
 * whatever the bound.
 */
public final class PerturberAttack implements Attacker {
    private final PerturbingNetwork network;

    private PerturberAttack(PerturbingNetwork network) {
        this.network = network;
    }

    /** Opens the perturber of a run folder. */
    public static PerturberAttack open(RunFolder run, Engine engine) throws IOException {
        return new PerturberAttack(PerturbingNetwork.open(run, engine));
    }

    @Override
    public Candidates on(RgbImage image, ImageLoss loss) {
        float[] direction = network.direction(image);
        return epsilon -> {
            Ball ball = new Ball(image, epsilon);
            return List.of(ball.rounded(ball.towards(direction)));
        };
    }

    @Override
    public void close() {
        network.close();
    }
}
