package podium.lab.attack;

/** The figure that says how far a prediction agrees with the truth, from 0 to 1. */
public enum Agreement {
    /** The Dice of sets of classes, or of label maps. */
    DICE("Dice"),
    /** 1 if an image's one class is right, 0 if not. */
    ACCURACY("accuracy");

    private final String title;

    Agreement(String title) {
        this.title = title;
    }

    /** Returns the name of the figure in texts. */
    public String title() {
        return title;
    }
}
