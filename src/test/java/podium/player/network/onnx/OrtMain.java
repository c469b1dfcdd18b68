package podium.player.network.onnx;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import podium.core.InputException;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.SmallGraphs;

/** A program that runs a network in its own Java process and prints the result, or the error message for a user. */
final class OrtMain {
    private OrtMain() {}

    /**
     * Runs a convolution of 4,096 filters, twice if it fails.
     *
     * @param args the number of images at once, each of which takes 64 MB
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int rows = Integer.parseInt(args[0]);
        Graph graph = SmallGraphs.wide(4096);
        for (int tries = 2; tries > 0; tries--) {
            try (OnnxNetwork network = BothEngines.network(graph, Networks.drawn(graph, 1), OnnxForm.FIXED_SIZE)) {
                out.println(network.forward(new float[rows * 3 * 64 * 64], rows).length + " numbers");
                return;
            } catch (InputException e) {
                out.println("error: " + e.getMessage());
            }
        }
    }
}
