import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";

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

export default defineConfig({
  plugins: [svelte(), precompress()],
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
