import { describe, expect, it } from "vitest";
import type { ClaimEvent } from "../src/core/api";
import { eventDetails, eventPlace, eventTitle, eventTone } from "../src/core/claimEvents";
import { shownColumns } from "../src/core/rowColumns";

const sent: ClaimEvent = {
  date: "2026-02-14",
  kind: "submission",
  name: "claim",
  claimKey: "1e80-s67",
  payerName: "COASTAL MUTUAL",
  sourceKind: "837",
  fileName: "february.edi",
  loadId: "1e80",
  segment: "CLM",
  sourceOffset: 43019,
  sourceLine: null,
  statusCode: "1",
  procedureCode: null,
  groupCode: null,
  reasonCode: null,
  reasonName: null,
  amountKind: "charged",
  amount: 178,
  patientResponsibilityAmount: null,
  isDuplicate: false,
};

describe("an event of a claim", () => {
  it.each([
    [{}, "Claim sent"],
    [{ kind: "acknowledgement", name: "rejected", sourceKind: "277CA" }, "277CA: rejected"],
    [{ kind: "adjudication", name: "not_paid" }, "Decided, nothing paid"],
    [{ kind: "denial", name: "provider_enrollment" }, "Denied: provider enrollment"],
    [{ kind: "deadline", name: "follow_up" }, "Last day to act: follow up"],
  ])("is told in words: %o", (change, title) => {
    expect(eventTitle({ ...sent, ...change })).toBe(title);
  });

  it.each([
    [{ kind: "adjudication", name: "paid" }, "good"],
    [{ kind: "acknowledgement", name: "rejected" }, "bad"],
    [{ kind: "denial", name: "coding" }, "bad"],
    [{ kind: "denial", name: "coding", isDuplicate: true }, "flat"],
    [{ kind: "deadline", name: "appeal" }, "due"],
  ])("has a tone: %o", (change, tone) => {
    expect(eventTone({ ...sent, ...change })).toBe(tone);
  });

  it("names reason and procedure", () => {
    const denied = {
      ...sent,
      kind: "denial",
      groupCode: "CO",
      reasonCode: "B7",
      reasonName: "Not certified",
    };
    expect(eventDetails({ ...denied, procedureCode: "99213", statusCode: null })).toEqual([
      "CO-B7 Not certified",
      "procedure 99213",
    ]);
  });

  it.each([
    [{}, "february.edi, CLM at byte 43,019"],
    [{ sourceOffset: null, sourceLine: 12, segment: null }, "february.edi, line 12"],
  ])("says where a file tells it: %o", (change, place) => {
    expect(eventPlace({ ...sent, ...change })).toBe(place);
  });
});

describe("rows with a claim", () => {
  it("open it by our number, or by a word where they have none", () => {
    const [numbered] = shownColumns(["claim_key", "patient_control_number"], "integer", {});
    expect(numbered?.column.name).toBe("patient_control_number");
    expect(numbered?.column.claimIndex).toBe(0);
    const [worded] = shownColumns(["claim_key", "charge_amount"], "integer", {});
    expect(worded?.column.format("1e80-s67")).toBe("Timeline");
    expect(worded?.column.claimIndex).toBe(0);
  });
});
