package podium.player.network.running;

/**
 * The rule by which parameters follow their gradients.
 *
 * @param formula the formula of one step
 * @param weightDecay the decay of weights, 0 or more; biases and the parameters of normalisations do not decay
 * @param clipNorm the largest joint norm of all gradients of a step (Pascanu et al., ICML 2013); 0 for any
 */
public record UpdateRule(Formula formula, double weightDecay, double clipNorm) {
    /** The formula of one step. */
    public sealed interface Formula {
        /** Returns what the case of this formula returns. */
        <T> T choose(Cases<T> cases);
    }

    /** One method for each formula. */
    public interface Cases<T> {
        T momentum(Momentum formula);

        T adam(Adam formula);

        T rmsProp(RmsProp formula);
    }

    /** Stochastic gradient descent with momentum (Polyak, 1964). */
    public record Momentum(double momentum) implements Formula {
        @Override
        public <T> T choose(Cases<T> cases) {
            return cases.momentum(this);
        }
    }

    /**
     * Adam (Kingma and Ba, <i>Adam</i>, ICLR 2015).
     *
     * @param beta1 the decay rate of the mean of gradients
     * @param beta2 the decay rate of the mean of squared gradients
     * @param epsilon the constant that is added to the divisor
     * @param decoupled true if weights decay apart from the gradient (Loshchilov and Hutter, <i>Decoupled Weight Decay
     *     Regularization</i>, ICLR 2019)
     */
    public record Adam(double beta1, double beta2, double epsilon, boolean decoupled) implements Formula {
        @Override
        public <T> T choose(Cases<T> cases) {
            return cases.adam(this);
        }
    }

    /**
     * RMSProp (Tieleman and Hinton, 2012).
     *
     * @param rho the decay rate of the mean of squared gradients
     * @param epsilon the constant that is added to the divisor
     */
    public record RmsProp(double rho, double epsilon) implements Formula {
        @Override
        public <T> T choose(Cases<T> cases) {
            return cases.rmsProp(this);
        }
    }
}
