import type { Cell, Metric, MetricBenchmarks, TileAnswer } from "../src/core/api";

export const denialRate: Metric = {
  name: "initial_denial_rate",
  subject: "denials",
  label: "Initial denial rate",
  description: "Claims denied at first adjudication over claims adjudicated.",
  format: "percent",
  direction: "down",
  dimensions: ["payer"],
  bases: ["adjudication"],
  defaultBasis: "adjudication",
  isRatio: true,
  partFormat: "integer",
  isAdditive: false,
  decomposes: true,
  ripeBases: ["service"],
  benchmarks: [],
};

export const charges: Metric = {
  ...denialRate,
  name: "charges",
  label: "Charges",
  format: "money",
  direction: "up",
  isRatio: false,
  partFormat: "money",
};

export function cell(value: number | null, more: Partial<Cell> = {}): Cell {
  return { value, numerator: null, denominator: null, ripe: null, comparison: null, delta: null, ...more };
}

export const benchmarks: MetricBenchmarks = {
  metric: "initial_denial_rate",
  own: { low: 0.061, median: 0.08, high: 0.094, months: 12, first: "2025-03-01", last: "2026-02-01" },
  published: [
    { value: 0.19, upper: null, population: "HealthCare.gov plans", year: 2023, source: "KFF", grade: "P" },
  ],
  peers: {
    withheld: null,
    practices: 7,
    low: 0.06,
    median: 0.075,
    high: 0.1,
    standings: [{ practiceId: "P6", practiceName: "North", value: 0.12, rank: 6, quarter: 3 }],
  },
};

/** Charges and a denial rate of three months; the last is not final. */
export const monthly: TileAnswer = {
  asOf: "2026-03-31",
  from: "2026-01-01",
  to: "2026-03-31",
  metrics: ["charges", "initial_denial_rate"],
  dimensions: [],
  benchmarks: null,
  rows: [
    { period: "2026-01-01", dimensions: [], cells: [cell(100), cell(0.1, { ripe: 1 })] },
    { period: "2026-02-01", dimensions: [], cells: [cell(null), cell(null)] },
    { period: "2026-03-01", dimensions: [], cells: [cell(300), cell(0.3, { ripe: 0.4 })] },
  ],
};
