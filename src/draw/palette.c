/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/palette.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DARK_GROUND 0.010 /* luminance of #1A1A1A, the ground of the dark palette */

typedef struct {
    double r, g, b; /* linear, 0 to 1 */
} Light;

/* The transfer function of sRGB and back (IEC 61966-2-1, with WCAG 2.1's threshold). */
static double to_linear(double v)
{
    return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static int to_byte(double v)
{
    double coded = v <= 0.0031308 ? v * 12.92 : 1.055 * pow(v, 1 / 2.4) - 0.055;
    return (int)lround(255 * fmin(fmax(coded, 0), 1));
}

static bool parse(const char *colour, Light *light)
{
    unsigned r, g, b;
    if (strlen(colour) != 7 || colour[0] != '#' || strspn(colour + 1, "0123456789abcdefABCDEF") != 6 ||
        sscanf(colour, "#%2x%2x%2x", &r, &g, &b) != 3)
        return false;
    *light = (Light){to_linear(r / 255.0), to_linear(g / 255.0), to_linear(b / 255.0)};
    return true;
}

static double luminance(Light c)
{
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

double tr_colour_luminance(const char *colour)
{
    Light light;
    return parse(colour, &light) ? luminance(light) : -1;
}

/* The same hue at luminance `y`: scaled, and what then exceeds white is spread over the others. */
static Light at_luminance(Light c, double y)
{
    double now = luminance(c), scale = now > 0 ? y / now : 0, most;
    Light out = now > 0 ? (Light){c.r * scale, c.g * scale, c.b * scale} : (Light){y, y, y};
    most = fmax(out.r, fmax(out.g, out.b));
    if (most > 1) { /* mix with the grey of that luminance until it fits */
        double share = (1 - y) / (most - y);
        out = (Light){y + share * (out.r - y), y + share * (out.g - y), y + share * (out.b - y)};
    }
    return out;
}

/* Contrast with white becomes contrast with the dark ground; a fill becomes a dark one of its hue. */
static Light on_dark(Light c, bool fill)
{
    double y = luminance(c), contrast = 1.05 / (y + 0.05);
    if (fill) {
        double grey = fmin(c.r, fmin(c.g, c.b));
        Light pure = {c.r - 0.8 * grey, c.g - 0.8 * grey, c.b - 0.8 * grey}; /* pale hues would all be grey */
        return y > 0.98 ? (Light){0.021, 0.021, 0.021} : at_luminance(pure, 0.055);
    }
    return at_luminance(c, fmin(1, contrast * 1.12 * (DARK_GROUND + 0.05) - 0.05));
}

const char *tr_palette_colour(TrPalette palette, const char *colour, bool fill, char out[TR_COLOUR_BYTES])
{
    Light c;
    if (palette == TR_PALETTE_OKABE_ITO || !parse(colour, &c))
        return colour;
    if (palette == TR_PALETTE_DARK)
        c = on_dark(c, fill);
    else
        c = (Light){luminance(c), luminance(c), luminance(c)};
    (void)snprintf(out, TR_COLOUR_BYTES, "#%02X%02X%02X", (unsigned)to_byte(c.r) & 0xFF,
                   (unsigned)to_byte(c.g) & 0xFF, (unsigned)to_byte(c.b) & 0xFF);
    return out;
}

TrStatus tr_palette_apply(TrPalette palette, TrAttributes *attributes, TrArena *arena, TrError *err)
{
    static const struct {
        const char *key;
        bool fill;
    } keys[] = {
        {"color", false}, {"fontcolor", false}, {"pencolor", false}, {"fillcolor", true}, {"bgcolor", true}};
    for (size_t i = 0; palette != TR_PALETTE_OKABE_ITO && i < attributes->n; i++) {
        TrAttribute *item = &attributes->items[i];
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            char out[TR_COLOUR_BYTES];
            const char *turned;
            if (strcmp(item->key, keys[k].key) != 0)
                continue;
            turned = strcmp(item->value, "white") == 0
                         ? tr_palette_colour(palette, "#FFFFFF", true, out)
                         : tr_palette_colour(palette, item->value, keys[k].fill, out);
            if (turned == out && (item->value = tr_arena_text(arena, out, strlen(out))) == NULL)
                return tr_fail_memory(err);
        }
    }
    return TR_OK;
}
