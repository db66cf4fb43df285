import { expect, signInTo, test, title } from "./fixtures";
import { PAGES, PUBLIC_PAGES, visit } from "./places";

test("what leaks out of the server's joins is on no page, not even for a moment, and not on paper", async ({ page, guard }) => {
  test.setTimeout(240_000);
  // Every text that ever gets into the portal, however short it stays.
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const shadow = attach.call(this, options);
      const note = () => {
        const leak = shadow.innerHTML.match(/LEAK-[\\w-]*/)?.[0];
        if (leak) console.error(`seen: ${leak}`);
      };
      new MutationObserver(note).observe(shadow, { subtree: true, childList: true, characterData: true, attributes: true });
      return shadow;
    };
  });
  for (const place of PUBLIC_PAGES) {
    await visit(page, place);
    await guard.check();
  }
  await signInTo(page, "/#/");
  await expect(title(page)).toHaveText("Dashboard");
  for (const place of PAGES) {
    await visit(page, place);
    await guard.check();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("main").innerText(), place.name).not.toContain("LEAK");
    await page.emulateMedia({ media: "screen" });
  }
});
