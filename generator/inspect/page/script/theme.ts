/** Light and dark: as the system says, or as chosen before. */
export const theme = `  const theme = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  const flip = () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("pt-gen-theme", document.documentElement.dataset.theme); } catch {}
    label();
  };
  try {
    const kept = localStorage.getItem("pt-gen-theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch {}
  label();
  theme.addEventListener("click", flip);
  dark.addEventListener("change", label);
`;
