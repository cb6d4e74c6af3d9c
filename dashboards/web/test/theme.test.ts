import { describe, expect, it } from "vitest";
import theme from "../../theme.json";

/** Contrast as WCAG 2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each([
  ["light", theme.light],
  ["dark", theme.dark],
])("the %s theme", (_, colors) => {
  it.each(["text", "muted", "accent", "good", "bad"] as const)("can be read: %s", (name) => {
    expect(contrast(colors[name], colors.background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colors[name], colors.surface)).toBeGreaterThanOrEqual(4.5);
  });

  it("has series that stand out from the card", () => {
    const cards = [colors.background, colors.surface];
    const worst = Math.min(...colors.series.flatMap((series) => cards.map((card) => contrast(series, card))));
    expect(worst).toBeGreaterThanOrEqual(3);
  });
});
