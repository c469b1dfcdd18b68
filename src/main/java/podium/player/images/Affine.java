package podium.player.images;

/**
 * An affine map of (u, v) to (xx u + xy v + x, yx u + yy v + y). Coordinates are relative to an image's centre, in
 * units of its sides: the image spans [-1/2, 1/2] on both axes. The v axis points down.
 */
record Affine(double xx, double xy, double x, double yx, double yy, double y) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    static Affine rotation(double degrees) {
        double radians = StrictMath.toRadians(degrees);
        double cosine = StrictMath.cos(radians);
        double sine = StrictMath.sin(radians);
        return new Affine(cosine, -sine, 0, sine, cosine, 0);
    }

    /** Returns a shear that tilts vertical lines by an angle. */
    static Affine shear(double degrees) {
        return new Affine(1, StrictMath.tan(StrictMath.toRadians(degrees)), 0, 0, 1, 0);
    }

    static Affine scale(double across, double down) {
        return new Affine(across, 0, 0, 0, down, 0);
    }

    static Affine translation(double across, double down) {
        return new Affine(1, 0, across, 0, 1, down);
    }

    /** Returns the composition that applies {@code inner} first and then this map. */
    Affine after(Affine inner) {
        return new Affine(
                xx * inner.xx + xy * inner.yx,
                xx * inner.xy + xy * inner.yy,
                xx * inner.x + xy * inner.y + x,
                yx * inner.xx + yy * inner.yx,
                yx * inner.xy + yy * inner.yy,
                yx * inner.x + yy * inner.y + y);
    }

    /** Returns true if this is the identity; zeros may have either sign. */
    boolean isIdentity() {
        return xx == 1 && xy == 0 && x == 0 && yx == 0 && yy == 1 && y == 0;
    }
}
