export interface Sparkline {
  /** Months that are final. A gap in the figures stays a gap. */
  path: string;
  /** The months from the last final one on, which will still move. */
  softPath: string;
  last: { x: number; y: number } | null;
}

/**
 * The line of a row of figures in a box of the given size, from its lowest to its highest.
 * From `softFrom` on the figures are not final.
 */
export function sparkline(
  values: (number | null)[],
  width: number,
  height: number,
  softFrom: number = values.length,
): Sparkline {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  const inset = 3;
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  let path = "";
  let softPath = "";
  let last: Sparkline["last"] = null;
  values.forEach((value, index) => {
    if (value === null) {
      return;
    }
    const x = round(inset + index * step);
    // A row of equal figures is a line through the middle.
    const y = round(height - inset - (range === 0 ? 0.5 : (value - low) / range) * (height - 2 * inset));
    const point = `${x} ${y}`;
    const isOpen = index > 0 && values[index - 1] !== null;
    if (index < softFrom) {
      path += (isOpen ? "L" : "M") + point;
    }
    if (index >= softFrom - 1) {
      softPath += (isOpen && softPath !== "" ? "L" : "M") + point;
    }
    last = index === values.length - 1 ? { x, y } : null;
  });
  return { path, softPath, last };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
