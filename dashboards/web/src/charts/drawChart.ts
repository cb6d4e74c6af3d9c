import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface DrawnChart {
  update: (option: EChartsCoreOption) => void;
  dispose: () => void;
}

/** Draws into the element and keeps to its size. This module alone loads ECharts; it is imported when a chart shows. */
export function drawChart(element: HTMLElement, option: EChartsCoreOption): DrawnChart {
  const chart: EChartsType = init(element, null, { renderer: "svg" });
  chart.setOption(option);
  scaleInPrint(element);
  const observer = new ResizeObserver(() => {
    chart.resize();
    scaleInPrint(element);
  });
  observer.observe(element);
  return {
    update: (next) => {
      chart.setOption(next, { notMerge: true });
      scaleInPrint(element);
    },
    dispose: () => {
      observer.disconnect();
      chart.dispose();
    },
  };
}

// ECharts leaves the view box out, and paper is narrower than the screen: without it charts run over their cards.
function scaleInPrint(element: HTMLElement): void {
  const svg = element.querySelector("svg");
  if (svg) {
    svg.setAttribute("viewBox", `0 0 ${element.clientWidth} ${element.clientHeight}`);
    svg.setAttribute("aria-hidden", "true");
  }
}
