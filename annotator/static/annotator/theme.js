"use strict";

// The pages without the front end take the colours chosen in it, else those of the system.
const system = matchMedia("(prefers-color-scheme: dark)");

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
}

system.addEventListener("change", paint);
paint();
