import type { Cell, Metric, MetricBenchmarks, PublishedFigure } from "./api";
import { isUnripe, trendOf, type Trend } from "./figure";
import { formatValue } from "./format";

/** Whether a figure lies outside of where the practice's own months lay, and on which side. */
export function againstOwn(cell: Cell | undefined, found: MetricBenchmarks, metric: Metric): Trend {
  const own = found.own;
  if (!own || typeof cell?.value !== "number" || isUnripe(cell)) {
    return "flat";
  }
  const beyond = cell.value > own.high ? 1 : cell.value < own.low ? -1 : 0;
  return trendOf(beyond, metric);
}

/** "92.1% – 96.4%" */
export function rangeText(low: number, high: number | null, format: string): string {
  return high === null || high === low
    ? formatValue(low, format)
    : `${formatValue(low, format)} – ${formatValue(high, format)}`;
}

/** The median, and where one practice is asked for its place: "94.0%, 3rd of 7". */
export function peersText({ peers }: MetricBenchmarks, format: string): string | null {
  if (peers.median === null || peers.practices === 0) {
    return null;
  }
  const median = formatValue(peers.median, format);
  const own = peers.standings.length === 1 ? peers.standings[0] : undefined;
  return own
    ? `${median}, ${ordinal(own.rank)} of ${peers.practices}`
    : `${median}, ${peers.practices} practices`;
}

/** A published figure with whom it was measured on, when, and by whom: never one without the others. */
export function publishedText(figure: PublishedFigure, format: string): string {
  const range = rangeText(figure.value, figure.upper, format);
  return `${range}: ${figure.population}, ${figure.year ?? "no year"} (${figure.source})`;
}

function ordinal(rank: number): string {
  const teens = rank % 100 >= 11 && rank % 100 <= 13;
  return `${rank}${teens ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th")}`;
}
