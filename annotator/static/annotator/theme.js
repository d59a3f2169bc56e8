"use strict";

// Swagger UI has dark colours, but wants to be told: as chosen in Scarequote, else as the system.
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
