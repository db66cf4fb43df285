// The portal as an app on a phone or a desk.

import { expect, test, title } from "./fixtures";

test("the browser finds all that it takes to install the portal", async ({ page, sandbox }) => {
  await page.goto("/some/folder/");
  await expect(title(page)).toHaveText("Sign in");
  const browser = await page.context().newCDPSession(page);
  const { url, errors, data } = await browser.send("Page.getAppManifest");
  expect({ url, errors }).toEqual({ url: `${sandbox.url}/some/folder/manifest.json`, errors: [] });
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // Playwright's pages have nothing that would outlast them.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);

  const manifest = JSON.parse(data!);
  expect(new URL(manifest.start_url, url).href).toBe(`${sandbox.url}/some/folder/`);
  for (const icon of manifest.icons) {
    const address = new URL(icon.src, url);
    const size = await page.evaluate(async (src) => {
      const image = Object.assign(new Image(), { src });
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, address.href);
    if (icon.sizes !== "any") expect(size, icon.src).toBe(icon.sizes);
  }
});
