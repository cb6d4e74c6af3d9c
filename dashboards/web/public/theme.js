// Runs before the first paint, so that a dark page does not flash white.
try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") {
        document.documentElement.dataset.theme = theme;
    }
} catch {
    // Storage can be forbidden; the page then follows the system's theme.
}
