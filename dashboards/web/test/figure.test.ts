import { describe, expect, it } from "vitest";
import { figureOf, isUnripe, standsOut, trendOf } from "../src/core/figure";
import { sparkline } from "../src/core/sparkline";
import { shownColumns } from "../src/core/rowColumns";
import { cell, charges, denialRate } from "./sampleMetric";

describe("figureOf", () => {
  it("shows the counts of a rate of fewer than 30 cases", () => {
    const few = cell(4 / 29, { numerator: 4, denominator: 29 });
    expect(figureOf(few, denialRate)).toEqual({ text: "4 of 29", isSmall: true, isMissing: false });
    const enough = cell(0.1, { numerator: 3, denominator: 30 });
    expect(figureOf(enough, denialRate).text).toBe("10.0%");
  });

  it("shows a dash for what does not exist", () => {
    expect(figureOf(undefined, charges)).toEqual({ text: "–", isSmall: false, isMissing: true });
  });
});

it("knows a good change from a bad one by the metric's direction", () => {
  expect(trendOf(0.01, denialRate)).toBe("bad");
  expect(trendOf(100, charges)).toBe("good");
  expect(trendOf(0, charges)).toBe("flat");
});

it("takes a cohort for known from 95 percent on", () => {
  expect(isUnripe(cell(1, { ripe: 0.949 }))).toBe(true);
  expect(isUnripe(cell(1, { ripe: 0.95 }))).toBe(false);
  expect(isUnripe(cell(1))).toBe(false);
});

it("marks a rate a fifth worse than all, and never one of few cases", () => {
  const all = cell(0.1, { numerator: 100, denominator: 1000 });
  expect(standsOut(cell(0.13, { numerator: 13, denominator: 100 }), all, denialRate)).toBe(true);
  expect(standsOut(cell(0.11, { numerator: 11, denominator: 100 }), all, denialRate)).toBe(false);
  expect(standsOut(cell(0.5, { numerator: 5, denominator: 10 }), all, denialRate)).toBe(false);
});

describe("sparkline", () => {
  it("leaves a gap where there is no figure", () => {
    expect(sparkline([1, 2, null, 4, 5], 100, 40).path.match(/M/g)).toHaveLength(2);
  });

  it("draws what is not final apart, from the last final month on", () => {
    const { path, softPath } = sparkline([1, 2, 3, 4], 100, 40, 3);
    expect(path.match(/[ML]/g)).toHaveLength(3);
    expect(softPath.match(/[ML]/g)).toHaveLength(2);
  });
});

it("shows money to the cent, days as days, flags as words and ids by name", () => {
  const names = { payer_id: new Map([["A1", "Aetna"]]) };
  const columns = [
    "row_key",
    "counted_value",
    "paid_amount",
    "payment_date",
    "is_denied",
    "payer_id",
    "reason_code",
  ];
  const row = ["k", 1, 12.5, "2026-03-05", true, "A1", null];

  const shown = shownColumns(columns, "integer", names);

  expect(shown.map(({ index, column }) => column.format(row[index]))).toEqual([
    "$12.50",
    "5 Mar 2026",
    "yes",
    "Aetna",
    "–",
  ]);
});
