package podium;

/** How often a test repeats: few times in an ordinary build, the full count under {@code -Pthorough}. */
public final class Thorough {
    private Thorough() {}

    public static int count(int reduced, int full) {
        return Boolean.getBoolean("podium.thorough") ? full : reduced;
    }
}
