"""Writes the pictures of this folder and their edges by scikit-image, NAME.png and NAME-edges.png.

    /usr/bin/python3 src/test/resources/podium/data/tiles/canny_golden.py

Debian's python3-skimage 0.19.3, python3-numpy and python3-pil made the files that are here. With AVX-512, numpy's exp is wrong
in the last bit, and of two equal gradients the other one may be the edge; so it is switched off.
"""

import os

os.environ["NPY_DISABLE_CPU_FEATURES"] = "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"

import numpy
from PIL import Image, ImageDraw
from skimage.feature import canny

WIDTH, HEIGHT = 120, 80


def shapes():
    image = Image.new("L", (WIDTH, HEIGHT), 60)
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 60, 60), fill=200)
    draw.polygon([(70, 70), (110, 60), (90, 8)], fill=90)
    draw.line((0, 79, 119, 30), fill=68, width=3)
    draw.rectangle((100, 0, 119, 20), fill=255)
    return image


def text():
    image = Image.new("L", (WIDTH, HEIGHT), 30)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(["int main() {", "  auto x = f(7);", "  return x % 3;", "} // the end"]):
        draw.text((4, 4 + 18 * row), line, fill=[230, 120, 60, 45][row])
    return image


def noise():
    return Image.fromarray(numpy.random.RandomState(3).randint(0, 256, (HEIGHT, WIDTH)).astype("uint8"))


def ramp():
    x, y = numpy.meshgrid(numpy.arange(WIDTH), numpy.arange(HEIGHT))
    waves = 128 + 60 * numpy.sin(x / 9) + 50 * numpy.cos(y / 5 + x / 30)
    return Image.fromarray(waves.astype("uint8"))


folder = os.path.dirname(os.path.abspath(__file__))
for draw in (shapes, text, noise, ramp):
    image = draw()
    edges = canny(numpy.asarray(image))
    image.save(os.path.join(folder, draw.__name__ + ".png"))
    Image.fromarray((255 * edges).astype("uint8")).save(os.path.join(folder, draw.__name__ + "-edges.png"))
    print(draw.__name__, edges.sum(), "edge pixels")
