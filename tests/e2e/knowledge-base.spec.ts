import { expect, test, title } from "./fixtures";

test("everybody finds an article by what it says, and reads it", async ({ page, sandbox }) => {
  await page.goto("/#/login");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Knowledge base" }).click();
  await expect(title(page)).toHaveText("Knowledge base");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "Billing & payment",
    "Your account",
    "Shipping & returns",
    "Web shop & hosting",
    "Press",
  ]);

  await page.getByRole("searchbox", { name: "Search" }).fill("vat");
  await page.getByRole("link", { name: "Add or change your VAT number" }).click();
  await expect(title(page)).toHaveText("Add or change your VAT number");
  await expect(page.getByText("Topic: Billing & payment")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("vat");

  const calls = async () => {
    const calls = (await sandbox.log()).filter((call) => call.endpoint.startsWith("knowledge_base"));
    return calls.map((call) => [call.endpoint, call.authorization, call.status]);
  };
  await expect.poll(calls).toEqual([
    ["knowledge_base", "absent", 200],
    ["knowledge_base/article/vat-number", "absent", 200],
    ["knowledge_base", "absent", 200],
  ]);
});

test("a group has a page of its own", async ({ page, sandbox }) => {
  await page.goto("/#/knowledge-base");
  await page.getByRole("link", { name: "Shipping & returns" }).click();
  await expect(title(page)).toHaveText("Shipping & returns");
  await page.getByRole("link", { name: "Return goods" }).click();
  await expect(title(page)).toHaveText("Return goods");
  const groups = await sandbox.log("knowledge_base/group/shipping-and-returns");
  expect(groups.map((call) => call.status)).toEqual([200]);
});

test("an article shows text and its structure, and nothing of it runs or is fetched", async ({ page }) => {
  await page.goto("/#/knowledge-base/article/before-your-shop-opens");
  await expect(title(page)).toHaveText("Before your web shop opens: the long list");
  const article = page.getByRole("article");
  await expect(article.getByRole("list").first()).toBeVisible();
  await expect(article.getByRole("table")).toBeVisible();
  await expect(article.locator("script, style, iframe, form, input, [onclick], [onload], [style], [class*=LEAK]")).toHaveCount(0);
  const picture = article.getByRole("img", { name: "The three steps of the checkout" });
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toHaveJSProperty("naturalWidth", 480);
  for (const link of await article.locator(".rich-text a[href]").all()) {
    await expect(link).toHaveAttribute("href", /^(https?|mailto):/);
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  }
});

test("a slug with a dot is no format", async ({ page }) => {
  await page.goto("/#/knowledge-base/article/release-notes-2.0");
  await expect(title(page)).toHaveText("Release notes 2.0");
});

test("what is not for customers is not found", async ({ page }) => {
  for (const slug of ["discounts-for-friends", "the-old-shop", "price-list-next-year"]) {
    await page.goto(`/#/knowledge-base/article/${slug}`);
    // Nothing is left of the one before, which is not found either.
    await page.reload();
    await expect(page.getByRole("alert").filter({ hasText: "This was not found." })).toBeVisible();
  }
  await page.goto("/#/knowledge-base/group/internal-drafts");
  await expect(page.getByText("There is nothing here.")).toBeVisible();
});
