import { describe, expect, it } from "vitest";
import { readState, writeState, type PageState } from "../src/core/pageState";

const plain: PageState = {
  page: "overview",
  claim: null,
  month: null,
  span: 1,
  practice: null,
  payer: null,
  drill: null,
};

const states: PageState[] = [
  plain,
  { ...plain, month: "2026-03", span: 12, practice: "P 1&2", payer: "00821" },
  { ...plain, drill: { metric: "payments", part: "numerator", dimension: null, key: null } },
  { ...plain, drill: { metric: "initial_denial_rate", part: "denominator", dimension: "payer", key: "A=B" } },
  { ...plain, drill: { metric: "open_ar", part: "numerator", dimension: "payer", key: null } },
  { ...plain, page: "denials" },
  { ...plain, page: "claims", claim: "1e80/b4-s67", month: "2026-03" },
];

describe("the address of a page", () => {
  it.each(states)("gives back the state it was written from: %o", (state) => {
    expect(readState(new URL(writeState(state), "http://host"))).toEqual(state);
  });

  it("leaves out what is default", () => {
    expect(writeState(plain)).toBe("/");
  });

  it.each(["/?month=2026-13", "/?month=March", "/?span=7"])(
    "takes the default for what is no value: %s",
    (address) => {
      expect(readState(new URL(address, "http://host"))).toEqual(plain);
    },
  );
});
