// What Lighthouse says of the built portal on a slow phone: `cargo xtask bench lighthouse`.
//
// The portal is served as the hosting guide asks: compressed, with its headers, and on the CRM's own origin.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { createServer, request } from "node:http";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { brotliCompressSync, createGzip } from "node:zlib";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const { DIST, SANDBOX, CHROMIUM } = process.env;

/** How often each page is measured: of as many the median counts, since whatever else the machine does counts against a page. */
const RUNS = 3;

/** What each page has to reach. For search engines only the sign-in page is of interest, but the others have no fault either. */
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

const PAGES = [
  { name: "sign in", address: "/login", shows: "Forgot your password?" },
  { name: "dashboard", address: "/", shows: "INV-" },
  { name: "invoices", address: "/invoices", shows: "INV-1057" },
  { name: "invoice", address: "/invoices/316", shows: "INV-1057" },
];

const MEASURES = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
};

const TYPES = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The sandbox, without the portal. */
async function startSandbox() {
  const process = spawn(SANDBOX, ["--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: process.stdout }), "line");
  return { process, url: line.replace("listening on ", "") };
}

/** The files of dist/, each compressed once, and for everything else the CRM, which compresses, too. */
async function startHost(crm) {
  const files = new Map();
  for (const name of await readdir(DIST)) {
    const content = await readFile(join(DIST, name));
    files.set(`/${name}`, extname(name) === ".png" ? { content } : { content: brotliCompressSync(content), encoding: "br" });
  }
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : pathname;
    const file = files.get(path);
    if (!file) return pass(asked, answer, crm);
    const { content, encoding } = file;
    const isNamedAfterContent = /-[A-Z2-7]{8}\.\w+$/.test(path);
    answer.writeHead(200, {
      "Content-Type": TYPES[extname(path)] ?? "text/plain",
      "Content-Length": content.length,
      "Cache-Control": isNamedAfterContent ? "public, max-age=31536000, immutable" : "no-cache",
      ...(encoding && { "Content-Encoding": encoding, Vary: "Accept-Encoding" }),
    });
    answer.end(content);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, origin: `http://localhost:${server.address().port}` };
}

function pass(asked, answer, crm) {
  const { method, headers, url } = asked;
  const passed = request(crm + url, { method, headers }, (given) => {
    const { "content-length": _, ...others } = given.headers;
    answer.writeHead(given.statusCode, { ...others, "Content-Encoding": "gzip" });
    given.pipe(createGzip()).pipe(answer);
  });
  passed.on("error", (error) => answer.destroy(error));
  asked.pipe(passed);
}

/** In this tab, which keeps the session. */
async function signIn(page, origin) {
  await page.goto(`${origin}/#/login`);
  await page.locator("customer-portal >>> [name=email]").fill("anna@keller-bikes.example");
  await page.locator("customer-portal >>> [name=password]").fill("demo-anna");
  await page.locator("customer-portal >>> button[type=submit]").click();
  await page.locator("customer-portal >>> .menu").wait();
  await page.waitForFunction(() => location.hash === "#/");
}

/** Of several times, the one in the middle. */
async function measureOften(page, origin, place) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure(page, origin, place));
  runs.sort((a, b) => a.scores[0] - b.scores[0]);
  return runs[(RUNS - 1) / 2];
}

/** From a cold cache, as on the first visit, on the phone that Lighthouse takes for slow. */
async function measure(page, origin, { address, shows }) {
  const devtools = await page.createCDPSession();
  await devtools.send("Network.clearBrowserCache");
  await page.goto("about:blank");
  const { lhr } = await lighthouse(`${origin}/#${address}`, { disableStorageReset: true, logLevel: "error" }, undefined, page);
  const text = await page.evaluate(() => document.querySelector("customer-portal").shadowRoot.textContent);
  if (!text.includes(shows)) throw new Error(`${address} does not show ${shows}`);
  const faults = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs.map(({ id, weight }) => ({ ...lhr.audits[id], weight })).filter(({ score, weight }) => weight && score !== null && score < 0.9),
  );
  return {
    scores: Object.keys(LEAST).map((category) => Math.round(lhr.categories[category].score * 100)),
    measures: Object.values(MEASURES).map((id) => lhr.audits[id].displayValue),
    faults: faults.map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ""}`),
  };
}

const row = (cells) => cells.map((cell, index) => String(cell).padEnd(index ? 16 : 12)).join("");

const sandbox = await startSandbox();
const host = await startHost(sandbox.url);
const browser = await puppeteer.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
let isEnough = true;
try {
  const page = await browser.newPage();
  console.log(row(["page", ...Object.keys(LEAST), ...Object.keys(MEASURES)]));
  for (const place of PAGES) {
    const { scores, measures, faults } = await measureOften(page, host.origin, place);
    console.log(row([place.name, ...scores, ...measures]));
    for (const fault of faults) console.log(`    ${fault}`);
    isEnough &&= Object.values(LEAST).every((least, index) => scores[index] >= least);
    if (place.address === "/login") await signIn(page, host.origin);
  }
} finally {
  await browser.close();
  host.server.close();
  sandbox.process.kill();
}
if (!isEnough) {
  const least = Object.entries(LEAST).map(([category, least]) => `${least} for ${category}`);
  console.error(`Some pages have less than ${least.join(", ")}.`);
  process.exit(1);
}
