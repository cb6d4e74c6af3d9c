import type { Page, TileQuery } from "./api";
import { addMonths, firstDay, lastDay, type Month } from "./month";
import type { PageState } from "./pageState";

/** Months in sparklines and monthly charts: the chosen one and a year before it. */
export const trendMonths = 13;

/** The days a state's figures cover. */
export function periodOf(month: Month, span: number): { from: string; to: string } {
  return { from: firstDay(addMonths(month, 1 - span)), to: lastDay(month) };
}

export function filtersOf(state: PageState): Record<string, string[]> {
  return {
    ...(state.practice === null ? {} : { practice: [state.practice] }),
    ...(state.payer === null ? {} : { payer: [state.payer] }),
  };
}

/** Every question of a page. Tiles find their answers under `<row>.<tile>`. */
export function tileQueries(page: Page, state: PageState, month: Month): Record<string, TileQuery> {
  const where = filtersOf(state);
  const period = { ...periodOf(month, state.span), where };
  const trend = { ...periodOf(month, trendMonths), where };
  const queries: Record<string, TileQuery> = {};
  const put = (name: string, tile: Partial<TileQuery> & { metrics: string[] }) => {
    queries[name] = { grain: "all", compare: "none", descending: false, benchmarks: false, ...tile };
  };
  const byOf = (by: string): Partial<TileQuery> =>
    by === "month" ? { ...trend, grain: "month" } : { ...period, by: [by] };

  page.rows.forEach((row, index) => {
    if (row.tiles) {
      put(`${index}.tiles`, { ...period, metrics: row.tiles, compare: "previous", benchmarks: true });
      put(`${index}.trends`, { ...trend, metrics: row.tiles, grain: "month" });
    }
    if (row.combo) {
      put(`${index}.combo`, { ...byOf(row.combo.by), metrics: [...row.combo.bars, row.combo.line] });
    }
    for (const kind of ["line", "bar"] as const) {
      const tile = row[kind];
      if (tile) {
        const order = tile.limit
          ? { orderBy: tile.metrics[0] ?? null, descending: true, limit: tile.limit }
          : {};
        put(`${index}.${kind}`, { ...byOf(tile.by), ...order, metrics: tile.metrics });
      }
    }
    if (row.leaderboard) {
      const { by, metrics, orderBy, limit } = row.leaderboard;
      const order = orderBy ? { orderBy, descending: true } : {};
      put(`${index}.leaderboard`, { ...period, by: [by], metrics, ...order, limit });
      put(`${index}.total`, { ...period, metrics });
    }
  });
  return queries;
}
