import type { Metric, Row, TileAnswer } from "../core/api";
import { isUnripe } from "../core/figure";
import { missing } from "../core/format";
import { dayLabel, isMonth, monthLabel, monthOf, monthTick, shortDayLabel } from "../core/month";

/** A chart's numbers: one step per month or value of a dimension, one series per metric. */
export interface ChartData {
  steps: ChartStep[];
  series: ChartSeries[];
}

export interface ChartStep {
  /** Below the axis. */
  tick: string;
  /** In words, for the table and the pointer's box. */
  label: string;
}

export interface ChartSeries {
  metric: Metric;
  values: (number | null)[];
  /** Where a figure still moves, since too little of its cohort is known. */
  unripe: boolean[];
}

/** Steps stay in the answer's order; with `isNatural`, "91-120" stands before "121-150". */
export function chartData(answer: TileAnswer, metrics: Metric[], isNatural = false): ChartData {
  const rows = isNatural ? answer.rows.toSorted(byLabel) : answer.rows;
  return {
    steps: rows.map((row) => {
      if (row.period !== null) {
        const month = monthOf(row.period);
        return { tick: monthTick(month), label: monthLabel(month) };
      }
      return stepOf(row.dimensions[0]?.label ?? missing);
    }),
    series: metrics.map((metric) => {
      const index = answer.metrics.indexOf(metric.name);
      return {
        metric,
        values: rows.map((row) => row.cells[index]?.value ?? null),
        unripe: rows.map((row) => isUnripe(row.cells[index])),
      };
    }),
  };
}

/** Days and months that are values of a dimension read like all others. */
function stepOf(label: string): ChartStep {
  if (/^\d{4}-\d{2}-\d{2}$/.test(label)) {
    return { tick: shortDayLabel(label), label: dayLabel(label) };
  }
  return isMonth(label) ? { tick: monthTick(label), label: monthLabel(label) } : { tick: label, label };
}

function byLabel(left: Row, right: Row): number {
  const label = (row: Row) => row.dimensions[0]?.label ?? "";
  return label(left).localeCompare(label(right), "en-US", { numeric: true });
}
