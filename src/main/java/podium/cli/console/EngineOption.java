package podium.cli.console;

import picocli.CommandLine.Option;
import podium.player.network.engine.EngineChoice;

/** The option of commands that run networks. */
public final class EngineOption {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description = "The engine that predicts: onnx (ONNX Runtime), mxnet, or auto (default), which is ONNX"
                    + " Runtime, or MXNet where ONNX Runtime cannot be loaded. MXNet computes all gradients.")
    private EngineChoice engine;

    /** Returns the chosen engine. */
    public EngineChoice choice() {
        return engine;
    }
}
