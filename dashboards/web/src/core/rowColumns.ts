import { formatCents, formatValue, missing } from "./format";
import { dayLabel } from "./month";

export interface RowColumn {
  name: string;
  label: string;
  isNumeric: boolean;
  format: (value: unknown) => string;
}

const shortNames: Record<string, string> = {
  patient_control_number: "Control number",
  practice_id: "Practice",
  payer_id: "Payer",
  provider_id: "Provider",
  location_id: "Location",
  load_id: "File",
  source_offset: "At byte",
  counted_value: "Counts as",
};

/**
 * A column of a row table. Its name says what it holds: `_amount` is money, `_date` a day, `is_` a yes or no.
 * Ids found in `names` are shown by name.
 */
export function rowColumn(name: string, names: Map<string, string> = new Map()): RowColumn {
  const isMoney = name.endsWith("_amount");
  const isCount = /(_count|_offset|_days|^days_|^age_|^units$)/.test(name);
  return {
    name,
    label: labelOf(name),
    isNumeric: isMoney || isCount,
    format: formatOf(name, isMoney, isCount, names),
  };
}

function labelOf(name: string): string {
  const words = name
    .replace(/^(is|has)_/, "")
    .replace(/_(amount|date|id|code)$/, "")
    .replaceAll("_", " ");
  return shortNames[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
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
    const text = names.get(String(value)) ?? String(value);
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
    .map(({ index, column }) =>
      column.name === "counted_value"
        ? { index, column: countedColumn(column, partFormat) }
        : { index, column },
    );
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
