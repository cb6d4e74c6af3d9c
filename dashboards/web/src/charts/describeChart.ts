import { formatValue } from "../core/format";
import type { ChartData } from "./chartData";

/** A chart in one sentence, for those who hear it: what, over which steps, from which figure to which. */
export function describeChart(title: string, { steps, series }: ChartData): string {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) {
    return `${title}: no data.`;
  }
  const lines = series.map(({ metric, values }) => {
    const from = formatValue(values[0], metric.format);
    const to = formatValue(values.at(-1), metric.format);
    return `${metric.label} from ${from} to ${to}`;
  });
  return `${title}, ${first.label} to ${last.label}: ${lines.join("; ")}.`;
}
