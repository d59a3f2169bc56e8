import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Problem } from "../api/problem";
import "../i18n";
import { Failure } from "./Failure";

function told(error: Error | null, more: { unreachable?: string } = {}): string {
  return renderToStaticMarkup(createElement(Failure, { error, ...more })).replace(/<[^>]+>/g, "");
}

it("says nothing where nothing failed", () => {
  expect(told(null)).toBe("");
});

it("gives the server's own sentence for what it refused", () => {
  expect(told(new Problem(409, "taken", "This name is taken."))).toBe("This name is taken.");
});

it.each([[500, "Trace"], [502, ""], [400, ""]])("gives ours for an answer %i that says %j", (status, sentence) => {
  expect(told(new Problem(status, "", sentence))).toMatch(/^The server could not answer\./);
});

it("tells a lost connection from an answer, with more words where a page has them", () => {
  expect(told(new TypeError("Failed to fetch"))).toMatch(/^The server could not be reached\./);
  expect(told(new TypeError("Failed to fetch"), { unreachable: "Trying again is safe." })).toBe("Trying again is safe.");
});
