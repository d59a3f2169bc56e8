import { expect, it } from "vitest";
import { inWords, optionName, plain, said } from "./words";

const VALUES = [
  { value: "government", name: "Government", meaning: "Ministers and their spokespeople." },
  { value: "civil_society", meaning: "Unions, churches, associations." },
];

it("says the name of a value, not what it means", () => {
  expect(said("government", VALUES)).toBe("Government");
});

it("puts the value of one without a name in words", () => {
  expect(said("civil_society", VALUES)).toBe("civil society");
});

it("sets several apart", () => {
  expect(said(["government", "civil_society"], VALUES)).toBe("Government; civil society");
});

it("leaves alone what somebody wrote themselves", () => {
  expect(said("a_b, c", [])).toBe("a_b, c");
});

it("has a number in figures", () => {
  expect(said(7, [])).toBe("7");
});

it("calls an option by its own name, else by its value in words", () => {
  expect(VALUES.map(optionName)).toEqual(["Government", "civil society"]);
  expect(inWords("distancing_signals_of_doubt")).toBe("distancing signals of doubt");
});

it.each([["Ünïcödé", "unicode"], ["GROẞE Straße", "grosse strasse"]])("compares %s as %s", (text, letters) => {
  expect(plain(text)).toBe(letters);
});
