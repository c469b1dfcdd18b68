package podium.app.lab;

import java.util.List;
import podium.core.Progress;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.player.prediction.ImageLoss;

/**
 * A case that checks for a stop request at each pass through the network, so that a search with hundreds of passes can
 * stop in the middle of an image.
 *
 * @param steps the task in which the image is one step
 */
record StoppableCase(Case of, Progress.Task steps) implements Case {
    @Override
    public ImageLoss loss() {
        ImageLoss loss = of.loss();
        return new ImageLoss() {
            @Override
            public double value(RgbImage image, float[] gradient) {
                steps.requireWanted();
                return loss.value(image, gradient);
            }

            @Override
            public boolean ofLuma() {
                return loss.ofLuma();
            }
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
