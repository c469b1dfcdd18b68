package podium.player.network.engine;

import java.util.function.Consumer;
import podium.core.InputException;

/** The engine that a user chooses for prediction. */
public enum EngineChoice {
    /** ONNX Runtime; where it cannot be loaded, MXNet. */
    AUTO {
        @Override
        public Engine load(Consumer<String> warn) {
            try {
                return ONNX.load(warn);
            } catch (InputException e) {
                return instead(e, warn);
            }
        }
    },
    ONNX {
        @Override
        public Engine load(Consumer<String> warn) {
            return loaded(OnnxRuntime.here());
        }
    },
    MXNET {
        @Override
        public Engine load(Consumer<String> warn) {
            return loaded(new Mxnet());
        }
    };

    /**
     * Loads the engine's native code.
     *
     * @param warn receives a sentence if another engine takes its place
     * @throws InputException if it cannot be loaded
     */
    public abstract Engine load(Consumer<String> warn);

    private static Engine loaded(Engine engine) {
        engine.load();
        return engine;
    }

    private static Engine instead(InputException missing, Consumer<String> warn) {
        try {
            Engine engine = MXNET.load(warn);
            warn.accept(missing.getMessage() + "; " + engine.title() + " predicts in its place");
            return engine;
        } catch (InputException e) {
            missing.addSuppressed(e);
            throw missing;
        }
    }
}
