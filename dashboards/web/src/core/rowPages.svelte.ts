import { rows, type Cell, type RowsPage, type RowsQuery } from "./api";

/** The rows behind a figure, page by page. */
export class RowPages {
  rows: RowsPage["rows"] = $state.raw([]);
  columns: string[] = $state.raw([]);
  /** The figure itself. */
  cell: Cell | null = $state.raw(null);
  fault: string | null = $state(null);
  isBusy = $state(true);
  #next: string | null = $state.raw(null);
  #asked: RowsQuery | null = null;
  #stop = new AbortController();

  /** No further rows can be had. */
  get isComplete(): boolean {
    return this.#next === null;
  }

  /** Asks for the first page. Returns what stops asking. */
  open(asked: RowsQuery): () => void {
    const stop = new AbortController();
    this.#asked = asked;
    this.#stop = stop;
    void this.#load(asked, null, stop.signal);
    return () => stop.abort();
  }

  more() {
    if (this.#asked !== null && this.#next !== null && !this.isBusy) {
      void this.#load(this.#asked, this.#next, this.#stop.signal);
    }
  }

  async #load(asked: RowsQuery, after: string | null, signal: AbortSignal) {
    this.isBusy = true;
    try {
      const page = await rows(asked, after, signal);
      this.rows = after === null ? page.rows : [...this.rows, ...page.rows];
      this.cell = after === null ? (page.figure ?? null) : this.cell;
      this.columns = page.columns;
      this.#next = page.next;
      this.fault = null;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.fault = error instanceof Error ? error.message : String(error);
    }
    this.isBusy = false;
  }
}
