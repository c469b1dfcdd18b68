package podium.data.sample;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** One object at its place in the picture: its sketch, its colours and the map from the sketch's units to pixels. */
final class SampleObject {
    private final SampleClass kind;
    private final boolean tiny;
    private final SampleSketch sketch;
    private final SampleColours colours;
    private final AffineTransform place;

    private SampleObject(
            SampleClass kind, boolean tiny, SampleSketch sketch, SampleColours colours, AffineTransform place) {
        this.kind = kind;
        this.tiny = tiny;
        this.sketch = sketch;
        this.colours = colours;
        this.place = place;
    }

    /**
     * Draws up an object and places it at random.
     *
     * @param extent the side in pixels of a square with the area of the object's box
     * @param horizon the row where the ground begins; objects stand on the ground, or fly if there is none
     */
    static SampleObject place(
            SampleClass kind,
            boolean tiny,
            double extent,
            int width,
            int height,
            double horizon,
            RandomGenerator random) {
        SampleSketch sketch = new SampleSketch(random);
        kind.drawOn(sketch);
        Rectangle2D box = sketch.bounds();
        double scale = extent / Math.sqrt(box.getWidth() * box.getHeight());
        scale = Math.min(scale, Math.min(1.02 * width / box.getWidth(), 1.05 * height / box.getHeight()));
        double wide = scale * box.getWidth();
        double tall = scale * box.getHeight();
        double x = middle(wide, width, random);
        double foot = horizon < height ? foot(tall, height, horizon, random) : middle(tall, height, random) + tall / 2;
        double stretch = random.nextDouble(0.9, 1.12);
        AffineTransform place = AffineTransform.getTranslateInstance(x, foot);
        place.rotate(Math.toRadians(random.nextDouble(-1, 1) * (horizon < height ? 6 : 18)));
        place.shear(random.nextDouble(-0.08, 0.08), 0);
        place.scale((random.nextBoolean() ? -scale : scale) * stretch, scale / stretch);
        place.translate(-box.getCenterX(), -box.getMaxY());
        return new SampleObject(kind, tiny, sketch, new SampleColours(kind.family(), random), place);
    }

    SampleClass kind() {
        return kind;
    }

    /** True if the object is far away and should be flagged difficult. */
    boolean tiny() {
        return tiny;
    }

    /** The box of the whole object, including cut off and hidden parts. */
    Rectangle2D bounds() {
        return place.createTransformedShape(sketch.bounds()).getBounds2D();
    }

    /** Draws shadow, parts and shading. */
    void draw(Graphics2D graphics, int width, int height, boolean onGround, double light) {
        Rectangle2D box = bounds();
        if (onGround) {
            graphics.setColor(new Color(0, 0, 0, 70));
            double deep = 0.1 * box.getWidth();
            graphics.fill(new Ellipse2D.Double(box.getX(), box.getMaxY() - 0.65 * deep, box.getWidth(), deep));
        }
        BufferedImage layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = layer.createGraphics();
        sketch.draw(pen, place, colours);
        pen.setComposite(AlphaComposite.SrcAtop);
        float left = (float) (box.getCenterX() - light * box.getWidth() / 2);
        float right = (float) (box.getCenterX() + light * box.getWidth() / 2);
        pen.setPaint(new GradientPaint(
                left,
                (float) box.getY(),
                new Color(255, 255, 255, 60),
                right,
                (float) box.getMaxY(),
                new Color(0, 0, 0, 90)));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        graphics.drawImage(layer, 0, 0, null);
    }

    /** Fills the object's outline without smooth edges. */
    void fillSilhouette(Graphics2D graphics) {
        sketch.fillSilhouette(graphics, place);
    }

    private static double middle(double size, int side, RandomGenerator random) {
        double margin = Math.min(0.42 * size, side / 2.0 - 1);
        return random.nextDouble(margin, side - margin);
    }

    /** The lower edge of a standing object: nearer objects stand lower and stay in the picture. */
    private static double foot(double tall, int height, double horizon, RandomGenerator random) {
        double nearest = 1.06 * height;
        double farthest = Math.max(horizon + 0.12 * (height - horizon), Math.min(0.93 * tall, nearest - 1));
        return random.nextDouble(farthest, nearest);
    }
}
