/** Nova's disabled reason, its URLs as links and our own signature left out. */

const URLS = /(https?:\/\/\S+)/u;
const SIGNATURE = /\s*\[slipway:[^\]]*\]\s*$/u;

export function Reason({ text }: { readonly text: string }) {
  const parts = text.replace(SIGNATURE, '').split(URLS);
  return (
    <span className="sw-break">
      {parts.map((part, index) =>
        URLS.test(part) ? (
          <a key={index} href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </span>
  );
}
