// SPDX-License-Identifier: GPL-3.0-or-later
// What is pasted from Word, mail or Teams keeps its headings, lists and tables: they become the
// signs that a plain text has for them. Without this script the plain words are pasted.
(() => {
  const area = document.querySelector("textarea[name=pasted]");
  if (!area || !window.DOMParser) return;

  const level = (element) => /mso-list:\s*l\d+\s+level(\d)/i.exec(element.getAttribute("style"));
  const isMark = (element) => /mso-list:\s*ignore/i.test(element.getAttribute("style"));
  const isHidden = (element) =>
    /^(style|script|title|head|xml)$/i.test(element.tagName) ||
    /display:\s*none/i.test(element.getAttribute("style"));
  const plain = (words) => words.replace(/[\s\u00a0]+/g, " ");
  // A number stays what it is, whatever else marks an item is a bullet.
  const sign = (mark) => (/^[\d§][\d.]*[.)]?$/.test(mark) ? `${mark} ` : "- ");

  class Text {
    done = [];
    line = "";
    lead = "";
    end() {
      const words = this.line.trim();
      if (words) this.done.push(this.lead + words);
      if (words) this.lead = "";
      this.line = "";
    }
    blank() {
      this.end();
      if (this.done.length && this.done[this.done.length - 1] !== "") this.done.push("");
    }
    toString() {
      this.end();
      return `${this.done.join("\n").trim()}\n`;
    }
  }

  const walkAll = (text, parent, depth) =>
    parent.childNodes.forEach((one) => walk(text, one, depth));
  const inner = (element) => {
    const text = new Text();
    walkAll(text, element, 0);
    return plain(text.toString()).trim();
  };
  const item = (text, element, lead, depth) => {
    text.end();
    text.lead = lead;
    walkAll(text, element, depth);
    text.end();
    text.lead = "";
  };
  const numberOf = (element) =>
    element.parentNode.tagName === "OL"
      ? `${[...element.parentNode.children].indexOf(element) + (element.parentNode.start || 1)}.`
      : "";
  const rows = (text, table) => {
    text.blank();
    table.querySelectorAll("tr").forEach((row) => {
      text.line = [...row.children].map(inner).join(" | ");
      text.end();
    });
    text.blank();
  };

  const walk = (text, node, depth) => {
    if (node.nodeType === Node.TEXT_NODE) text.line += plain(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || isHidden(node) || isMark(node)) return;
    const tag = node.tagName;
    const word = level(node);
    if (/^H[1-6]$/.test(tag)) {
      text.blank();
      item(text, node, `${"#".repeat(Number(tag[1]))} `, depth);
      text.blank();
    } else if (word) {
      const mark = [...node.querySelectorAll("*")].find(isMark);
      const lead = sign(plain(mark ? mark.textContent : "").trim());
      item(text, node, "  ".repeat(word[1] - 1) + lead, depth);
    } else if (tag === "LI") {
      item(text, node, "  ".repeat(Math.max(0, depth - 1)) + sign(numberOf(node)), depth);
    } else if (tag === "UL" || tag === "OL") {
      text.end();
      walkAll(text, node, depth + 1);
      if (depth === 0) text.blank();
    } else if (tag === "TABLE") {
      rows(text, node);
    } else if (tag === "BR") {
      text.end();
    } else if (/^(P|DIV|SECTION|ARTICLE|BLOCKQUOTE|PRE|HR)$/.test(tag)) {
      if (depth > 0) text.line += " ";
      else if (tag === "DIV") text.end();
      else text.blank();
      walkAll(text, node, depth);
      if (depth === 0) text.end();
    } else {
      walkAll(text, node, depth);
    }
  };

  area.addEventListener("paste", (event) => {
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html || !/<(h[1-6]|li|table)\b|mso-list/i.test(html)) return;
    const page = new DOMParser().parseFromString(html, "text/html");
    const text = new Text();
    walkAll(text, page.body, 0);
    event.preventDefault();
    const words = text.toString();
    // The browser's own way keeps "undo"; where it is gone, the field is changed directly.
    if (document.execCommand && document.execCommand("insertText", false, words)) return;
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
  });
})();
