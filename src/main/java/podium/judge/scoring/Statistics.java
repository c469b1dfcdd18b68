package podium.judge.scoring;

import java.util.function.ToDoubleFunction;
import podium.core.metric.Bootstrap;

/** How intervals over images are drawn from numbers of each image, {@link Score#statistics}. */
public final class Statistics {
    /** How every interval is drawn: 95%, over images, as often as steadies its second digit; repeatable. */
    public static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 2009);

    /** Sum over number: the mean of summed rows. */
    public static final ToDoubleFunction<double[]> MEAN = sum -> sum[0] / sum[1];

    private Statistics() {}
}
