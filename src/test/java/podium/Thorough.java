package podium;

/** The number of repetitions of a test: few in an ordinary build, the full number with {@code -Pthorough}. */
public final class Thorough {
    private Thorough() {}

    public static int count(int reduced, int full) {
        return Boolean.getBoolean("podium.thorough") ? full : reduced;
    }
}
