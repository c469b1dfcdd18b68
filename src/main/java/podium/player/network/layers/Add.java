package podium.player.network.layers;

import java.util.List;

/** The sum of two maps of the same shape. */
public record Add() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        if (!inputs.get(0).equals(inputs.get(1))) {
            throw new IllegalArgumentException("cannot add maps of shapes " + inputs.get(0) + " and " + inputs.get(1));
        }
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "add";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.add(this);
    }
}
