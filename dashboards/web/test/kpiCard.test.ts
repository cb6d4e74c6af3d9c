import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it, vi } from "vitest";
import type { Cell, MetricBenchmarks } from "../src/core/api";
import KpiCard from "../src/tiles/KpiCard.svelte";
import { benchmarks, cell, denialRate } from "./sampleMetric";

let card: ReturnType<typeof mount> | undefined;

afterEach(async () => {
  if (card) {
    await unmount(card);
    card = undefined;
  }
});

function show(figure: Cell, benchmarks?: MetricBenchmarks) {
  const drill = vi.fn();
  const trend = [cell(0.1), figure];
  const props = {
    metric: denialRate,
    cell: figure,
    trend,
    benchmarks,
    asOf: "2026-03-31",
    previous: "Feb",
    drill,
  };
  card = mount(KpiCard, { target: document.body, props });
  flushSync();
  const text = (selector: string) =>
    document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? null;
  return { drill, text };
}

it("shows the value, how it moved and what it is made of, and opens the rows", () => {
  const { drill, text } = show(
    cell(0.12, { numerator: 12, denominator: 100, comparison: 0.1, delta: 0.02, ripe: 1 }),
  );

  expect(text(".value")).toBe("12.0%");
  expect(text(".chip.bad")).toBe("▲ +2.0 ptsworse");
  expect(text(".parts")).toContain("31 Mar");
  document.querySelector<HTMLButtonElement>(".parts .figure")?.click();
  expect(drill).toHaveBeenCalledWith({
    metric: "initial_denial_rate",
    part: "numerator",
    dimension: null,
    key: null,
  });
});

it("says how much is known in place of a change, while that is too little", () => {
  const { text } = show(
    cell(0.12, { numerator: 12, denominator: 100, comparison: 0.1, delta: 0.02, ripe: 0.6 }),
  );

  expect(text(".chip.ripe")).toBe("60% known");
  expect(text(".chip.bad")).toBeNull();
});

it("stands beside its own months, its peers, and published figures with whom they are of", () => {
  const { text } = show(cell(0.12, { numerator: 12, denominator: 100, ripe: 1 }), benchmarks);

  expect(text(".against .bad")).toBe("Usual 6.1% – 9.4%: this is worse");
  expect(text(".against")).toContain("Peers 7.5%, 6th of 7");
  expect(text(".words li")).toBe("19.0%: HealthCare.gov plans, 2023 (KFF)");
});

it("calls nothing unusual that is not final, and shows no peers that are withheld", () => {
  const { text } = show(cell(0.12, { numerator: 12, denominator: 100, ripe: 0.6 }), {
    ...benchmarks,
    peers: { withheld: "Too few.", practices: 0, low: null, median: null, high: null, standings: [] },
  });

  expect(text(".against")).toBe("Usual 6.1% – 9.4%");
});
