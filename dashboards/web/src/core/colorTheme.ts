export type ColorTheme = "system" | "light" | "dark";

const order: ColorTheme[] = ["system", "light", "dark"];

export function readTheme(): ColorTheme {
  const theme = document.documentElement.dataset["theme"];
  return theme === "light" || theme === "dark" ? theme : "system";
}

export function nextTheme(theme: ColorTheme): ColorTheme {
  return order[(order.indexOf(theme) + 1) % order.length] ?? "system";
}

/** Shows the theme and remembers it on this device. public/theme.js reads it before the first paint. */
export function applyTheme(theme: ColorTheme): void {
  if (theme === "system") {
    delete document.documentElement.dataset["theme"];
    localStorage.removeItem("theme");
  } else {
    document.documentElement.dataset["theme"] = theme;
    localStorage.setItem("theme", theme);
  }
}
