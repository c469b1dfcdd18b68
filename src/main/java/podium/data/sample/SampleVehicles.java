package podium.data.sample;

import static podium.data.sample.SampleInk.BODY;
import static podium.data.sample.SampleInk.DARK;
import static podium.data.sample.SampleInk.GLASS;
import static podium.data.sample.SampleInk.LIGHT;
import static podium.data.sample.SampleInk.METAL;
import static podium.data.sample.SampleInk.SECOND;
import static podium.data.sample.SampleInk.TRIM;

/** Draws the vehicles, seen from the side and driving to the right. */
final class SampleVehicles {
    private SampleVehicles() {}

    static void aeroplane(SampleSketch s) {
        s.polygon(METAL, 48, 42, 62, 42, 46, 18, 36, 18);
        s.blob(BODY, 0, 46, 10, 39, 34, 36, 76, 36, 92, 41, 101, 48, 92, 55, 70, 58, 34, 57, 10, 52);
        s.inlay(SECOND, SampleTexture.stripes(100, 6, 90));
        s.polygon(SECOND, 6, 44, -2, 14, 10, 14, 27, 40).inlay(BODY, SampleTexture.stripes(30, 5, 60));
        for (double x = 28; x < 82; x += 6) {
            s.oval(DARK, x, 43, 1.6, 2.2);
        }
        s.polygon(GLASS, 86, 40, 92, 42, 96, 46, 87, 46);
        s.oval(DARK, 52, 66, 9, 5).oval(METAL, 50, 66, 8, 5);
        s.polygon(METAL, 42, 50, 64, 50, 40, 84, 28, 86).inlay(LIGHT, SampleTexture.stripes(8, 2, 35));
        s.polygon(METAL, 6, 47, 22, 48, 8, 62, -2, 62);
    }

    static void bicycle(SampleSketch s) {
        s.wheel(22, 66, 23, 4.5, 8, GLASS, 0.35).wheel(84, 66, 23, 4.5, 8, GLASS, 0.35);
        s.polygon(GLASS, 22, 66, 40, 36, 72, 33, 48, 66).sheer(0.2);
        s.line(BODY, 4.5, 22, 66, 40, 36, 72, 33, 48, 66, 22, 66);
        s.line(BODY, 4.5, 48, 66, 36, 26).line(BODY, 4.5, 84, 66, 70, 22);
        s.curve(DARK, 4, 70, 22, 80, 17, 88, 20, 84, 28);
        s.blob(DARK, 26, 23, 36, 21, 48, 23, 40, 27, 28, 28);
        s.oval(METAL, 48, 66, 7, 7).line(DARK, 3, 48, 66, 54, 78).box(DARK, 50, 77, 9, 4, 1);
    }

    static void boat(SampleSketch s) {
        double mast = s.between(42, 54);
        s.line(METAL, 3.5, mast, 72, mast, 0);
        s.polygon(LIGHT, mast + 3, 4, mast + 42, 62, mast + 3, 62).inlay(METAL, SampleTexture.stripes(13, 1.6, 90));
        s.polygon(SECOND, mast - 3, 10, mast - 3, 62, mast - 34, 62).inlay(LIGHT, SampleTexture.stripes(13, 5, 90));
        s.polygon(TRIM, mast, -4, mast + 15, 0, mast, 5);
        s.blob(BODY, 2, 68, 30, 71, 70, 71, 101, 65, 94, 84, 82, 95, 40, 97, 18, 94, 8, 84);
        s.inlay(DARK, SampleTexture.stripes(7, 1.2, 90));
        s.oval(LIGHT, 30, 79, 4, 4).oval(LIGHT, 50, 79, 4, 4).oval(LIGHT, 70, 79, 4, 4);
    }

