export interface Sparkline {
  /** One path per run of months with a value; a gap stays a gap. */
  path: string;
  last: { x: number; y: number } | null;
}

/** The line of a row of figures in a box of the given size, from its lowest to its highest. */
export function sparkline(values: (number | null)[], width: number, height: number): Sparkline {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  const inset = 3;
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  let path = "";
  let last: Sparkline["last"] = null;
  let isOpen = false;
  values.forEach((value, index) => {
    if (value === null) {
      isOpen = false;
      return;
    }
    const x = round(inset + index * step);
    // A row of equal figures is a line through the middle.
    const y = round(height - inset - (range === 0 ? 0.5 : (value - low) / range) * (height - 2 * inset));
    path += `${isOpen ? "L" : "M"}${x} ${y}`;
    isOpen = true;
    last = index === values.length - 1 ? { x, y } : null;
  });
  return { path, last };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
