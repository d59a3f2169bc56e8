import { describe, expect, it } from "vitest";
import type { Figure } from "../api/client";
import { pictureOf } from "./picture";

const figure = { value: 0.5, interval: { low: 0.25, high: 0.75 } } as Figure;

describe("the picture of a side", () => {
  it("is a document of its own with a dot, a whisker and a number for each row", () => {
    const svg = pictureOf("α", [{ name: "Herald", figure }], 0);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg".*<\/svg>$/);
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(svg.match(/<path/g)).toHaveLength(1);
    expect(svg).toContain(".500 [.250, .750]");
  });

  it("takes no name for markup", () => {
    const svg = pictureOf("<b>", [{ name: 'A & <B> "C"', figure: { ...figure, value: null } }], -0.1);
    expect(svg).not.toMatch(/<[bB]>|& /);
    expect(svg).toContain("A &#38; &#60;B&#62; &#34;C&#34;");
    expect(svg).not.toContain("<circle");
  });
});
