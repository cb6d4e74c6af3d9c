import theme from "../../../theme.json";

interface NumberFormat {
  decimals: number;
  prefix?: string;
  suffix?: string;
  scale?: number;
}

/** A missing value is a dash, never 0. */
export const missing = "–";

const formats: Record<string, NumberFormat> = theme.formats;
const plain: NumberFormat = { decimals: 2 };

/** A figure as people read it: "$1,234", "11.8%", "42.0 d". */
export function formatValue(value: number | null | undefined, format: string): string {
  if (value === null || value === undefined) {
    return missing;
  }
  const { decimals, prefix = "", suffix = "", scale = 1 } = formats[format] ?? plain;
  return sign(value, decimals, scale) + prefix + digits(Math.abs(value * scale), decimals) + suffix;
}

/** The same with at most three digits that matter: "$1.23M", "12%". For axes and narrow places. */
export function formatCompact(value: number | null | undefined, format: string): string {
  if (value === null || value === undefined) {
    return missing;
  }
  const { prefix = "", suffix = "", scale = 1 } = formats[format] ?? plain;
  const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });
  return (value < 0 ? "−" : "") + prefix + short.format(Math.abs(value * scale)) + suffix;
}

/** Money to the cent, for rows. */
export function formatCents(value: number): string {
  return (value < 0 ? "−$" : "$") + digits(Math.abs(value), 2);
}

/**
 * How far a figure moved. Rates move in points and days in days; amounts and counts in percent of what they were,
 * and not at all from zero.
 */
export function formatDelta(delta: number | null, comparison: number | null, format: string): string {
  if (delta === null || comparison === null) {
    return missing;
  }
  const signed = (value: number, decimals: number) =>
    (Math.abs(value) < 0.5 * 10 ** -decimals ? "±" : value < 0 ? "−" : "+") +
    digits(Math.abs(value), decimals);
  if (format === "percent") {
    return `${signed(delta * 100, 1)} pts`;
  }
  if (format === "days") {
    return `${signed(delta, 1)} d`;
  }
  return comparison === 0 ? missing : `${signed((delta / Math.abs(comparison)) * 100, 1)}%`;
}

/** A part of a change, in the figure's own unit: "+$1,234", "−0.42 pts", "+1.5 d". */
export function formatChange(change: number | null, format: string): string {
  if (change === null) {
    return missing;
  }
  const { decimals, prefix = "", suffix = "", scale = 1 } = formats[format] ?? plain;
  const shown = format === "percent" ? 2 : decimals;
  const value = change * scale;
  const way = Math.abs(value) < 0.5 * 10 ** -shown ? "±" : value < 0 ? "−" : "+";
  return way + prefix + digits(Math.abs(value), shown) + (format === "percent" ? " pts" : suffix);
}

/** "3 of 12": a rate whose base is too small to be one. */
export function formatShare(numerator: number | null, denominator: number | null, format: string): string {
  return `${formatValue(numerator, format)} of ${formatValue(denominator, format)}`;
}

function sign(value: number, decimals: number, scale: number): string {
  return value * scale <= -0.5 * 10 ** -decimals ? "−" : "";
}

function digits(value: number, decimals: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
