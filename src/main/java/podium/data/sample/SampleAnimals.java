package podium.data.sample;

import static podium.data.sample.SampleInk.BODY;
import static podium.data.sample.SampleInk.DARK;
import static podium.data.sample.SampleInk.LIGHT;
import static podium.data.sample.SampleInk.METAL;
import static podium.data.sample.SampleInk.SECOND;
import static podium.data.sample.SampleInk.SKIN;
import static podium.data.sample.SampleInk.TRIM;

/** Draws the living things except plants; all animals are seen from the side and look to the right. */
final class SampleAnimals {
    private SampleAnimals() {}

    static void bird(SampleSketch s) {
        double feet = s.between(80, 90);
        s.line(DARK, 3, 44, 60, 46, feet, 54, feet).line(DARK, 3, 56, 60, 59, feet, 67, feet);
        s.polygon(SECOND, 0, 50, 24, 40, 34, 52, 8, 64, 2, 60).inlay(DARK, SampleTexture.stripes(6, 1.5, 75));
        s.polygon(SampleInk.SKIN, 84, 15, 103, 23, 84, 28);
        s.blob(BODY, 16, 50, 32, 34, 54, 30, 63, 14, 74, 7, 85, 13, 88, 25, 82, 40, 76, 56, 60, 68, 40, 68, 24, 60);
        s.blob(LIGHT, 84, 32, 79, 52, 62, 67, 46, 68, 62, 56, 74, 40);
        s.blob(SECOND, 20, 50, 36, 38, 54, 38, 62, 44, 56, 56, 38, 60, 26, 58)
                .inlay(DARK, SampleTexture.scallops(11, 2.2));
        s.oval(LIGHT, 77, 18, 4.6, 4.6).oval(DARK, 77.6, 18, 2.8, 2.8);
    }

    static void cat(SampleSketch s) {
        double tip = s.between(30, 60);
        s.curve(BODY, 9, 66, 88, 90, 86, 96, 66, 90, tip);
        s.blob(BODY, 36, 40, 64, 40, 74, 62, 80, 88, 70, 98, 30, 98, 20, 88, 26, 62);
        s.inlay(TRIM, SampleTexture.stripes(11, 4, 90));
        s.blob(LIGHT, 42, 46, 58, 46, 60, 66, 50, 78, 40, 66);
        s.oval(LIGHT, 38, 95, 10, 5).oval(LIGHT, 62, 95, 10, 5);
        s.polygon(BODY, 25, 24, 23, -4, 46, 10).polygon(BODY, 75, 24, 77, -4, 54, 10);
        s.polygon(SKIN, 29, 16, 27, 3, 38, 10).polygon(SKIN, 71, 16, 73, 3, 62, 10);
        s.oval(BODY, 50, 27, 27, 22).inlay(TRIM, SampleTexture.stripes(9, 3.5, 0));
        s.oval(BODY, 50, 32, 22, 15).oval(LIGHT, 50, 38, 12, 9);
        s.oval(SampleInk.LEAF, 40, 25, 5.5, 5).oval(SampleInk.LEAF, 60, 25, 5.5, 5);
        s.oval(DARK, 40, 25, 1.8, 4.6).oval(DARK, 60, 25, 1.8, 4.6);
        s.polygon(DARK, 46, 33, 54, 33, 50, 38);
        s.line(LIGHT, 1, 58, 38, 74, 34).line(LIGHT, 1, 58, 40, 74, 42);
        s.line(LIGHT, 1, 42, 38, 26, 34).line(LIGHT, 1, 42, 40, 26, 42);
    }

    static void cow(SampleSketch s) {
        s.curve(BODY, 3, 13, 30, 4, 44, 5, 60).oval(DARK, 5, 63, 3, 5);
        legs(s, TRIM, 68, 26, 68);
        s.blob(BODY, 10, 30, 22, 24, 50, 26, 78, 22, 86, 34, 84, 54, 72, 64, 48, 66, 24, 64, 12, 54);
        s.inlay(SECOND, SampleTexture.patches(s.random(), 3, 13));
        s.oval(SKIN, 32, 66, 9, 6);
        legs(s, BODY, 60, 16, 76);
        s.curve(LIGHT, 4, 84, 14, 80, 8, 83, 1).curve(LIGHT, 4, 96, 14, 101, 8, 99, 1);
        s.blob(SECOND, 82, 17, 70, 15, 68, 22, 80, 24);
        s.blob(BODY, 80, 16, 90, 11, 100, 17, 101, 32, 99, 46, 88, 47, 83, 36)
                .inlay(LIGHT, SampleTexture.stripes(40, 5, 0));
        s.blob(SKIN, 84, 40, 94, 37, 104, 41, 103, 50, 93, 53, 84, 49).oval(DARK, 98, 45, 1.6, 2.2);
        s.oval(DARK, 90, 25, 2.4, 2.8);
    }

