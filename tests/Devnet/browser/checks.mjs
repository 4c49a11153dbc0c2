// What a page must keep, asked of the page itself. Each function runs in the browser and names what is wrong.

/** Text that is too faint before what is behind it: WCAG 2.2 asks for 4.5, of large text for 3. */
export function contrastFaults() {
    const number = (color) => color.match(/[\d.]+/g).map(Number);
    const channel = (c) => (c <= 10.31475 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const [r, g, b, alpha = 1] = number(getComputedStyle(at).backgroundColor);
            if (alpha === 1) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const faults = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.data.trim();
        const element = walker.currentNode.parentElement;
        if (!text || !element.checkVisibility() || element.closest("noscript, svg, .hidden, .skip")) continue;
        const style = getComputedStyle(element);
        const [light, dark] = [luminance(number(style.color)), luminance(behind(element))].sort((a, b) => b - a);
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5))
            faults.push(`contrast ${ratio.toFixed(2)}: ${text.slice(0, 40)}`);
    }
    return faults;
}

/** Fields and buttons that a screen reader could not name, and landmarks that are missing. */
export function unnamedControls() {
    const faults = [];
    for (const control of document.querySelectorAll("input, select, button, a")) {
        const label = control.labels?.[0]?.textContent ?? control.textContent;
        if (!label.trim() && !control.getAttribute("aria-label"))
            faults.push(`no name: ${control.outerHTML.slice(0, 80)}`);
    }
    for (const one of ["main", "header", "nav", "main h1", "[role=search]"]) {
        if (document.querySelectorAll(one).length === 0) faults.push(`no ${one}`);
    }
    if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
    return faults;
}

/** Wider than the window: a phone's user would have to scroll sideways. */
export function overflowing() {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} px wide in a window of ${clientWidth}`] : [];
}
