/** The mark: a boat on its slipway. */

export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0b4a8f" />
      <path d="M5 22.5 27 16.5" stroke="#7cc0ff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M7 17.2 24 12.6c-.6 3-2.4 4.6-5.2 5.4L12 19.8c-2.4.6-4.2-.3-5-2.6Z" fill="#fff" />
      <path d="M15 13.4V7.2l5.6 4.7Z" fill="#fff" />
      <path d="M5 26.5h22" stroke="#3d8bd6" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
