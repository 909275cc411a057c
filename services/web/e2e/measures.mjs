/** What a person with a thumb, a small screen or a lens would stumble over, as the page lays it out. */

/** What is too small for a thumb, of all that can be pressed; links within text may be as high as it is. */
export function cramped(page) {
  return page.evaluate(() => {
    const within = document.querySelector("dialog[open]") ?? document.body;
    const pressable =
      "button, a[href], summary, select, textarea, input:not([type=radio], [type=checkbox], [type=file]), label:has(input[type=radio])";
    const isInText = (it) =>
      it.matches("a") && it.closest("p, dd") && getComputedStyle(it).display === "inline";
    return [...within.querySelectorAll(pressable)]
      .filter((it) => it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      .filter((it) => !it.closest("[inert], .skip, .unseen, [aria-hidden=true]") && !isInText(it))
      .map((it) => [
        it.closest("label, search")?.getBoundingClientRect() ?? it.getBoundingClientRect(),
        it.getAttribute("aria-label") ?? it.textContent,
      ])
      .filter(([box]) => box.width < 43.5 || box.height < 43.5)
      .map(([box, name]) => `${name}: ${box.width} by ${box.height}`);
  });
}

/** What reaches over the sides of the page. */
export function beyond(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const within = document.querySelector("dialog[open]") ?? document.body;
    const isScrolled = (it) => it.closest('[role="listbox"], ul, ol, fieldset') !== null;
    const outside = [...within.querySelectorAll("button, a, textarea, input, p, h1, h2, h3")]
      .filter((it) => it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      .filter((it) => !isScrolled(it))
      .filter((it) => !it.closest(".skip, .unseen, [aria-hidden=true]"))
      .filter((it) => {
        const { left, right } = it.getBoundingClientRect();
        return right > innerWidth + 1 || left < -1;
      })
      .map((it) => it.getAttribute("aria-label") ?? it.textContent);
    if (root.scrollWidth > root.clientWidth) outside.push(`the page: ${root.scrollWidth}`);
    return outside;
  });
}
