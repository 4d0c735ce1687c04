/** A field to find things by typing. */

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly set: (value: string) => void;
}

export function Find({ label, placeholder, value, set }: Props) {
  return (
    <input
      type="search"
      className="sw-find"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => {
        set(event.target.value);
      }}
    />
  );
}
