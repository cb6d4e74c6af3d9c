import type { ClaimEvent } from "./api";
import { words } from "./rowColumns";

export type Tone = "good" | "bad" | "due" | "flat";

const submissions: Record<string, string> = {
  claim: "Claim sent",
  replacement: "Replacement sent",
  void: "Void sent",
};

const decisions: Record<string, string> = {
  paid: "Paid",
  denied: "Denied",
  not_paid: "Decided, nothing paid",
  pended: "Pended by the payer",
  reversal: "Payment reversed",
};

/** What happened, in a line. */
export function eventTitle({ kind, name, sourceKind }: ClaimEvent): string {
  const what = name ?? "";
  switch (kind) {
    case "service":
      return "Service";
    case "charge_entry":
      return "Charges entered";
    case "submission":
      return submissions[what] ?? "Sent";
    case "acknowledgement":
      return `${sourceKind ?? "Acknowledgement"}: ${what === "unknown" ? "no clear answer" : words(what)}`;
    case "adjudication":
      return decisions[what] ?? "Decided";
    case "denial":
      return `Denied: ${words(what)}`;
    case "underpayment":
      return `Below contract: ${words(what)}`;
    case "posting":
      return `Posted: ${words(what)}`;
    default:
      return `Last day to act: ${words(what)}`;
  }
}

export function eventTone({ kind, name, isDuplicate }: ClaimEvent): Tone {
  if (isDuplicate) {
    return "flat";
  }
  if (kind === "deadline") {
    return "due";
  }
  const good =
    (kind === "acknowledgement" && name === "accepted") || (kind === "adjudication" && name === "paid");
  const bad =
    kind === "denial" || kind === "underpayment" || ["rejected", "denied", "reversal"].includes(name ?? "");
  return good ? "good" : bad ? "bad" : "flat";
}

/** Codes and reasons, most telling first. */
export function eventDetails(event: ClaimEvent): string[] {
  const reason = [event.groupCode, event.reasonCode].filter((code) => code).join("-");
  return [
    event.reasonName && reason ? `${reason} ${event.reasonName}` : reason,
    event.procedureCode ? `procedure ${event.procedureCode}` : "",
    event.statusCode && event.kind !== "submission" ? `status ${event.statusCode}` : "",
    event.isDuplicate ? "delivered again, not counted" : "",
  ].filter((text) => text !== "");
}

/** Where a file says it: "march.edi, CLP at byte 1,024". */
export function eventPlace({ fileName, segment, sourceOffset, sourceLine }: ClaimEvent): string {
  const at =
    typeof sourceLine === "number"
      ? `line ${sourceLine.toLocaleString("en-US")}`
      : typeof sourceOffset === "number"
        ? `${segment ?? "segment"} at byte ${sourceOffset.toLocaleString("en-US")}`
        : "";
  return [fileName ?? "", at].filter((text) => text !== "").join(", ");
}
