/** Code for a message, on one line: what was broken at dots and brackets is joined there. */
export function toOneLine(code: string): string {
  if (!code.includes('\n')) return code.replace(/\s+/g, ' ');
  return code
    .replace(/\s*\n\s*(?=\??\.[a-z_$#])/gi, '')
    .replace(/(?<=[([])\s*\n\s*|,?\s*\n\s*(?=[)\]])/g, '')
    .replace(/\s+/g, ' ');
}

/** The same without the arguments of calls: `open(…).read`. */
export function toOneLineWithoutArguments(code: string): string {
  let kept = '';
  let depth = 0;
  for (const char of code) {
    if (char === ')' && depth > 0) depth--;
    if (depth === 0) kept += char;
    if (char !== '(') continue;
    if (depth === 0) kept += '…';
    depth++;
  }
  return toOneLine(kept);
}
