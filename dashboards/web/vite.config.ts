import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";
import theme from "../theme.json" with { type: "json" };

const outDir = fileURLToPath(new URL("../../src/RcmAnalytics.Api/wwwroot", import.meta.url));

/** Leaves a .br and a .gz beside every text file, which the host sends as they are. */
function precompress(): Plugin {
  return {
    name: "precompress",
    apply: "build",
    closeBundle() {
      const names = readdirSync(outDir, { recursive: true }).map(String);
      for (const name of names.filter((file) => /\.(html|js|css|svg|json)$/.test(file))) {
        const bytes = readFileSync(join(outDir, name));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(join(outDir, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
        writeFileSync(join(outDir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

const themeModule = "virtual:theme.css";

/** Makes the colours of theme.json, which charts and workbooks share, the page's variables. */
function themeColors(): Plugin {
  const variables = () => {
    const pairs: [string, string, string][] = [
      ["page", theme.light.surface, theme.dark.background],
      ["card", theme.light.background, theme.dark.surface],
      ...(["text", "muted", "grid", "accent", "good", "bad", "warn"] as const).map(
        (name): [string, string, string] => [name, theme.light[name], theme.dark[name]],
      ),
      ...theme.light.series.map((color, index): [string, string, string] => [
        `series-${index + 1}`,
        color,
        theme.dark.series[index] ?? color,
      ]),
    ];
    return pairs.map(([name, light, dark]) => `--${name}:light-dark(${light},${dark})`).join(";");
  };
  return {
    name: "theme-colors",
    resolveId: (id) => (id === themeModule ? themeModule : null),
    load: (id) => (id === themeModule ? `:root{${variables()}}` : null),
  };
}

export default defineConfig({
  plugins: [svelte(), themeColors(), precompress()],
  // Vitest would otherwise take Svelte's server build.
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    // The chart library keeps its file name, and its place in the browser's cache, when only our code changes.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "echarts", test: /node_modules[\\/](echarts|zrender|tslib)[\\/]/ }],
        },
      },
    },
    // Preloading it would delay the figures and draw no chart sooner.
    modulePreload: false,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "/api": "http://127.0.0.1:5100" } },
  test: { environment: "happy-dom", include: ["test/**/*.test.ts"] },
});
