/** What the server answered last, and what went wrong since. */
export class Answer<T> {
  value: T | null = $state.raw(null);
  fault: string | null = $state(null);
  isBusy = $state(true);

  /** Asks; the last answer stays until the next is there. Returns what stops asking, as an effect wants it. */
  ask(question: (signal: AbortSignal) => Promise<T>): () => void {
    const stop = new AbortController();
    this.isBusy = true;
    question(stop.signal)
      .then((value) => {
        if (!stop.signal.aborted) {
          this.value = value;
          this.fault = null;
          this.isBusy = false;
        }
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) {
          this.fail(error);
        }
      });
    return () => stop.abort();
  }

  fail(error: unknown) {
    this.fault = error instanceof Error ? error.message : String(error);
    this.isBusy = false;
  }
}
