/** What all charts share. Colours are the page's variables, so that a change of theme needs no new chart. */
// Named, not inherited: the width of labels is measured outside the page, where there is nothing to inherit from.
export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const axisLabel = { color: "var(--muted)", fontSize: 12, fontFamily };

export const splitLine = { lineStyle: { color: "var(--grid)", width: 1 } };

export const axisLine = { show: true, lineStyle: { color: "var(--grid)" } };

/** The pointer's box. As rich text it is drawn in the picture: markup would need inline styles, which the page forbids. */
export const tooltip = {
  renderMode: "richText",
  confine: true,
  backgroundColor: "var(--card)",
  borderColor: "var(--grid)",
  borderWidth: 1,
  padding: [8, 12],
  textStyle: { color: "var(--text)", fontSize: 13, fontFamily, lineHeight: 20 },
  shadowBlur: 0,
} as const;

export const still = { animation: false, emphasis: { disabled: true } } as const;

export function seriesColor(index: number): string {
  return `var(--series-${(index % 8) + 1})`;
}