    static void bus(SampleSketch s) {
        s.box(DARK, 4, 56, 92, 8, 2);
        s.box(BODY, 0, 4, 100, 56, 6).inlay(SECOND, SampleTexture.stripes(200, 9, 90));
        s.box(TRIM, 2, 3, 96, 6, 3);
        for (double x = 5; x < 78; x += 15) {
            s.box(GLASS, x, 13, 12, 17, 2).inlay(LIGHT, SampleTexture.stripes(20, 3, 30));
        }
        s.box(GLASS, 81, 13, 14, 40, 2).line(DARK, 1.5, 88, 13, 88, 53);
        s.wheel(22, 60, 9.5, 4, 2, METAL, 1).wheel(68, 60, 9.5, 4, 2, METAL, 1);
        s.oval(LIGHT, 97, 52, 3, 3).box(DARK, 98, 18, 6, 10, 2);
    }

    static void car(SampleSketch s) {
        s.blob(BODY, 1, 44, 3, 34, 20, 29, 34, 11, 50, 8, 66, 11, 80, 28, 97, 33, 101, 44, 98, 53, 50, 54, 4, 53);
        s.polygon(GLASS, 26, 29, 36, 14, 48, 13, 48, 29).inlay(LIGHT, SampleTexture.stripes(22, 4, 30));
        s.polygon(GLASS, 52, 29, 52, 13, 64, 14, 74, 29).inlay(LIGHT, SampleTexture.stripes(22, 4, 30));
        s.line(DARK, 1.3, 50, 12, 50, 50).line(METAL, 2, 4, 40, 98, 41).line(METAL, 2.2, 41, 35, 46, 35);
        s.oval(LIGHT, 96, 39, 4, 3.5).box(SECOND, 1, 36, 5, 6, 2).box(DARK, 90, 48, 12, 5, 2);
        s.wheel(22, 53, 12, 5.5, 3, METAL, 1).wheel(79, 53, 12, 5.5, 3, METAL, 1);
    }

    static void motorbike(SampleSketch s) {
        s.wheel(19, 66, 20, 9, 3, METAL, 0.9).wheel(85, 66, 20, 9, 3, METAL, 0.9);
        s.line(METAL, 5, 85, 66, 70, 24).line(METAL, 5, 19, 66, 46, 60);
        s.polygon(DARK, 32, 42, 70, 40, 66, 72, 40, 72).inlay(METAL, SampleTexture.stripes(5, 2.6, 90));
        s.line(METAL, 6, 50, 68, 34, 76, 4, 76);
        s.blob(SECOND, 0, 40, 16, 36, 30, 40, 26, 46, 12, 44).blob(SECOND, 68, 50, 84, 42, 102, 50, 86, 47);
        s.blob(DARK, 4, 36, 20, 31, 46, 36, 46, 44, 20, 44);
        s.blob(BODY, 40, 38, 50, 27, 66, 27, 74, 34, 66, 44, 46, 45).inlay(SECOND, SampleTexture.stripes(60, 6, 90));
        s.curve(DARK, 4, 72, 26, 64, 14, 54, 14).oval(METAL, 78, 27, 7, 7).oval(LIGHT, 80, 27, 4.5, 5.5);
    }

    static void train(SampleSketch s) {
        s.box(DARK, 2, 58, 90, 8, 1).polygon(DARK, 90, 58, 104, 72, 88, 72);
        s.polygon(DARK, 76, 26, 73, 4, 89, 4, 85, 26).box(METAL, 71, 1, 20, 5, 2);
        s.oval(METAL, 56, 26, 8, 8).oval(TRIM, 41, 27, 6, 6);
        s.box(BODY, 28, 25, 62, 34, 8).inlay(METAL, SampleTexture.stripes(14, 3, 0));
        s.box(DARK, 86, 24, 9, 36, 4).oval(LIGHT, 95, 32, 4, 5);
        s.box(SECOND, 2, 12, 30, 48, 1).inlay(TRIM, SampleTexture.stripes(100, 5, 90));
        s.box(GLASS, 7, 18, 19, 15, 2).polygon(DARK, -3, 12, -1, 5, 35, 5, 37, 12);
        s.wheel(17, 67, 10, 3, 4, TRIM, 1).wheel(40, 67, 10, 3, 4, TRIM, 1).wheel(63, 67, 10, 3, 4, TRIM, 1);
        s.wheel(83, 71, 6.5, 2.5, 3, TRIM, 1).line(METAL, 3.5, 17, 69, 63, 69, 83, 64);
    }
}
