import type { EChartsCoreOption } from "echarts/core";
import { formatCompact } from "../core/format";
import type { ChartData } from "./chartData";
import { axisLabel, axisLine, fontFamily, seriesColor, still, tooltip } from "./chartStyle";
import { pointerText } from "./comboChart";

/** Lying bars, one per step from top to bottom in the answer's order, each with its figure at the end. */
export function barChart(data: ChartData): EChartsCoreOption {
  const series = data.series[0];
  const format = series?.metric.format ?? "number";
  return {
    animation: false,
    grid: { left: 0, right: 56, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      ...tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: "var(--hover)" } },
      formatter: (points: { dataIndex: number }[]) => pointerText(data, points[0]?.dataIndex ?? 0),
    },
    xAxis: { type: "value", show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: data.steps.map((step) => step.tick),
      axisLabel: { ...axisLabel, width: 130, overflow: "truncate", color: "var(--text)" },
      axisTick: { show: false },
      axisLine,
    },
    series: [
      {
        ...still,
        type: "bar",
        name: series?.metric.label ?? "",
        barMaxWidth: 24,
        barCategoryGap: "34%",
        itemStyle: { color: seriesColor(0), borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: "right",
          color: "var(--text)",
          fontSize: 12,
          fontFamily,
          formatter: ({ value }: { value: number | null }) => formatCompact(value, format),
        },
        data: series?.values ?? [],
      },
    ],
  };
}
