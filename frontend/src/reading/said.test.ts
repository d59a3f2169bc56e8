import { expect, it } from "vitest";
import { said } from "./said";

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
