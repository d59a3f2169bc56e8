import { beforeEach, expect, it, vi } from "vitest";
import i18next, { languageFor, speak } from ".";

beforeEach(() => speak("en"));

it("writes numbers as the language of the page does", async () => {
  const inEnglish = i18next.t("home.articles", { count: 12345 });
  await speak("de");
  expect([inEnglish, i18next.t("home.articles", { count: 12345 })]).toEqual(["12,345 articles", "12.345 Artikel"]);
});

it("writes shares as the language of the page does", async () => {
  await speak("de");
  expect(i18next.t("reading.percent", { percent: 0.754 })).toBe("75\u00a0% ähnlich");
});

it("speaks English where it does not know the language", async () => {
  await speak("xx");
  expect(i18next.language).toBe("en");
});

it("follows the browser where nothing is chosen", () => {
  vi.stubGlobal("navigator", { languages: ["fr-CH", "de-AT", "en"] });
  expect([languageFor(""), languageFor("en")]).toEqual(["de", "en"]);
});
