"use strict";

// The pages without the front end take the colours chosen in it, else those of the system.
const system = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

function chosen() {
  try {
    return localStorage.getItem("scarequote.theme");
  } catch {
    return null;
  }
}

function paint() {
  const theme = chosen();
  const dark = theme === "dark" || (theme !== "light" && system.matches);
  document.documentElement.classList.toggle("dark-mode", dark);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.dataset.contrast = contrast.matches ? "high" : "normal";
}

system.addEventListener("change", paint);
contrast.addEventListener("change", paint);
paint();
