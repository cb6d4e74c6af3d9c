import { formatCents, formatValue, missing } from "./format";
import { dayLabel } from "./month";

export interface RowColumn {
  name: string;
  label: string;
  isNumeric: boolean;
  /** Where a row has the key of the claim that the column links to. */
  claimIndex?: number;
  format: (value: unknown) => string;
}

const controlNumber = "patient_control_number";

const shortNames: Record<string, string> = {
  patient_control_number: "Control number",
  practice_id: "Practice",
  payer_id: "Payer",
  provider_id: "Provider",
  location_id: "Location",
  load_id: "File",
  source_offset: "At byte",
  counted_value: "Counts as",
  claim_key: "Claim",
  shift_kind: "Change",
  shift_date: "Since",
  pooled_rate_before: "Usual rate",
  pooled_rate_after: "Rate since",
  noticed_date: "All show it",
  own_noticed_date: "It shows alone",
  own_affected_count: "Own affected",
  own_affected_amount: "Own money",
  own_count: "Of own",
  practice_count: "Practices",
  value_unit: "Unit",
  value_before: "Before",
  value_after: "After",
};

/**
 * A column of a row table. Its name says what it holds: `_amount` is money, `_date` a day, `is_` a yes or no.
 * Ids found in `names` are shown by name.
 */
export function rowColumn(name: string, names: Map<string, string> = new Map()): RowColumn {
  const isMoney = name.endsWith("_amount");
  const isRate = /_rate(_|$)/.test(name);
  const isCount = /(_count|_offset|_days|^days_|^age_|^units$|^value_(before|after)$)/.test(name);
  return {
    name,
    label: labelOf(name),
    isNumeric: isMoney || isRate || isCount,
    format: isRate
      ? (value) => (typeof value === "number" ? formatValue(value, "percent") : missing)
      : formatOf(name, isMoney, isCount, names),
  };
}

/** A name of the data as words: "old_fee_year" is "old fee year". */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** Values of the data that are names themselves, as words; all other text stays. */
function wordsOf(text: string): string {
  return /^[a-z]+(_[a-z0-9]+)+$/.test(text) ? words(text) : text;
}

function labelOf(name: string): string {
  const text = words(name.replace(/^(is|has)_/, "").replace(/_(amount|date|id|code)$/, ""));
  return shortNames[name] ?? text.charAt(0).toUpperCase() + text.slice(1);
}

function formatOf(
  name: string,
  isMoney: boolean,
  isCount: boolean,
  names: Map<string, string>,
): (value: unknown) => string {
  return (value) => {
    if (value === null || value === undefined || value === "") {
      return missing;
    }
    if (typeof value === "boolean") {
      return value ? "yes" : "no";
    }
    if (typeof value === "number") {
      return isMoney ? formatCents(value) : value.toLocaleString("en-US", { useGrouping: isCount });
    }
    const text = names.get(String(value)) ?? wordsOf(String(value));
    return name.endsWith("_date") && text.length >= 10 ? dayLabel(text.slice(0, 10)) : text;
  };
}

/**
 * The columns a reader sees, with their places in the rows. The key only orders pages, and what a row counts as is
 * shown where it is not always one.
 */
export function shownColumns(
  columns: string[],
  partFormat: string,
  names: Record<string, Map<string, string>>,
): { index: number; column: RowColumn }[] {
  return columns
    .map((name, index) => ({ index, column: rowColumn(name, names[name]) }))
    .filter(({ column }) => column.name !== "row_key")
    .filter(({ column }) => column.name !== "counted_value" || partFormat !== "integer")
    .filter(({ column }) => column.name !== "claim_key" || !columns.includes(controlNumber))
    .map(({ index, column }) =>
      column.name === "counted_value"
        ? { index, column: countedColumn(column, partFormat) }
        : { index, column: linked(column, columns.indexOf("claim_key")) },
    );
}

/** Our number of a claim opens its timeline; where rows do not tell it, a word does. */
function linked(column: RowColumn, claimIndex: number): RowColumn {
  if (claimIndex < 0 || (column.name !== controlNumber && column.name !== "claim_key")) {
    return column;
  }
  const format = column.name === controlNumber ? column.format : () => "Timeline";
  return { ...column, claimIndex, format };
}

function countedColumn(column: RowColumn, partFormat: string): RowColumn {
  const format = (value: unknown) =>
    typeof value !== "number"
      ? missing
      : partFormat === "money"
        ? formatCents(value)
        : formatValue(value, partFormat);
  return { ...column, isNumeric: true, format };
}
