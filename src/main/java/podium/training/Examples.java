package podium.training;

import podium.network.Graph;
import podium.network.Purpose;

/** What a stage's network is fed with: images, or the features that a frozen backbone makes of them. */
sealed interface Examples permits ImageExamples, FeatureExamples {
    /** The part of the network that takes these examples. */
    Graph graph(Purpose purpose);

    /** How training examples become batches. */
    BatchPlan plan();

    /** Training batches from one on, until an epoch that is no longer made. */
    BatchSource train(int epoch, int batch, int untilEpoch);

    /** The examples of valid, in order and as they are. */
    BatchSource valid();
}
