/** Takes a plain graph with its parameters, gives an ONNX file, and runs such files with ONNX Runtime: the forward pass. */
@NullMarked
package podium.player.network.onnx;

import org.jspecify.annotations.NullMarked;
