"""Makes overpass.woff2 of the npm package @fontsource-variable/overpass 5.3.0:

    npm install @fontsource-variable/overpass@5.3.0
    pip install fonttools==4.68.0 brotli
    python3 style/fonts/subset.py node_modules/@fontsource-variable/overpass/files

The weights that the site uses, the letters of western Europe, the signs that its texts use, tabular
figures. The package keeps the dagger, with which the site marks what is worked out, in another file.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ŒœŠšŽžŸıƒˆ˜‑–—‘’‚“”„†•…‹›€™−↑↓")]
DAGGER = 0x2020

files = Path(sys.argv[1])
latin, other = (
    TTFont(files / f"overpass-{part}-wght-normal.woff2") for part in ("latin", "latin-ext")
)

# Where its advance varies is said by its outline as well, and so can be left out here.
name = other.getBestCmap()[DAGGER]
for font in (latin, other):
    font["gvar"], font["hmtx"], font["glyf"]  # read with the glyphs that they have
latin.setGlyphOrder([*latin.getGlyphOrder(), name])
latin["glyf"][name] = other["glyf"][name]
latin["hmtx"][name] = other["hmtx"][name]
latin["gvar"].variations[name] = other["gvar"].variations[name]
for table in latin["cmap"].tables:
    table.cmap[DAGGER] = name
del latin["HVAR"]

font = instantiateVariableFont(latin, {"wght": (400, 800)})
options = subset.Options()
options.layout_features = ["kern", "tnum", "ccmp", "locl", "mark"]
options.hinting = False
options.name_IDs = [0, 1, 2, 13, 14]
options.flavor = "woff2"
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=LETTERS)
subsetter.subset(font)
target = Path(__file__).with_name("overpass.woff2")
subset.save_font(font, target, options)
print(target.stat().st_size, "bytes,", len(font.getBestCmap()), "characters")
