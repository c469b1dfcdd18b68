package podium.data.sample;

import static podium.data.sample.SampleInk.BODY;
import static podium.data.sample.SampleInk.DARK;
import static podium.data.sample.SampleInk.GLASS;
import static podium.data.sample.SampleInk.LEAF;
import static podium.data.sample.SampleInk.LIGHT;
import static podium.data.sample.SampleInk.METAL;
import static podium.data.sample.SampleInk.SECOND;
import static podium.data.sample.SampleInk.TRIM;

/** Draws the things in a house. */
final class SampleHousehold {
    private SampleHousehold() {}

    static void bottle(SampleSketch s) {
        double shoulder = s.between(30, 42);
        s.blob(
                BODY,
                42,
                4,
                58,
                4,
                59,
                shoulder - 12,
                68,
                shoulder,
                70,
                70,
                69,
                100,
                50,
                102,
                31,
                100,
                30,
                70,
                32,
                shoulder,
                41,
                shoulder - 12);
        s.blob(DARK, 34, 62, 50, 60, 66, 62, 66, 96, 50, 98, 34, 96).sheer(0.25);
        s.box(SECOND, 29, 52, 42, 26, 1).inlay(LIGHT, SampleTexture.stripes(9, 3, 90));
        s.oval(TRIM, 50, 65, 9, 9).oval(LIGHT, 50, 65, 5, 5);
        s.box(TRIM, 39, -3, 22, 10, 2).inlay(DARK, SampleTexture.stripes(5, 1.2, 0));
        s.blob(LIGHT, 36, 40, 39, 38, 39, 94, 36, 94).sheer(0.6);
    }

    static void chair(SampleSketch s) {
        s.line(TRIM, 8, 76, 60, 80, 92).line(TRIM, 8, 22, 60, 16, 92);
        s.blob(BODY, 18, 2, 50, -3, 82, 2, 80, 32, 77, 58, 23, 58, 20, 32).inlay(DARK, SampleTexture.stripes(13, 5, 0));
        s.box(BODY, 14, -3, 72, 11, 5).box(BODY, 21, 48, 58, 10, 2);
        s.line(BODY, 9, 18, 70, 12, 104).line(BODY, 9, 82, 70, 88, 104).line(TRIM, 4, 15, 88, 85, 88);
        s.polygon(SECOND, 20, 56, 80, 56, 92, 72, 8, 72).box(BODY, 8, 70, 84, 6, 2);
    }

    static void diningtable(SampleSketch s) {
        s.box(TRIM, 22, 40, 7, 36, 1)
                .box(TRIM, 71, 40, 7, 36, 1)
                .box(TRIM, 8, 40, 9, 48, 1)
                .box(TRIM, 83, 40, 9, 48, 1);
        s.polygon(SECOND, 0, 32, 100, 32, 96, 52, 84, 46, 72, 53, 60, 46, 48, 53, 36, 46, 24, 53, 12, 46, 4, 52);
        s.inlay(LIGHT, SampleTexture.checks(6));
        s.blob(SECOND, 2, 32, 16, 22, 50, 19, 84, 22, 98, 32, 84, 42, 50, 45, 16, 42)
                .inlay(LIGHT, SampleTexture.checks(8));
        s.oval(LIGHT, 26, 32, 13, 5)
                .oval(METAL, 26, 32, 8, 3)
                .oval(LIGHT, 74, 32, 13, 5)
                .oval(METAL, 74, 32, 8, 3);
        s.polygon(GLASS, 42, 14, 58, 14, 55, 34, 45, 34)
                .oval(LEAF, 44, 8, 6, 7)
                .oval(BODY, 56, 8, 6, 7)
                .oval(BODY, 50, 3, 6, 7);
    }

    static void pottedplant(SampleSketch s) {
        int leaves = 9 + s.random().nextInt(3);
        for (int leaf = 0; leaf < leaves; leaf++) {
            double side = 2.0 * ((leaf * 4) % leaves) / (leaves - 1) - 1;
            double angle = Math.toRadians(82 * side - 90);
            double length = s.between(46, 62) * (1 - 0.2 * Math.abs(side));
            double alongX = Math.cos(angle) * length;
            double alongY = Math.sin(angle) * length;
            double acrossX = -alongY * 0.17;
            double acrossY = alongX * 0.17;
            double droop = 12 * Math.abs(side);
            double middleX = 50 + alongX * 0.55;
            double middleY = 66 + alongY * 0.55;
            s.blob(
                    LEAF,
                    50,
                    68,
                    middleX + acrossX,
                    middleY + acrossY,
                    50 + alongX,
                    66 + alongY + droop,
                    middleX - acrossX,
                    middleY - acrossY);
            s.curve(LIGHT, 1.2, 50, 66, middleX, middleY, 50 + 0.95 * alongX, 66 + 0.95 * alongY + droop);
        }
        s.polygon(BODY, 32, 68, 68, 68, 63, 102, 37, 102).inlay(SECOND, SampleTexture.stripes(60, 7, 90));
        s.box(BODY, 28, 62, 44, 10, 2);
    }

    static void sofa(SampleSketch s) {
        s.box(TRIM, 10, 56, 6, 12, 1).box(TRIM, 104, 56, 6, 12, 1);
        s.blob(BODY, 8, 8, 34, 1, 60, 5, 86, 1, 112, 8, 114, 30, 110, 58, 10, 58, 6, 30);
        s.inlay(DARK, SampleTexture.stripes(15, 0.9, 45)).inlay(DARK, SampleTexture.stripes(15, 0.9, -45));
        s.inlay(LIGHT, SampleTexture.dots(10.6, 1.3));
        s.polygon(SECOND, 20, 18, 38, 15, 41, 33, 23, 36).polygon(SECOND, 98, 16, 82, 14, 80, 34, 98, 36);
        s.box(BODY, 14, 34, 47, 14, 5).box(BODY, 59, 34, 47, 14, 5);
        s.box(BODY, 12, 45, 96, 16, 3).inlay(DARK, SampleTexture.stripes(5, 0.9, 0));
        s.blob(BODY, -4, 24, 6, 19, 16, 24, 16, 44, 15, 62, -1, 62, -2, 44);
        s.blob(BODY, 124, 24, 114, 19, 104, 24, 104, 44, 105, 62, 121, 62, 122, 44);
    }

    static void tvmonitor(SampleSketch s) {
        double horizon = s.between(28, 42);
        s.polygon(DARK, 43, 64, 57, 64, 62, 80, 38, 80).box(METAL, 24, 78, 52, 6, 3);
        s.box(DARK, 0, 0, 100, 68, 5).inlay(METAL, SampleTexture.stripes(300, 1.5, 90));
        s.box(GLASS, 7, 6, 86, 53, 2).inlay(LIGHT, SampleTexture.stripes(5, 1.3, 90));
        s.polygon(
                        SECOND,
                        7,
                        59,
                        7,
                        horizon + 8,
                        26,
                        horizon - 6,
                        44,
                        horizon + 8,
                        64,
                        horizon - 8,
                        93,
                        horizon + 6,
                        93,
                        59)
                .sheer(0.75);
        s.oval(TRIM, s.between(22, 78), 17, 6, 6).sheer(0.9).oval(LIGHT, 92, 63.5, 1.8, 1.8);
    }
}
