// What the hosting guide asks for in the answers of the portal's host.

import { extname } from "node:path";

/** Files that are named after their content. */
export const HASHED = /-[A-Z2-7]{8}\.\w+$/;

/** What comes with every answer; the policy names the CRM where it is elsewhere. */
export function headersForAll(crm: string[]): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    ["img-src 'self' data:", ...crm].join(" "),
    "font-src 'self'",
    ["connect-src 'self'", ...crm].join(" "),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types customer-portal dompurify",
  ];
  return {
    "access-control-allow-origin": "*",
    "content-security-policy": policy.join("; "),
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "cross-origin-resource-policy": "cross-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}

/** The headers that the samples set, as far as they are there. */
export function headersOf(answer: Response): Record<string, string> {
  const names = ["content-type", "cache-control", ...Object.keys(headersForAll([]))];
  return Object.fromEntries([...answer.headers].filter(([name]) => names.includes(name)));
}

const TYPES: Record<string, RegExp> = {
  "": /^text\/html/,
  ".css": /^text\/css/,
  ".js": /^text\/javascript/,
  ".png": /^image\/png$/,
  ".svg": /^image\/svg\+xml$/,
  ".wasm": /^application\/wasm$/,
};

/** The type that a file, or the start page, is sent as. */
export function typeOf(file: string): RegExp {
  return TYPES[extname(file)];
}
