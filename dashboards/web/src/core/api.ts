import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Metric = Schemas["MetricSummary"];
export type Cell = Schemas["MetricCell"];
export type Row = Schemas["MetricRow"];
export type Page = Schemas["PageDefinition"];
export type PageRow = Schemas["PageRow"];
export type DataContext = Schemas["DataContext"];
export type TileQuery = Schemas["TileQuery"];
export type TileAnswer = Schemas["TileAnswer"];
export type RowsPage = Schemas["RowsPage"];
export type Claim = Schemas["ClaimAnswer"];
export type ClaimEvent = Schemas["ClaimEvent"];
export type Closing = Schemas["MonthClosing"];
export type Restated = Schemas["RestatedAnswer"];
export type Move = Schemas["MoveAnswer"];
export type MetricBenchmarks = Schemas["MetricBenchmarks"];
export type PublishedFigure = Schemas["PublishedFigure"];

/** What every page needs before it can ask for figures. */
export interface Start {
  pages: Record<string, Page>;
  metrics: Map<string, Metric>;
  context: DataContext;
}

const client = createClient<paths>({ baseUrl: "/" });

export async function loadStart(): Promise<Start> {
  const [pages, metrics, context] = await Promise.all([
    client.GET("/api/pages"),
    client.GET("/api/metrics"),
    client.GET("/api/context"),
  ]);
  return {
    pages: answer(pages),
    metrics: new Map(answer(metrics).map((metric) => [metric.name, metric])),
    context: answer(context),
  };
}

/** Answers all tiles of a page with one request. */
export async function query(
  tiles: Record<string, TileQuery>,
  signal: AbortSignal,
): Promise<Record<string, TileAnswer>> {
  return answer(await client.POST("/api/query", { body: { tiles }, signal })).tiles;
}

export interface RowsQuery {
  metric: string;
  part: "numerator" | "denominator";
  from: string;
  to: string;
  /** `dimension=value`; an empty value stands for rows without one. */
  where: string[];
}

/** One page of exactly the rows a figure counted. */
export async function rows(
  { metric, ...figure }: RowsQuery,
  after: string | null,
  signal: AbortSignal,
): Promise<RowsPage> {
  const page = after === null ? figure : { ...figure, after };
  return answer(
    await client.GET("/api/rows/{metric}", { params: { path: { metric }, query: page }, signal }),
  );
}

/** A claim at every payer, and all that happened to it. */
export async function claim(key: string, signal: AbortSignal): Promise<Claim> {
  return answer(await client.GET("/api/claims/{key}", { params: { path: { key } }, signal }));
}

export interface MoveQuery {
  metric: string;
  by: string;
  /** Periods as `FIRST..LAST`. */
  from: string;
  to: string;
  /** `dimension=value` */
  where: string[];
}

/** What each member of a dimension contributed to a figure's change. */
export async function moved({ metric, ...query }: MoveQuery, signal: AbortSignal): Promise<Move> {
  return answer(
    await client.GET("/api/metrics/{name}/moved", { params: { path: { name: metric }, query }, signal }),
  );
}

/** Every closing of a month there was. */
export async function closings(signal: AbortSignal): Promise<Closing[]> {
  return answer(await client.GET("/api/closings", { signal }));
}

/** A closed month as first reported and as now known. */
export async function restated(month: string, signal: AbortSignal): Promise<Restated> {
  return answer(await client.GET("/api/closings/{month}", { params: { path: { month } }, signal }));
}

/** Computes why a closed month moved, which takes a build for each reason. */
export async function explainRestated(month: string): Promise<Restated> {
  return answer(await client.POST("/api/closings/{month}/reasons", { params: { path: { month } } }));
}

/** The address of a month's Excel pack. */
export function packAddress(pack: string, month: string, practice: string | null): string {
  const query = new URLSearchParams({ month, ...(practice === null ? {} : { practice }) });
  return `/api/packs/${pack}.xlsx?${query}`;
}

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

function answer<T>({ data, error, response }: Answer<T>): T {
  if (data === undefined) {
    const problem = error as { detail?: string | null } | undefined;
    throw new Error(problem?.detail ?? `The server answered ${response.status}.`);
  }
  return data;
}
