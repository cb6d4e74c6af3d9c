import { describe, expect, it } from "vitest";
import type { TileAnswer } from "../src/core/api";
import { barChart } from "../src/charts/barChart";
import { chartData } from "../src/charts/chartData";
import { columnColor, comboChart, pointerText } from "../src/charts/comboChart";
import { describeChart } from "../src/charts/describeChart";
import { lineChart } from "../src/charts/lineChart";
import { cell, charges, denialRate, monthly } from "./sampleMetric";

const data = chartData(monthly, [charges, denialRate]);

const buckets: TileAnswer = {
  ...monthly,
  metrics: ["charges"],
  dimensions: ["age_bucket"],
  rows: ["121-150", "0-30", "31-60"].map((label, index) => ({
    period: null,
    dimensions: [{ key: label, name: label, label }],
    cells: [cell(index)],
  })),
};

describe("chartData", () => {
  it("keeps a missing figure missing", () => {
    expect(data.series[0]?.values).toEqual([100, null, 300]);
  });

  it("says which figures are not final", () => {
    expect(data.series[1]?.unripe).toEqual([false, false, true]);
  });

  it("puts ages in their order, not in that of their letters", () => {
    expect(chartData(buckets, [charges], true).steps.map((step) => step.label)).toEqual([
      "0-30",
      "31-60",
      "121-150",
    ]);
  });
});

describe("chart options", () => {
  it("paints a column that stands alone as the first series", () => {
    expect(columnColor(0, 1)).toBe(columnColor(1, 2));
    expect(columnColor(0, 2)).not.toBe(columnColor(0, 1));
    expect(columnColor(0, 1)).toMatch(/^var\(--/);
  });

  it("draws all metrics but the last as bars, and the last as a line on its own axis", () => {
    const series = comboChart(data)["series"] as { type: string; yAxisIndex?: number }[];
    expect(series.map(({ type, yAxisIndex }) => [type, yAxisIndex])).toEqual([
      ["bar", undefined],
      ["line", 1],
    ]);
  });

  it("takes all colours from the page, so that a theme needs no new chart", () => {
    const options = JSON.stringify([comboChart(data), lineChart(data), barChart(data)]);
    expect(options).toContain("var(--series-1)");
    expect(options).not.toMatch(/#[0-9a-f]{3,8}/i);
  });

  it("names what is not final at the pointer", () => {
    expect(pointerText(data, 2)).toBe("Mar 2026\nCharges: $300\nInitial denial rate: 30.0% (not final)");
  });
});

it("tells a chart in one sentence", () => {
  expect(describeChart("Charges", data)).toBe(
    "Charges, Jan 2026 to Mar 2026: Charges from $100 to $300; Initial denial rate from 10.0% to 30.0%.",
  );
});
