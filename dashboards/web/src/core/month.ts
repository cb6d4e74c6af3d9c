/** A calendar month as YYYY-MM: what addresses and selects hold. Days are ISO dates; there is no time zone anywhere. */
export type Month = string;

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(day: string): Month {
  return day.slice(0, 7);
}

/** The month `step` months later; earlier when negative. */
export function addMonths(month: Month, step: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + step;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export function firstDay(month: Month): string {
  return `${month}-01`;
}

export function lastDay(month: Month): string {
  const day = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${String(day).padStart(2, "0")}`;
}

/** Every month from `first` to `last`, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    months.push(month);
  }
  return months;
}

/** The last month the data cover to its end, or the month of `asOf` when the data hold no full month. */
export function lastFullMonth(firstDate: string, asOf: string): Month {
  const month = monthOf(asOf);
  const full = asOf === lastDay(month) ? month : addMonths(month, -1);
  return full < monthOf(firstDate) ? month : full;
}

/** "Mar 2026" */
export function monthLabel(month: Month): string {
  return `${names[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** "Mar", and "Jan ’26" where a year begins: what stands below a column. */
export function monthTick(month: Month): string {
  const name = names[Number(month.slice(5, 7)) - 1] ?? "";
  return month.endsWith("-01") ? `${name} ’${month.slice(2, 4)}` : name;
}

/** "31 Mar 2026" */
export function dayLabel(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthLabel(monthOf(day))}`;
}

/** "31 Mar", where the year is plain from what stands around it. */
export function shortDayLabel(day: string): string {
  return dayLabel(day).slice(0, -5);
}

/** "Mar 2026" for one month, "Jan – Mar 2026" or "Nov 2025 – Jan 2026" for several. */
export function periodLabel(month: Month, span: number): string {
  const first = addMonths(month, 1 - span);
  if (first === month) {
    return monthLabel(month);
  }
  const from = first.slice(0, 4) === month.slice(0, 4) ? monthLabel(first).slice(0, 3) : monthLabel(first);
  return `${from} – ${monthLabel(month)}`;
}
