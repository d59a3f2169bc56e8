import { readFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";

test("the typed client is the one the OpenAPI document gives; else run `make client`", async () => {
  const made = astToString(await openapiTS(new URL("./openapi.json", import.meta.url)));
  const kept = await readFile(new URL("./schema.d.ts", import.meta.url), "utf8");
  // The program puts a comment above what its library returns.
  expect(kept.slice(kept.indexOf("export interface paths"))).toBe(made);
});
