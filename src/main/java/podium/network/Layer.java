package podium.network;

import ai.djl.ndarray.types.Shape;

/**
 * One operation of a graph, as {@code podium model show} lists it.
 *
 * @param shape of its output, without the batch
 * @param parameters numbers that gradients train
 * @param statistics running means and variances
 * @param multiplyAdds for one image, of convolutions and dense layers
 */
public record Layer(String name, String kind, Shape shape, long parameters, long statistics, long multiplyAdds) {}
