// Stands in for a CRM: answers `window.fetch` from a table, and keeps what it was asked.

const API = "customers_api/v1/";
const realFetch = window.fetch;

// WebKit sends a form with files, but does not read it back from a request: it is kept from the moment that the request is made.
const forms = new WeakMap();
window.Request = class extends Request {
  constructor(address, init) {
    super(address, init);
    if (init?.body instanceof FormData) forms.set(this, init.body);
  }
};

// The body of a request; a form as it is written, but without its boundaries.
async function bodyOf(request) {
  const form = forms.get(request);
  if (!form) return request.clone().text();
  const parts = [...form].map(async ([name, value]) =>
    value instanceof File
      ? `name="${name}"; filename="${value.name}"\r\n\r\n${await value.text()}`
      : `name="${name}"\r\n\r\n${value}`,
  );
  return (await Promise.all(parts)).map((part) => `${part}\r\n`).join("");
}

// Puts the browser's own fetch back, even where a test has failed before it could.
export function restoreFetch() {
  window.fetch = realFetch;
}

export class FakeCrm {
  #answers = new Map();
  #held = new Map();
  #sent = [];

  constructor(root) {
    window.fetch = (request) => this.#receive(root + API, request);
  }

  // What is answered to a call such as "GET invoices" from now on.
  answer(call, status, body) {
    this.#answers.set(call, () => new Response(body, { status }));
  }

  // No answer: the connection is cut.
  cut(call) {
    this.#answers.set(call, () => {
      throw new TypeError("Failed to fetch");
    });
  }

  // Keeps every answer to a call back until it is released.
  hold(call) {
    this.#held.set(call, Promise.withResolvers());
  }

  release(call) {
    this.#held.get(call)?.resolve();
    this.#held.delete(call);
  }

  // What was asked so far, in order.
  sent() {
    return [...this.#sent];
  }

  async #receive(api, request) {
    const sent = {
      call: `${request.method} ${request.url.startsWith(api) ? request.url.slice(api.length) : request.url}`,
      url: request.url,
      headers: [...request.headers].map(([name, value]) => `${name}: ${value}`),
      credentials: request.credentials,
      outlastsPage: request.keepalive,
      body: await bodyOf(request),
      aborted: false,
    };
    this.#sent.push(sent);
    const aborted = new Promise((_, reject) => {
      const abort = () => {
        sent.aborted = true;
        reject(request.signal.reason);
      };
      if (request.signal.aborted) abort();
      else request.signal.addEventListener("abort", abort, { once: true });
    });
    return Promise.race([aborted, this.#respond(sent.call)]);
  }

  async #respond(call) {
    await this.#held.get(call)?.promise;
    const answer = this.#answers.get(call);
    return answer ? answer() : new Response(`The test has no answer to ${call}.`, { status: 501 });
  }
}
