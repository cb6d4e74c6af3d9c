import { expect, it } from "vitest";
import {
  addMonths,
  dayLabel,
  lastDay,
  lastFullMonth,
  monthsBetween,
  monthTick,
  periodLabel,
} from "../src/core/month";

it("counts months over the turn of a year", () => {
  expect(addMonths("2025-11", 3)).toBe("2026-02");
  expect(addMonths("2026-01", -13)).toBe("2024-12");
  expect(monthsBetween("2025-12", "2026-02")).toEqual(["2025-12", "2026-01", "2026-02"]);
});

it("knows the last day, also of a leap year", () => {
  expect(lastDay("2024-02")).toBe("2024-02-29");
  expect(lastDay("2026-02")).toBe("2026-02-28");
});

it("opens on the last month the data cover to its end", () => {
  expect(lastFullMonth("2025-01-03", "2026-03-31")).toBe("2026-03");
  expect(lastFullMonth("2025-01-03", "2026-03-30")).toBe("2026-02");
  expect(lastFullMonth("2026-03-02", "2026-03-12")).toBe("2026-03");
});

it("writes days and periods as people do", () => {
  expect(dayLabel("2026-03-05")).toBe("5 Mar 2026");
  expect(monthTick("2026-01")).toBe("Jan ’26");
  expect(periodLabel("2026-03", 1)).toBe("Mar 2026");
  expect(periodLabel("2026-03", 3)).toBe("Jan – Mar 2026");
  expect(periodLabel("2026-01", 3)).toBe("Nov 2025 – Jan 2026");
});
