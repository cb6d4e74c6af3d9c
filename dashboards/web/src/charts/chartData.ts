import type { Metric, TileAnswer } from "../core/api";
import { isUnripe } from "../core/figure";
import { missing } from "../core/format";
import { monthLabel, monthOf, monthTick } from "../core/month";

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

export function chartData(answer: TileAnswer, metrics: Metric[]): ChartData {
  return {
    steps: answer.rows.map((row) => {
      if (row.period !== null) {
        const month = monthOf(row.period);
        return { tick: monthTick(month), label: monthLabel(month) };
      }
      const label = row.dimensions[0]?.label ?? missing;
      return { tick: label, label };
    }),
    series: metrics.map((metric) => {
      const index = answer.metrics.indexOf(metric.name);
      return {
        metric,
        values: answer.rows.map((row) => row.cells[index]?.value ?? null),
        unripe: answer.rows.map((row) => isUnripe(row.cells[index])),
      };
    }),
  };
}
