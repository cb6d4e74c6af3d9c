import { Answer } from "./answer.svelte";
import { rows, type RowsPage, type RowsQuery } from "./api";

/** The rows behind a figure: one page that grows by the next. */
export class RowPages extends Answer<RowsPage> {
  #asked: RowsQuery | null = null;
  #stopMore = () => {};

  /** No further rows can be had. */
  get isComplete(): boolean {
    return !this.value?.next;
  }

  /** Asks for the first page. Returns what stops asking. */
  open(asked: RowsQuery): () => void {
    this.#asked = asked;
    const stop = this.ask((signal) => rows(asked, null, signal));
    return () => {
      stop();
      this.#stopMore();
    };
  }

  more() {
    const asked = this.#asked;
    const known = this.value;
    if (asked !== null && known?.next && !this.isBusy) {
      this.#stopMore = this.ask(async (signal) => {
        const page = await rows(asked, known.next ?? null, signal);
        return { ...page, figure: known.figure, rows: [...known.rows, ...page.rows] };
      });
    }
  }
}
