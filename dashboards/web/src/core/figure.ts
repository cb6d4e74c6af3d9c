import type { Cell, Metric } from "./api";
import { formatShare, formatValue, missing } from "./format";

/** Below this many cases a rate says more about chance than about the payer. */
export const smallCount = 30;

/** From here on a cohort counts as known. */
export const ripeShare = 0.95;

export interface Figure {
  text: string;
  /** A rate of fewer than 30 cases, shown as its counts. */
  isSmall: boolean;
  isMissing: boolean;
}

/** What a cell shows: the value, its counts when they are few, a dash when there is none. */
export function figureOf(cell: Cell | undefined, metric: Metric): Figure {
  if (!cell || cell.value === null) {
    return { text: missing, isSmall: false, isMissing: true };
  }
  const isCounted = metric.isRatio && metric.format === "percent" && metric.partFormat === "integer";
  if (isCounted && (cell.denominator ?? 0) < smallCount) {
    const text = formatShare(cell.numerator ?? null, cell.denominator ?? null, metric.partFormat);
    return { text, isSmall: true, isMissing: false };
  }
  return { text: formatValue(cell.value, metric.format), isSmall: false, isMissing: false };
}

export type Trend = "good" | "bad" | "flat";

/** Whether a change is one to be glad of; "flat" when it is none or the metric has no good direction. */
export function trendOf(delta: number | null, metric: Metric): Trend {
  if (delta === null || delta === 0 || metric.direction === "none") {
    return "flat";
  }
  return delta > 0 === (metric.direction === "up") ? "good" : "bad";
}

/** True when so little of a cohort is known that its figure will still move. */
export function isUnripe(cell: Cell | undefined): boolean {
  return typeof cell?.ripe === "number" && cell.ripe < ripeShare;
}

/** True when a rate of enough cases is worse than that of all together by a fifth. */
export function standsOut(cell: Cell | undefined, all: Cell | undefined, metric: Metric): boolean {
  // A median comes without its count of cases, so it cannot be told from chance.
  const isCompared = metric.isRatio && metric.format === "percent";
  if (
    !isCompared ||
    metric.direction === "none" ||
    typeof cell?.value !== "number" ||
    typeof all?.value !== "number"
  ) {
    return false;
  }
  if (figureOf(cell, metric).isSmall) {
    return false;
  }
  return metric.direction === "down" ? cell.value > all.value * 1.2 : cell.value < all.value * 0.8;
}
