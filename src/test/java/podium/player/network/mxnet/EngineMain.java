package podium.player.network.mxnet.symbol;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import podium.core.InputException;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.SmallGraphs;
import podium.player.network.mxnet.MxnetNetwork;

/** A program that runs a network in its own Java process and prints the result, or the error message for a user. */
final class EngineMain {
    private EngineMain() {}

    /**
     * Runs a convolution of 4,096 filters.
     *
     * @param args the number of images at once, each of which takes 64 MB
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int rows = Integer.parseInt(args[0]);
        Graph graph = SmallGraphs.wide(4096);
        try (MxnetNetwork network = MxnetNetwork.fused(graph, Networks.drawn(graph, 1))) {
            float[] output = network.forward(new float[rows * 3 * 64 * 64], rows);
            out.println(output.length + " numbers");
        } catch (InputException e) {
            out.println("error: " + e.getMessage());
        }
    }
}
