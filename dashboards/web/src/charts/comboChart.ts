import type { EChartsCoreOption } from "echarts/core";
import { formatCompact, formatValue } from "../core/format";
import type { ChartData } from "./chartData";
import { axisLabel, axisLine, seriesColor, splitLine, still, tooltip } from "./chartStyle";

/** Columns for all series but the last, which is a line on an axis of its own. */
export function comboChart(data: ChartData): EChartsCoreOption {
  const bars = data.series.slice(0, -1);
  const line = data.series.at(-1);
  const barFormat = bars[0]?.metric.format ?? "number";
  const lineFormat = line?.metric.format ?? "number";
  return {
    animation: false,
    grid: { left: 4, right: 4, top: 14, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      ...tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: "var(--hover)" } },
      formatter: (points: { dataIndex: number }[]) => pointerText(data, points[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: "category",
      data: data.steps.map((step) => step.tick),
      axisLabel: { ...axisLabel, hideOverlap: true },
      axisTick: { show: false },
      axisLine,
    },
    yAxis: [
      {
        type: "value",
        axisLabel: { ...axisLabel, formatter: compact(barFormat) },
        splitLine,
        splitNumber: 4,
      },
      {
        type: "value",
        min: 0,
        splitNumber: 4,
        alignTicks: true,
        axisLabel: { ...axisLabel, formatter: compact(lineFormat) },
        splitLine: { show: false },
      },
    ],
    series: [
      ...bars.map((series, index) => ({
        ...still,
        type: "bar",
        name: series.metric.label,
        barMaxWidth: 22,
        barGap: "12%",
        barCategoryGap: "36%",
        itemStyle: { color: columnColor(index, bars.length), borderRadius: [3, 3, 0, 0] },
        data: series.values,
      })),
      ...(line
        ? [
            {
              ...still,
              type: "line",
              name: line.metric.label,
              yAxisIndex: 1,
              symbolSize: 6,
              connectNulls: false,
              lineStyle: { color: seriesColor(1), width: 2 },
              itemStyle: { color: seriesColor(1) },
              data: line.values.map((value, index) => ({
                value,
                symbol: line.unripe[index] ? "emptyCircle" : "circle",
              })),
            },
          ]
        : []),
    ],
  };
}

/** The first of several columns is the background against which the others are read. */
export function columnColor(index: number, count: number): string {
  return index === 0 && count > 1 ? "var(--quiet)" : seriesColor(Math.max(index - 1, 0));
}

/** The box at the pointer: the step, then a line per series. */
export function pointerText({ steps, series }: ChartData, index: number): string {
  const lines = series.map(({ metric, values, unripe }) => {
    const note = unripe[index] ? " (not final)" : "";
    return `${metric.label}: ${formatValue(values[index], metric.format)}${note}`;
  });
  return [steps[index]?.label ?? "", ...lines].join("\n");
}

function compact(format: string): (value: number) => string {
  return (value) => formatCompact(value, format);
}
