import { isMonth, type Month } from "./month";

/** How many months a figure covers, up to and with the chosen one. */
export type Span = 1 | 3 | 12;

/** One figure whose rows are open: a metric, a part of it, and the value of a dimension it stands at. */
export interface Drill {
  metric: string;
  part: "numerator" | "denominator";
  dimension: string | null;
  /** The value's key. Null means rows without a value, when there is a dimension. */
  key: string | null;
}

/** All a page shows is in its address, so that a link shows the same to the next person. */
export interface PageState {
  page: string;
  /** The claim whose timeline is shown, instead of a page. */
  claim: string | null;
  /** Null means the last full month of the data. */
  month: Month | null;
  span: Span;
  practice: string | null;
  payer: string | null;
  drill: Drill | null;
}

export const defaultPage = "overview";

const claims = "claims";

/** The address of a claim's timeline, without what else a state holds. */
export function claimAddress(claim: string): string {
  return `/${claims}/${encodeURIComponent(claim)}`;
}

/** The state that shows a claim's timeline. */
export function claimState(state: PageState, claim: string): PageState {
  return { ...state, page: claims, claim, drill: null };
}

export function readState(url: URL): PageState {
  const query = url.searchParams;
  const month = query.get("month");
  const span = Number(query.get("span"));
  const [, page, claim] = url.pathname.split("/");
  return {
    page: page || defaultPage,
    claim: page === claims && claim ? decodeURIComponent(claim) : null,
    month: month !== null && isMonth(month) ? month : null,
    span: span === 3 || span === 12 ? span : 1,
    practice: query.get("practice"),
    payer: query.get("payer"),
    drill: readDrill(query),
  };
}

/** The address of a state; what is default is left out. */
export function writeState(state: PageState): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null) => {
    if (value !== null) {
      query.set(name, value);
    }
  };
  put("month", state.month);
  put("span", state.span === 1 ? null : String(state.span));
  put("practice", state.practice);
  put("payer", state.payer);
  if (state.drill) {
    put("rows", state.drill.metric);
    put("part", state.drill.part === "denominator" ? "denominator" : null);
    put("at", state.drill.dimension);
    put("key", state.drill.key);
  }
  const path =
    state.claim !== null ? claimAddress(state.claim) : state.page === defaultPage ? "/" : `/${state.page}`;
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function readDrill(query: URLSearchParams): Drill | null {
  const metric = query.get("rows");
  if (!metric) {
    return null;
  }
  return {
    metric,
    part: query.get("part") === "denominator" ? "denominator" : "numerator",
    dimension: query.get("at"),
    key: query.get("at") === null ? null : query.get("key"),
  };
}
