package podium.app.lab;

import java.util.List;
import podium.core.Progress;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.player.prediction.ImageLoss;

/**
 * A case whose every pass through the network ends the work, if that was asked for: a search of hundreds of passes need not
 * come to the end of its image.
 *
 * @param steps the task of which the image is one step
 */
record StoppableCase(Case of, Progress.Task steps) implements Case {
    @Override
    public ImageLoss loss() {
        ImageLoss loss = of.loss();
        return (image, gradient) -> {
            steps.requireWanted();
            return loss.value(image, gradient);
        };
    }

    @Override
    public boolean targeted() {
        return of.targeted();
    }

    @Override
    public Response before() {
        return of.before();
    }

    @Override
    public Response look(RgbImage image) {
        steps.requireWanted();
        return of.look(image);
    }

    @Override
    public double[] presence(RgbImage version, List<Integer> labels) {
        steps.requireWanted();
        return of.presence(version, labels);
    }
}
