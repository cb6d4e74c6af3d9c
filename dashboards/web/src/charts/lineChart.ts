import type { EChartsCoreOption } from "echarts/core";
import { formatCompact } from "../core/format";
import type { ChartData } from "./chartData";
import { axisLabel, axisLine, seriesColor, splitLine, still, tooltip } from "./chartStyle";
import { pointerText } from "./comboChart";

/** A line per series over the same steps. */
export function lineChart(data: ChartData): EChartsCoreOption {
  const format = data.series[0]?.metric.format ?? "number";
  return {
    animation: false,
    grid: {
      left: 4,
      right: 12,
      top: 14,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    tooltip: {
      ...tooltip,
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: "var(--muted)" } },
      formatter: (points: { dataIndex: number }[]) => pointerText(data, points[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: "category",
      boundaryGap: false,
      data: data.steps.map((step) => step.tick),
      axisLabel: { ...axisLabel, hideOverlap: true },
      axisTick: { show: false },
      axisLine,
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 4,
      splitLine,
      axisLabel: { ...axisLabel, formatter: (value: number) => formatCompact(value, format) },
    },
    series: data.series.map((series, index) => ({
      ...still,
      type: "line",
      name: series.metric.label,
      symbolSize: 6,
      lineStyle: { color: seriesColor(index), width: 2 },
      itemStyle: { color: seriesColor(index) },
      data: series.values.map((value, step) => ({
        value,
        symbol: series.unripe[step] ? "emptyCircle" : "circle",
      })),
    })),
  };
}