    static void dog(SampleSketch s) {
        s.curve(BODY, 7, 16, 44, 5, 34, s.between(-4, 8), 14);
        s.box(TRIM, 24, 56, 9, 40, 4).box(TRIM, 60, 56, 9, 40, 4);
        s.blob(BODY, 12, 46, 24, 38, 46, 42, 66, 34, 76, 46, 74, 62, 58, 66, 40, 62, 22, 66, 12, 58);
        s.inlay(SECOND, SampleTexture.dots(8, 2.1));
        s.box(BODY, 14, 54, 10, 44, 4).box(BODY, 66, 54, 10, 44, 4);
        s.blob(BODY, 58, 44, 60, 20, 72, 8, 84, 12, 90, 20, 106, 24, 107, 33, 92, 40, 80, 40, 76, 50);
        s.line(SKIN, 5, 60, 42, 77, 48);
        s.blob(SECOND, 64, 12, 74, 10, 78, 24, 74, 42, 64, 44, 60, 28);
        s.oval(DARK, 106, 26, 4, 3.6).oval(DARK, 86, 20, 2.4, 2.6).curve(DARK, 1.6, 92, 36, 99, 34, 105, 34);
        s.blob(SKIN, 96, 35, 101, 35, 101, 45, 97, 45);
    }

    static void horse(SampleSketch s) {
        s.blob(SECOND, 14, 34, 4, 40, -2, 62, 2, 80, 10, 66, 14, 50).inlay(DARK, SampleTexture.stripes(4, 1, 5));
        legs(s, TRIM, 70, 24, 60);
        s.blob(
                BODY, 10, 36, 20, 29, 44, 34, 58, 28, 68, 10, 78, 0, 86, 2, 96, 18, 102, 28, 96, 34, 84, 26, 80, 36, 76,
                54, 66, 60, 40, 60, 20, 58);
        s.polygon(BODY, 76, 4, 77, -8, 84, 2);
        s.polygon(BODY, 10, 40, 24, 40, 22, 70, 20, 98, 12, 98, 13, 70);
        s.polygon(BODY, 62, 44, 76, 44, 72, 70, 74, 98, 66, 98, 64, 70);
        s.box(LIGHT, 12, 82, 8, 8, 1)
                .box(DARK, 11, 91, 10, 8, 2)
                .box(LIGHT, 66, 82, 8, 8, 1)
                .box(DARK, 65, 91, 10, 8, 2);
        s.blob(SECOND, 77, -4, 70, 2, 56, 22, 50, 36, 60, 36, 68, 24, 74, 10)
                .inlay(DARK, SampleTexture.stripes(4, 1, 35));
        s.blob(TRIM, 92, 22, 100, 22, 103, 30, 96, 34, 91, 30).oval(DARK, 84, 11, 2.2, 2.6);
        s.line(METAL, 1.6, 90, 30, 96, 19).line(METAL, 1.6, 93, 25, 78, 20);
    }

    static void person(SampleSketch s) {
        double lift = s.between(-24, 22);
        double stride = s.between(2, 9);
        s.line(TRIM, 13, 44, 56, 42 - stride, 100).line(TRIM, 13, 56, 56, 58 + stride, 100);
        s.oval(DARK, 44 - stride, 106, 9, 5).oval(DARK, 58 + stride, 106, 9, 5);
        s.line(BODY, 10, 36, 30, 22, 46, 18 - lift / 5, 62 - lift).oval(SKIN, 18 - lift / 5, 65 - lift, 5, 5);
        s.line(BODY, 10, 64, 30, 78, 46, 80, 64).oval(SKIN, 80, 67, 5, 5);
        s.box(SKIN, 45, 16, 10, 12, 3);
        s.blob(BODY, 34, 26, 50, 23, 66, 26, 66, 44, 65, 62, 35, 62, 34, 44);
        if (s.random().nextBoolean()) {
            s.inlay(SECOND, SampleTexture.stripes(9, 4, 90));
        } else {
            s.inlay(SECOND, SampleTexture.stripes(60, 14, 0));
        }
        s.oval(SampleInk.DARK, 50, 6, 13, 14);
        s.blob(SKIN, 40, 6, 50, 0, 60, 6, 60, 16, 50, 22, 40, 16);
        s.oval(DARK, 45, 9, 1.5, 1.8).oval(DARK, 55, 9, 1.5, 1.8).curve(DARK, 1.2, 45, 15, 50, 17, 55, 15);
    }

    static void sheep(SampleSketch s) {
        s.box(DARK, 26, 60, 7, 30, 2)
                .box(DARK, 60, 60, 7, 30, 2)
                .box(DARK, 18, 60, 7, 32, 2)
                .box(DARK, 68, 60, 7, 32, 2);
        double[] fleece = new double[52];
        for (int i = 0; i < fleece.length / 2; i++) {
            double angle = Math.PI * 4 * i / fleece.length;
            double bump = i % 2 == 0 ? 1.06 : 0.94;
            fleece[2 * i] = 46 + 38 * bump * Math.cos(angle);
            fleece[2 * i + 1] = 42 + 26 * bump * Math.sin(angle);
        }
        s.blob(LIGHT, fleece).inlay(BODY, SampleTexture.curls(11, 1.8));
        s.blob(TRIM, 78, 22, 64, 22, 66, 30, 80, 29);
        s.blob(TRIM, 76, 24, 86, 18, 94, 24, 102, 40, 98, 48, 88, 46, 78, 38);
        s.oval(LIGHT, 80, 18, 11, 7).inlay(BODY, SampleTexture.curls(8, 1.6));
        s.oval(LIGHT, 88, 29, 2.6, 2.6).oval(DARK, 88.5, 29, 1.5, 1.5);
    }

    private static void legs(SampleSketch s, SampleInk ink, double top, double hind, double front) {
        s.box(ink, hind - 5, top - 12, 9, 106 - top, 2).box(DARK, hind - 6, 89, 11, 7, 2);
        s.box(ink, front - 5, top - 12, 9, 106 - top, 2).box(DARK, front - 6, 89, 11, 7, 2);
    }
}
