import { describe, expect, it } from "vitest";
import {
  formatChange,
  formatCompact,
  formatDelta,
  formatShare,
  formatValue,
  missing,
} from "../src/core/format";

describe("formatValue", () => {
  it.each([
    [1234.5, "money", "$1,235"],
    [-1234.4, "money", "−$1,234"],
    [-0.2, "money", "$0"],
    [0.1184, "percent", "11.8%"],
    [42, "days", "42.0 d"],
    [1204, "integer", "1,204"],
    [0, "integer", "0"],
  ])("writes %s as %s", (value, format, text) => {
    expect(formatValue(value, format)).toBe(text);
  });

  it("writes a missing value as a dash, never as 0", () => {
    expect(formatValue(null, "money")).toBe(missing);
    expect(formatValue(undefined, "percent")).toBe(missing);
  });
});

describe("formatCompact", () => {
  it.each([
    [1_234_567, "money", "$1.23M"],
    [-950, "money", "−$950"],
    [0.4, "percent", "40%"],
  ])("writes %s as %s", (value, format, text) => {
    expect(formatCompact(value, format)).toBe(text);
  });
});

describe("formatChange", () => {
  it("says each change in the figure's own unit, with its way", () => {
    expect(formatChange(1234, "money")).toBe("+$1,234");
    expect(formatChange(-0.0042, "percent")).toBe("−0.42 pts");
    expect(formatChange(0.00001, "percent")).toBe("±0.00 pts");
    expect(formatChange(null, "money")).toBe(missing);
  });
});

describe("formatDelta", () => {
  it("moves rates in points, days in days and amounts in percent", () => {
    expect(formatDelta(0.012, 0.1, "percent")).toBe("+1.2 pts");
    expect(formatDelta(-2.2, 40, "days")).toBe("−2.2 d");
    expect(formatDelta(-50, 200, "money")).toBe("−25.0%");
  });

  it("says nothing of a change from zero or from nothing", () => {
    expect(formatDelta(50, 0, "money")).toBe(missing);
    expect(formatDelta(null, null, "percent")).toBe(missing);
  });

  it("writes what rounds to nothing as no change", () => {
    expect(formatDelta(0.00001, 0.1, "percent")).toBe("±0.0 pts");
  });
});

it("writes counts of few cases in full", () => {
  expect(formatShare(4, 12, "integer")).toBe("4 of 12");
});
