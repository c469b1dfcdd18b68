package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Kinds;
import podium.player.network.Initialisation;
import podium.player.network.Initialisation.Distribution;
import podium.player.network.Initialisation.Scaled;
import podium.player.network.Variance;

/** The initialisation of a layer's weights as a recipe writes it, with Keras' names. */
@Kinds("initialisation")
public sealed interface InitialWeights {
    /** Returns the initialisation that is meant. */
    Initialisation initialisation();

    /** He normal, or Glorot uniform in the output layer. */
    record Usual() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return Initialisation.usual();
        }
    }

    record GlorotNormal() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return new Scaled(Variance.GLOROT, Distribution.NORMAL);
        }
    }

    record GlorotUniform() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return new Scaled(Variance.GLOROT, Distribution.UNIFORM);
        }
    }

    record HeNormal() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return new Scaled(Variance.HE, Distribution.NORMAL);
        }
    }

    record HeUniform() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return new Scaled(Variance.HE, Distribution.UNIFORM);
        }
    }

    record LecunNormal() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return new Scaled(Variance.LECUN, Distribution.NORMAL);
        }
    }

    record LecunUniform() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return new Scaled(Variance.LECUN, Distribution.UNIFORM);
        }
    }

    /**
     * A normal distribution around zero.
     *
     * @param deviation its standard deviation
     */
    record Normal(double deviation) implements InitialWeights {
        public Normal {
            require(deviation > 0 && deviation <= 100, "deviation", deviation, "a number above 0, such as 0.01");
        }

        @Override
        public Initialisation initialisation() {
            return new Initialisation.Normal(deviation);
        }
    }

    record Zeros() implements InitialWeights {
        @Override
        public Initialisation initialisation() {
            return Initialisation.zeros();
        }
    }

    /**
     * The same value for all.
     *
     * @param value the value
     */
    record Constant(double value) implements InitialWeights {
        public Constant {
            require(Math.abs(value) <= 100, "value", value, "a number, such as 0.1");
        }

        @Override
        public Initialisation initialisation() {
            return new Initialisation.Constant(value);
        }
    }
}
